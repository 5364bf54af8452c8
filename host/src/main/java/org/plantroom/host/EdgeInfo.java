package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.sparkplug.EdgeMetrics;

/** Reads what an edge node of ours tells of itself and its devices beside their values. */
final class EdgeInfo {
  private static final int MAX_COUNTERS = 50;

  private EdgeInfo() {}

  /**
   * What the edge says of one device.
   *
   * @param connected true while it answers
   * @param since milliseconds since 1970 UTC
   * @param sentence for people
   * @param counters by name
   */
  record DeviceReport(
      boolean connected, long since, String sentence, Map<String, Long> counters) {}

  static String counterName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The device a metric tells of, or null when it tells of none. */
  static @Nullable String deviceOf(String name) {
    return name.startsWith(EdgeMetrics.DEVICE_LINK_PREFIX)
        ? name.substring(EdgeMetrics.DEVICE_LINK_PREFIX.length())
        : null;
  }

  /** Reads a device report; null when it is none. */
  static @Nullable DeviceReport parse(String text) {
    JsonNode json;
    try {
      json = Json.read(text);
    } catch (JsonProcessingException e) {
      return null;
    }
    Map<String, Long> counters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> counter : json.path("counters").properties()) {
      if (counters.size() < MAX_COUNTERS) {
        counters.put(counter.getKey(), counter.getValue().asLong());
      }
    }
    return new DeviceReport(
        json.path("connected").asBoolean(),
        json.path("since").asLong(),
        json.path("sentence").asText(),
        counters);
  }
}
