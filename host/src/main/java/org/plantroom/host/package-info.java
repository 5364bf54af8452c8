/**
 * What runs at the centre: Sparkplug data becomes live tags and history, and both are served over
 * HTTP and WebSocket. Knows no field protocol.
 */
@NullMarked
package org.plantroom.host;

import org.jspecify.annotations.NullMarked;
