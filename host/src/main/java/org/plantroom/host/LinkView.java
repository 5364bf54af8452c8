package org.plantroom.host;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;

/**
 * One link as the API shows it.
 *
 * @param path {@code broker}, the second {@code broker 2}, {@code history}, {@code site/edge},
 *     {@code site/edge/device} or, for the edge's way to another host, {@code
 *     site/edge/uplink/NAME}
 * @param state {@code connected} only while values can flow end to end, else {@code connecting} or
 *     {@code disconnected}
 * @param since RFC 3339 UTC
 * @param sentence for people
 * @param counters by name, shown beside the other members
 */
record LinkView(
    String path,
    String state,
    String since,
    String sentence,
    @JsonAnyGetter Map<String, Long> counters) {
  static final String CONNECTED = "connected";
  static final String CONNECTING = "connecting";
  static final String DISCONNECTED = "disconnected";
}
