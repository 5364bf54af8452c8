package org.plantroom.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
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
 * values: declared at birth, then sent when changed. That a device is reached or lost is told at
 * once; the counters of its link, which change with every poll, when its turn comes, so that an
 * edge of thousands of devices does not tell of all of them every few seconds.
 *
 * <p>Owned by the publisher's thread.
 */
final class EdgeReports {
  /** Devices whose counters are told at one time; so many or fewer are told of every time. */
  static final int COUNTED_A_TURN = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String uplink;
  private final Map<String, DevicePoller> pollers;
  private final EdgeWrites writes;
  private final UplinkBoard board;
  private final Map<String, Value> told = new LinkedHashMap<>();
  private final Map<String, Driver.DeviceStatus> toldLinks = new HashMap<>();
  private int turn;

  /**
   * Makes the reports for one host.
   *
   * @param uplink the name of the way to it
   * @param pollers by device; may change
   * @param writes tells of schedules and of read-only mode
   * @param board tells of the other uplinks
   */
  EdgeReports(
      String uplink, Map<String, DevicePoller> pollers, EdgeWrites writes, UplinkBoard board) {
    this.uplink = uplink;
    this.pollers = pollers;
    this.writes = writes;
    this.board = board;
  }

  /** The edge's own metrics for NBIRTH. */
  List<NodeMetric> births(Map<String, Long> counters, long now) {
    told.clear();
    toldLinks.clear();
    told.putAll(current(counters));
    pollers.forEach((device, poller) -> told.put(linkName(device), link(device, poller.status())));
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
    Map<String, Value> current = current(counters);
    addLinks(current);
    current.forEach(
        (name, value) -> {
          // What the last birth did not declare waits for the next.
          if (told.containsKey(name) && !value.equals(told.put(name, value))) {
            changes.add(Metric.data(alias.apply(name), Sample.good(value, now), false));
          }
        });
    return changes;
  }

  /**
   * Adds the devices that are reached or lost since they were told of, and those whose turn it is.
   */
  private void addLinks(Map<String, Value> current) {
    int count = pollers.size();
    int place = 0;
    for (Map.Entry<String, DevicePoller> each : pollers.entrySet()) {
      boolean isItsTurn = Math.floorMod(place++ - turn, Math.max(1, count)) < COUNTED_A_TURN;
      Driver.DeviceStatus status = each.getValue().status();
      if (isItsTurn || isNews(each.getKey(), status)) {
        current.put(linkName(each.getKey()), link(each.getKey(), status));
      }
    }
    turn = count <= COUNTED_A_TURN ? 0 : (turn + COUNTED_A_TURN) % count;
  }

  private boolean isNews(String device, Driver.DeviceStatus status) {
    Driver.DeviceStatus before = toldLinks.get(device);
    return before == null
        || before.connected() != status.connected()
        || before.since() != status.since()
        || !before.sentence().equals(status.sentence());
  }

  private static String linkName(String device) {
    return EdgeMetrics.DEVICE_LINK_PREFIX + device;
  }

  private Value link(String device, Driver.DeviceStatus status) {
    toldLinks.put(device, status);
    return Value.of(deviceLink(status));
  }

  private Map<String, Value> current(Map<String, Long> counters) {
    Map<String, Value> current = new LinkedHashMap<>();
    counters.forEach(
        (name, value) ->
            current.put(EdgeMetrics.EDGE_PREFIX + name, Value.ofLong(ValueType.I64, value)));
    current.put(
        EdgeMetrics.EDGE_PREFIX + EdgeMetrics.READ_ONLY,
        Value.ofLong(ValueType.I64, writes.gate().isReadOnly() ? 1 : 0));
    writes
        .schedules()
        .reports()
        .forEach(
            (tag, report) ->
                current.put(EdgeMetrics.SCHEDULE_PREFIX + tag, Value.of(json(report))));
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
  static String commandResult(String id, Driver.WriteOutcome outcome, long finishedAt) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("id", id);
    result.put("outcome", outcome.result().name());
    result.put("detail", outcome.sentence());
    result.put("time", finishedAt);
    if (outcome.until() != 0) {
      result.put("until", outcome.until());
    }
    return json(result);
  }

  private static String json(Object object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts are always JSON", e);
    }
  }
}
