package org.plantroom.core;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of words that schedules hold. */
final class ScheduleKinds {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)";

  /** Days of the week, e.g. {@code mon-fri}, {@code sat,sun} or {@code daily}. */
  static final ScalarKind<Set<DayOfWeek>> WEEKDAYS =
      new ScalarKind<>(
          "days such as mon-fri, sat,sun or daily",
          ScheduleKinds::days,
          Shapes.pattern("daily|%1$s(?:-%1$s)?(?:,%1$s(?:-%1$s)?)*".formatted(DAY)));

  /** A time of day, hours and minutes. */
  static final ScalarKind<LocalTime> TIME =
      new ScalarKind<>(
          "a time of day from 00:00 to 23:59",
          ScheduleKinds::time,
          Shapes.pattern("(?:[01][0-9]|2[0-3]):[0-5][0-9]"));

  /** A day of the calendar. */
  static final ScalarKind<LocalDate> DATE =
      new ScalarKind<>(
          "a date such as 2026-12-24",
          ScheduleKinds::date,
          Shapes.pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}"));

  private ScheduleKinds() {}

  private static Optional<Set<DayOfWeek>> days(String text) {
    if (text.equals("daily")) {
      return Optional.of(EnumSet.allOf(DayOfWeek.class));
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] ends = part.strip().split("-", 2);
      int first = DAYS.indexOf(ends[0].strip());
      int last = DAYS.indexOf(ends[ends.length - 1].strip());
      if (first < 0 || last < 0) {
        return Optional.empty();
      }
      // A range may go over the end of the week, as fri-mon.
      for (int i = 0; i <= Math.floorMod(last - first, DAYS.size()); i++) {
        days.add(DayOfWeek.MONDAY.plus(first + i));
      }
    }
    return Optional.of(days);
  }

  private static Optional<LocalTime> time(String text) {
    return text.matches("[0-9]{2}:[0-9]{2}")
        ? parsed(() -> LocalTime.parse(text))
        : Optional.empty();
  }

  private static Optional<LocalDate> date(String text) {
    return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
        ? parsed(() -> LocalDate.parse(text))
        : Optional.empty();
  }

  private static <T> Optional<T> parsed(java.util.function.Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
