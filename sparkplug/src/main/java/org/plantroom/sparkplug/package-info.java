/**
 * Sparkplug B 3.0 without MQTT: topics, the payload codec, and the edge's and the host's session as
 * pure state machines. Bytes from the network become results and events, never exceptions.
 */
@NullMarked
package org.plantroom.sparkplug;

import org.jspecify.annotations.NullMarked;
