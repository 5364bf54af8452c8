package org.plantroom.host;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
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
 * @param before what holds when the first of these days begins; null when nothing was planned
 * @param week what is planned for today and the six days after it, by the site's clock
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
    String sentence,
    @Nullable Object before,
    List<DayView> week) {

  private static final int DAYS = 7;

  /** A value and the time of day it is written, e.g. {@code 06:00}. */
  record SwitchView(String at, Object value) {}

  /**
   * What is planned for a day.
   *
   * @param day e.g. {@code 2026-12-24}
   * @param exception the name of the exception it belongs to; empty for none
   */
  record DayView(String day, String exception, List<SwitchView> at) {
    static DayView of(Schedule.Day day) {
      return new DayView(
          day.date().toString(),
          day.exception(),
          day.at().entrySet().stream()
              .map(one -> new SwitchView(one.getKey().toString(), one.getValue().boxed()))
              .toList());
    }
  }

  static ScheduleView of(
      TagPath tag, Schedule schedule, Schedules.@Nullable Report report, long now) {
    Schedule.Switch due = schedule.at(now);
    Schedule.Switch next = schedule.next(now);
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now), schedule.zone());
    Schedule.Switch before =
        schedule.at(today.atStartOfDay(schedule.zone()).toInstant().toEpochMilli() - 1);
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
        report == null ? "" : report.sentence(),
        before == null ? null : before.value().boxed(),
        Stream.iterate(today, day -> day.plusDays(1))
            .limit(DAYS)
            .map(day -> DayView.of(schedule.on(day)))
            .toList());
  }
}
