package org.plantroom.core;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is written to a tag when: days of the week, with exceptions, in the site's time zone. A time
 * of day that the spring change leaves out comes an hour later, one that the autumn change has
 * twice counts the first time, so that every switch comes once a day.
 *
 * @param zone where its days begin
 * @param weekly what is written when, by day of the week; a day without switches goes on as before
 * @param exceptions days that are otherwise; of two the first counts
 */
public record Schedule(
    ZoneId zone,
    Map<DayOfWeek, SortedMap<LocalTime, Value>> weekly,
    List<Schedule.SpecialDays> exceptions) {

  /** Farther than this no switch is looked for; a year and a month. */
  private static final int MOST_DAYS = 400;

  /** Copies. */
  public Schedule {
    Map<DayOfWeek, SortedMap<LocalTime, Value>> week = new EnumMap<>(DayOfWeek.class);
    weekly.forEach((day, at) -> week.put(day, copy(at)));
    weekly = Collections.unmodifiableMap(week);
    exceptions = List.copyOf(exceptions);
  }

  private static SortedMap<LocalTime, Value> copy(SortedMap<LocalTime, Value> day) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(day));
  }

  /**
   * Days that are not as their day of the week.
   *
   * @param name for people
   * @param from the first day
   * @param to the last day
   * @param days which of them; empty for all
   * @param at what is written when
   */
  public record SpecialDays(
      String name,
      LocalDate from,
      LocalDate to,
      Set<LocalDate> days,
      SortedMap<LocalTime, Value> at) {
    /** Copies. */
    public SpecialDays {
      days = Set.copyOf(days);
      at = copy(at);
    }

    boolean contains(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to) && (days.isEmpty() || days.contains(day));
    }
  }

  /**
   * A value that is due.
   *
   * @param time milliseconds since 1970 UTC
   * @param value what is written then
   */
  public record Switch(long time, Value value) {}

  /** The switch whose value holds at a time; null when none was within the last year. */
  public @Nullable Switch at(long millis) {
    LocalDate today = dayOf(millis);
    for (int back = 0; back <= MOST_DAYS; back++) {
      for (Switch last : switches(today.minusDays(back)).reversed()) {
        if (last.time() <= millis) {
          return last;
        }
      }
    }
    return null;
  }

  /** The first switch after a time; null when none is within a year. */
  public @Nullable Switch next(long millis) {
    LocalDate today = dayOf(millis);
    for (int ahead = 0; ahead <= MOST_DAYS; ahead++) {
      for (Switch next : switches(today.plusDays(ahead))) {
        if (next.time() > millis) {
          return next;
        }
      }
    }
    return null;
  }

  private LocalDate dayOf(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
  }

  /**
   * What is planned for a day.
   *
   * @param date the day
   * @param exception name of the exception it belongs to; empty for a day like its day of the week
   * @param at what is written when, by the site's clock
   */
  public record Day(LocalDate date, String exception, SortedMap<LocalTime, Value> at) {
    /** Copies. */
    public Day {
      at = copy(at);
    }
  }

  /** What is planned for a day of the calendar. */
  public Day on(LocalDate date) {
    for (SpecialDays exception : exceptions) {
      if (exception.contains(date)) {
        return new Day(date, exception.name(), exception.at());
      }
    }
    return new Day(
        date, "", weekly.getOrDefault(date.getDayOfWeek(), Collections.emptySortedMap()));
  }

  /** What is due on a day, in the order of the clock that knows no summer. */
  private List<Switch> switches(LocalDate day) {
    List<Switch> switches = new ArrayList<>();
    // Of ZonedDateTime: a gap moves the time on by its length, an overlap has the earlier offset.
    on(day)
        .at()
        .forEach(
            (at, value) ->
                switches.add(
                    new Switch(day.atTime(at).atZone(zone).toInstant().toEpochMilli(), value)));
    switches.sort(Comparator.comparingLong(Switch::time));
    return switches;
  }
}
