/**
 * One connection to any MQTT broker, kept alive for ever, and the embedded broker. Knows topics and
 * bytes and nothing of what they mean.
 */
@NullMarked
package org.plantroom.mqtt;

import org.jspecify.annotations.NullMarked;
