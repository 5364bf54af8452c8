package org.plantroom.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WeeklyScheduleTest {
  /** 21 °C from 6 to 18 o'clock on working days, else 17 °C; Christmas 2026 as a Sunday. */
  private static final WeeklySchedule OFFICE = office();

  @Test
  void followsTheDay() {
    assertThat(OFFICE.at(LocalDateTime.parse("2026-11-23T05:59:59"))).isEqualTo(17);
    assertThat(OFFICE.at(LocalDateTime.parse("2026-11-23T06:00:00"))).isEqualTo(21);
    assertThat(OFFICE.at(LocalDateTime.parse("2026-11-23T18:00:00"))).isEqualTo(17);
  }

  @Test
  void holdsOverDaysWithoutTimes() {
    assertThat(OFFICE.at(LocalDateTime.parse("2026-11-22T12:00:00"))).isEqualTo(17);
    assertThat(OFFICE.nextChange(LocalDateTime.parse("2026-11-20T18:00:00")))
        .isEqualTo(LocalDateTime.parse("2026-11-23T06:00:00"));
  }

  @Test
  void exceptionsReplaceWholeDays() {
    assertThat(OFFICE.at(LocalDateTime.parse("2026-12-25T12:00:00"))).isEqualTo(16);
    assertThat(OFFICE.nextChange(LocalDateTime.parse("2026-12-24T19:00:00")))
        .isEqualTo(LocalDateTime.parse("2026-12-25T00:00:00"));
  }

  @Test
  void anEmptyScheduleIsRefused() {
    assertThatThrownBy(() -> new WeeklySchedule(Map.of(), Map.of()))
        .hasMessageContaining("at least one day");
    NavigableMap<LocalTime, Double> none = new TreeMap<>();
    Map<DayOfWeek, NavigableMap<LocalTime, Double>> monday = new EnumMap<>(DayOfWeek.class);
    monday.put(DayOfWeek.MONDAY, new TreeMap<>(Map.of(LocalTime.NOON, 1.0)));
    LocalDate day = LocalDate.parse("2026-12-25");
    assertThatThrownBy(() -> new WeeklySchedule(monday, Map.of(day, none)))
        .hasMessageContaining("2026-12-25 needs a time");
  }

  private static WeeklySchedule office() {
    Map<DayOfWeek, NavigableMap<LocalTime, Double>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
        week.put(day, new TreeMap<>(Map.of(LocalTime.of(6, 0), 21.0, LocalTime.of(18, 0), 17.0)));
      }
    }
    NavigableMap<LocalTime, Double> holiday = new TreeMap<>(Map.of(LocalTime.MIDNIGHT, 16.0));
    return new WeeklySchedule(week, Map.of(LocalDate.parse("2026-12-25"), holiday));
  }
}
