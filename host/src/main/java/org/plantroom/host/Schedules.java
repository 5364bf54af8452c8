package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Schedule;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.security.AuditTrail;
import org.plantroom.sparkplug.EdgeMetrics;

/**
 * Where the edges say their schedules stand. Each switch that was written leaves a line in the
 * audit; of those that an edge wrote while it was away only the last is known. Thread-safe.
 */
final class Schedules implements EdgeWords {
  /** What the trail calls these lines. */
  static final String WHAT = "schedule";

  private static final int MAX_SENTENCE = 500;

  private final RunningProject running;
  private final AuditTrail audit;
  private final Map<TagPath, Report> reports = new ConcurrentHashMap<>();

  /**
   * What an edge says of one schedule.
   *
   * @param state scheduled, waiting or overridden
   * @param since the time of the switch that was written last, milliseconds since 1970 UTC; 0 for
   *     none
   * @param overriddenUntil milliseconds since 1970 UTC; 0 when it is not
   * @param sentence for people; may be empty
   */
  record Report(String state, long since, long overriddenUntil, String sentence) {}

  Schedules(RunningProject running, AuditTrail audit) {
    this.running = running;
    this.audit = audit;
  }

  @Override
  public void say(EdgeId edge, String metric, Value value) {
    if (!metric.startsWith(EdgeMetrics.SCHEDULE_PREFIX)) {
      return;
    }
    String rest = metric.substring(EdgeMetrics.SCHEDULE_PREFIX.length());
    int slash = rest.indexOf('/');
    if (slash <= 0 || slash == rest.length() - 1) {
      return;
    }
    TagPath tag = edge.device(rest.substring(0, slash)).tag(rest.substring(slash + 1));
    // Only schedules of the project: a stranger's words fill nothing.
    if (schedule(tag) != null) {
      take(tag, value.toString());
    }
  }

  private void take(TagPath tag, String text) {
    JsonNode json;
    try {
      json = Json.read(text);
    } catch (JsonProcessingException e) {
      return;
    }
    String sentence = json.path("sentence").asText();
    Report now =
        new Report(
            json.path("state").asText(),
            json.path("since").asLong(),
            json.path("overriddenUntil").asLong(),
            sentence.substring(0, Math.min(sentence.length(), MAX_SENTENCE)));
    Report before = reports.put(tag, now);
    boolean isSwitched = now.state().equals("scheduled") && now.since() != 0;
    if (isSwitched && before != null && before.since() != now.since()) {
      note(tag, now);
    }
  }

  private void note(TagPath tag, Report report) {
    Schedule schedule = schedule(tag);
    Schedule.Switch written = schedule == null ? null : schedule.at(report.since());
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("tag", tag.toString());
    details.put("requested", written == null ? null : written.value().boxed());
    details.put("time", Json.time(report.since()));
    audit.note(WHAT, AuditTrail.HOST, "", details);
  }

  private @Nullable Schedule schedule(TagPath tag) {
    Device device = running.project().device(tag.deviceId());
    return device == null ? null : device.schedules().get(tag.tag());
  }

  /** What the edge says of a tag's schedule; null when it has said nothing. */
  @Nullable Report of(TagPath tag) {
    return reports.get(tag);
  }
}
