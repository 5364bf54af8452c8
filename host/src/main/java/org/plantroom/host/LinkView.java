package org.plantroom.host;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 * @param lastRefusal what was not taken last and why, for people; of an edge node's link only, null
 *     while there was nothing
 * @param lastRefusalAt when that was, RFC 3339 UTC
 * @param counters by name, shown beside the other members
 */
record LinkView(
    String path,
    String state,
    String since,
    String sentence,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lastRefusal,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lastRefusalAt,
    @JsonAnyGetter Map<String, Long> counters) {
  static final String CONNECTED = "connected";
  static final String CONNECTING = "connecting";
  static final String DISCONNECTED = "disconnected";
}
