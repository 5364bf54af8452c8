package org.plantroom.controls;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Values by the clock: each day of the week has times from which a value holds, exceptions replace
 * whole days. Before the first time of a day the last value of the day before holds.
 *
 * <pre>
 *   local time ─▶[ Mo … Su, exceptions ]─▶ value
 * </pre>
 *
 * <p>Immutable; local time, whatever the caller's clock calls local.
 *
 * <p>Equation: the value of the last time not after now. Assumptions: the clock may jump; what
 * holds depends on it alone. Units: the value's; times of day to the second. Range: any date.
 * Source: BACnet schedules, ISO 16484-5, 12.24.
 */
public final class WeeklySchedule {
  private final Map<DayOfWeek, NavigableMap<LocalTime, Double>> days =
      new EnumMap<>(DayOfWeek.class);
  private final Map<LocalDate, NavigableMap<LocalTime, Double>> exceptions = new HashMap<>();

  /**
   * A schedule.
   *
   * @param days times and values a day; days that are absent change nothing
   * @param exceptions days that differ, e.g. holidays
   * @throws IllegalArgumentException when all days of the week, or an exception, have no time
   */
  public WeeklySchedule(
      Map<DayOfWeek, NavigableMap<LocalTime, Double>> days,
      Map<LocalDate, NavigableMap<LocalTime, Double>> exceptions) {
    days.forEach((day, times) -> this.days.put(day, new TreeMap<>(times)));
    exceptions.forEach((day, times) -> this.exceptions.put(day, new TreeMap<>(times)));
    if (days.values().stream().allMatch(Map::isEmpty)) {
      throw new IllegalArgumentException("a schedule needs a time on at least one day of the week");
    }
    exceptions.forEach(WeeklySchedule::check);
  }

  /** The value at a time. */
  public double at(LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    Map.Entry<LocalTime, Double> entry = times(day).floorEntry(time.toLocalTime());
    while (entry == null) {
      day = day.minusDays(1);
      entry = times(day).lastEntry();
    }
    return entry.getValue();
  }

  /** When the value may change next: the end of the time {@link #at} holds for. */
  public LocalDateTime nextChange(LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    LocalTime later = times(day).higherKey(time.toLocalTime());
    while (later == null) {
      day = day.plusDays(1);
      later = times(day).isEmpty() ? null : times(day).firstKey();
    }
    return day.atTime(later);
  }

  private static void check(LocalDate day, NavigableMap<LocalTime, Double> times) {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("the exception of %s needs a time".formatted(day));
    }
  }

  private NavigableMap<LocalTime, Double> times(LocalDate day) {
    NavigableMap<LocalTime, Double> exception = exceptions.get(day);
    return exception != null
        ? exception
        : days.getOrDefault(day.getDayOfWeek(), Collections.emptyNavigableMap());
  }
}
