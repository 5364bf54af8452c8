package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.BirthMetric;
import org.plantroom.sparkplug.EdgeMetrics;

/** Reads what an edge node of ours tells of itself and its devices beside their values. */
final class EdgeInfo {
  private static final int MAX_COUNTERS = 50;
  private static final int MAX_SENTENCE = 500;
  private static final Pattern COUNTER = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

  /** Members of {@link LinkView} that no counter may hide. */
  private static final Set<String> TAKEN =
      Set.of("path", "state", "since", "sentence", "lastRefusal", "lastRefusalAt");

  private EdgeInfo() {}

  /**
   * What the edge says of one device.
   *
   * @param connected true while it answers
   * @param since milliseconds since 1970 UTC
   * @param sentence for people
   * @param counters by name
   */
  record LinkReport(boolean connected, long since, String sentence, Map<String, Long> counters) {}

  /** The name of a counter of the edge's own, or null when the metric is none. */
  static @Nullable String counterOf(String metric, Value value) {
    boolean whole = value.type().isNumeric() && !value.type().isFloating();
    if (!whole || value.type() == ValueType.U64 || !metric.startsWith(EdgeMetrics.EDGE_PREFIX)) {
      return null;
    }
    String name = metric.substring(EdgeMetrics.EDGE_PREFIX.length());
    return isCounter(name) ? name : null;
  }

  private static boolean isCounter(String name) {
    return COUNTER.matcher(name).matches() && !TAKEN.contains(name);
  }

  /** The device a metric tells of, or null when it tells of none. */
  static @Nullable String deviceOf(String metric) {
    return metric.startsWith(EdgeMetrics.DEVICE_LINK_PREFIX)
        ? metric.substring(EdgeMetrics.DEVICE_LINK_PREFIX.length())
        : null;
  }

  /** The uplink a metric tells of, or null when it tells of none. */
  static @Nullable String uplinkOf(String metric) {
    return metric.startsWith(EdgeMetrics.UPLINK_PREFIX)
        ? metric.substring(EdgeMetrics.UPLINK_PREFIX.length())
        : null;
  }

  /** The devices that the metrics of a birth tell of. */
  static Set<String> devicesOf(List<BirthMetric> metrics) {
    Set<String> devices = new HashSet<>();
    for (BirthMetric metric : metrics) {
      String device = deviceOf(metric.name());
      if (device != null) {
        devices.add(device);
      }
    }
    return devices;
  }

  /** Reads a link report; null when it is none. */
  static @Nullable LinkReport parse(Value value) {
    if (value.type() != ValueType.STRING) {
      return null;
    }
    JsonNode json;
    try {
      json = Json.read(value.toString());
    } catch (JsonProcessingException e) {
      return null;
    }
    if (!json.path("connected").isBoolean()) {
      return null;
    }
    String sentence = json.path("sentence").asText();
    return new LinkReport(
        json.path("connected").asBoolean(),
        json.path("since").asLong(),
        sentence.substring(0, Math.min(sentence.length(), MAX_SENTENCE)),
        counters(json.path("counters")));
  }

  private static Map<String, Long> counters(JsonNode json) {
    Map<String, Long> counters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> counter : json.properties()) {
      if (counters.size() < MAX_COUNTERS && isCounter(counter.getKey())) {
        counters.put(counter.getKey(), counter.getValue().asLong());
      }
    }
    return counters;
  }
}
