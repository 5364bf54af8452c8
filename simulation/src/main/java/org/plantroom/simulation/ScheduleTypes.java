package org.plantroom.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.plantroom.controls.WeeklySchedule;
import org.plantroom.physics.Component;

/** Values by the clock, in plant files. */
final class ScheduleTypes {
  /**
   * A plant's year has no number; one that begins on a Monday as plants' years do stands for it.
   */
  private static final LocalDateTime NEW_YEAR = LocalDateTime.of(2018, 1, 1, 0, 0);

  private ScheduleTypes() {}

  /** A week of working days and weekend, with exceptions. */
  static ComponentType schedule() {
    return new ComponentType(
        "schedule",
        "values by the clock; the year begins on a Monday",
        List.of(
            Parameter.table("workdays", "time of day and value from then on", "h", "1"),
            Parameter.table(
                    "weekend",
                    "the same for Saturday and Sunday; without, as Friday ends",
                    "h",
                    "1")
                .optional(),
            Parameter.table(
                    "exceptions",
                    "day of the year from 1, number of days, value all day",
                    "1",
                    "1",
                    "1")
                .optional(),
            Parameter.text("unit", "of the value").or("1")),
        ScheduleTypes::schedule);
  }

  private static Component schedule(Values values) {
    WeeklySchedule schedule = new WeeklySchedule(week(values), exceptions(values));
    Clock clock = new Clock(schedule, NEW_YEAR.plusNanos(Math.round(values.start() * 1e9)));
    return new ControlBlock((in, out, seconds) -> out[0] = clock.step(seconds))
        .output("value", values.text("unit"), clock.value);
  }

  private static Map<DayOfWeek, NavigableMap<LocalTime, Double>> week(Values values) {
    Map<DayOfWeek, NavigableMap<LocalTime, Double>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean isWeekend = day.compareTo(DayOfWeek.SATURDAY) >= 0;
      if (!isWeekend) {
        week.put(day, times(values.table("workdays")));
      } else if (values.has("weekend")) {
        week.put(day, times(values.table("weekend")));
      }
    }
    return week;
  }

  private static NavigableMap<LocalTime, Double> times(double[][] rows) {
    NavigableMap<LocalTime, Double> times = new TreeMap<>();
    for (double[] row : rows) {
      if (row[0] < 0 || row[0] >= 24) {
        throw new IllegalArgumentException(
            "a time of day is 0 h to less than 24 h [%s h]".formatted(row[0]));
      }
      times.put(LocalTime.MIDNIGHT.plus(Math.round(row[0] * 3600), ChronoUnit.SECONDS), row[1]);
    }
    return times;
  }

  private static Map<LocalDate, NavigableMap<LocalTime, Double>> exceptions(Values values) {
    Map<LocalDate, NavigableMap<LocalTime, Double>> exceptions = new HashMap<>();
    double[][] rows = values.has("exceptions") ? values.table("exceptions") : new double[0][];
    for (double[] row : rows) {
      for (int i = 0; i < row[1]; i++) {
        LocalDate day = NEW_YEAR.toLocalDate().plusDays((long) row[0] - 1 + i);
        exceptions.put(day, new TreeMap<>(Map.of(LocalTime.MIDNIGHT, row[2])));
      }
    }
    return exceptions;
  }

  /** Looks into the schedule only when its value may change. */
  private static final class Clock {
    private final WeeklySchedule schedule;
    private final LocalDateTime start;
    private double elapsed;
    private double until;
    private double value;

    Clock(WeeklySchedule schedule, LocalDateTime start) {
      this.schedule = schedule;
      this.start = start;
      look();
    }

    /** The value at the beginning of the step. */
    double step(double seconds) {
      if (elapsed >= until) {
        look();
      }
      elapsed += seconds;
      return value;
    }

    private void look() {
      LocalDateTime now = start.plusNanos(Math.round(elapsed * 1e9));
      value = schedule.at(now);
      until = ChronoUnit.MILLIS.between(start, schedule.nextChange(now)) / 1e3;
    }
  }
}
