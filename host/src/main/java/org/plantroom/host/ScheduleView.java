package org.plantroom.host;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Schedule;
import org.plantroom.core.TagPath;

/**
 * A tag's schedule as the API shows it.
 *
 * @param tag site/edge/device/tag
 * @param timeZone the site's
 * @param state scheduled, waiting, overridden, or unknown while the edge has said nothing
 * @param value what the schedule has now; null when it has nothing yet
 * @param since when that was due, RFC 3339 UTC
 * @param next when the next switch is due, RFC 3339 UTC
 * @param nextValue what is written then
 * @param overriddenUntil RFC 3339 UTC; null when it is not
 * @param sentence why the value could not be written; may be empty
 */
record ScheduleView(
    String tag,
    String timeZone,
    String state,
    @Nullable Object value,
    @Nullable String since,
    @Nullable String next,
    @Nullable Object nextValue,
    @Nullable String overriddenUntil,
    String sentence) {

  static ScheduleView of(
      TagPath tag, Schedule schedule, Schedules.@Nullable Report report, long now) {
    Schedule.Switch due = schedule.at(now);
    Schedule.Switch next = schedule.next(now);
    return new ScheduleView(
        tag.toString(),
        schedule.zone().getId(),
        report == null ? "unknown" : report.state(),
        due == null ? null : due.value().boxed(),
        due == null ? null : Json.time(due.time()),
        next == null ? null : Json.time(next.time()),
        next == null ? null : next.value().boxed(),
        report == null || report.overriddenUntil() == 0
            ? null
            : Json.time(report.overriddenUntil()),
        report == null ? "" : report.sentence());
  }
}
