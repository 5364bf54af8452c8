package org.plantroom.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.Metric;
import org.plantroom.sparkplug.NodeMetric;

/**
 * What the edge tells a host of itself, of its devices' links and of its other uplinks beside the
 * values: declared at birth, then sent when changed. Owned by the publisher's thread.
 */
final class EdgeReports {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String uplink;
  private final Map<String, DevicePoller> pollers;
  private final UplinkBoard board;
  private final Map<String, Value> told = new LinkedHashMap<>();

  /**
   * Makes the reports for one host.
   *
   * @param uplink the name of the way to it
   * @param pollers by device; may change
   * @param board tells of the other uplinks
   */
  EdgeReports(String uplink, Map<String, DevicePoller> pollers, UplinkBoard board) {
    this.uplink = uplink;
    this.pollers = pollers;
    this.board = board;
  }

  /** The edge's own metrics for NBIRTH. */
  List<NodeMetric> births(Map<String, Long> counters, long now) {
    told.clear();
    told.putAll(current(counters));
    List<NodeMetric> metrics = new ArrayList<>();
    told.forEach((name, value) -> metrics.add(metric(name, value.type(), Sample.good(value, now))));
    Sample nothing = Sample.bad(Quality.BAD_WAITING, now);
    metrics.add(metric(EdgeMetrics.COMMAND, ValueType.STRING, nothing));
    metrics.add(metric(EdgeMetrics.COMMAND_RESULT, ValueType.STRING, nothing));
    return metrics;
  }

  private static NodeMetric metric(String name, ValueType type, Sample sample) {
    return new NodeMetric(name, type, "", "", sample);
  }

  /**
   * What has changed since it was last told; perhaps nothing.
   *
   * @param alias of a metric of the edge's own
   */
  List<Metric> changes(Map<String, Long> counters, Function<String, Long> alias, long now) {
    List<Metric> changes = new ArrayList<>();
    current(counters)
        .forEach(
            (name, value) -> {
              if (!value.equals(told.put(name, value))) {
                changes.add(Metric.data(alias.apply(name), Sample.good(value, now), false));
              }
            });
    return changes;
  }

  private Map<String, Value> current(Map<String, Long> counters) {
    Map<String, Value> current = new LinkedHashMap<>();
    counters.forEach(
        (name, value) ->
            current.put(EdgeMetrics.EDGE_PREFIX + name, Value.ofLong(ValueType.I64, value)));
    pollers.forEach(
        (device, poller) ->
            current.put(
                EdgeMetrics.DEVICE_LINK_PREFIX + device, Value.of(deviceLink(poller.status()))));
    board
        .othersThan(uplink)
        .forEach(
            (name, notice) ->
                current.put(
                    EdgeMetrics.UPLINK_PREFIX + name,
                    Value.of(
                        link(
                            notice.connected(),
                            notice.since(),
                            notice.sentence(),
                            notice.counters()))));
    return current;
  }

  private static String deviceLink(Driver.DeviceStatus status) {
    Map<String, Long> counters = new LinkedHashMap<>();
    status.counters().forEach(c -> counters.put(c.name(), c.value()));
    return link(status.connected(), status.since(), status.sentence(), counters);
  }

  private static String link(
      boolean connected, long since, String sentence, Map<String, Long> counters) {
    Map<String, Object> link = new LinkedHashMap<>();
    link.put("connected", connected);
    link.put("since", since);
    link.put("sentence", sentence);
    link.put("counters", counters);
    return json(link);
  }

  /** What a command came to, as the host reads it. */
  static String commandResult(String id, String outcome, String detail, long finishedAt) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("id", id);
    result.put("outcome", outcome);
    result.put("detail", detail);
    result.put("time", finishedAt);
    return json(result);
  }

  private static String json(Map<String, Object> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of numbers and texts are always JSON", e);
    }
  }
}
