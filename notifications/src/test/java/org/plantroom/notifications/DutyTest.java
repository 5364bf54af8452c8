package org.plantroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.core.AlarmPriority;
import org.plantroom.core.Notifications.Person;
import org.plantroom.core.Notifications.Quiet;
import org.plantroom.core.Notifications.Shift;

class DutyTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final Set<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);
  private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final List<Shift> THREE_SHIFTS =
      List.of(
          shift(ALL_DAYS, "06:00", "14:00", "early"),
          shift(ALL_DAYS, "14:00", "22:00", "late"),
          shift(ALL_DAYS, "22:00", "06:00", "night"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T05:00:00Z, early", // Monday 06:00 in Stockholm
    "2026-11-23T04:59:59Z, night",
    "2026-11-23T13:00:00Z, late",
    "2026-11-23T21:00:00Z, night",
  })
  void shiftsBeginAndEndByTheSitesClock(Instant now, String who) {
    assertThat(Duty.onDuty(THREE_SHIFTS, now, STOCKHOLM)).containsExactly(who);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29, 23, 7", // the night loses an hour
    "2026-10-25, 25, 9",
    "2026-11-23, 24, 8",
  })
  void everyMomentOfDaysOf23And25HoursIsInOneShift(LocalDate day, int hours, int nightHours) {
    Instant begin = day.atStartOfDay(STOCKHOLM).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(STOCKHOLM).toInstant();
    assertThat(Duration.between(begin, end)).hasHours(hours);
    Map<String, Integer> quarters = new TreeMap<>();
    for (Instant now = begin; now.isBefore(end); now = now.plus(Duration.ofMinutes(15))) {
      Set<String> who = Duty.onDuty(THREE_SHIFTS, now, STOCKHOLM);
      assertThat(who).as("%s", now).hasSize(1);
      quarters.merge(who.iterator().next(), 1, Integer::sum);
    }
    assertThat(quarters).isEqualTo(Map.of("early", 32, "late", 32, "night", 4 * nightHours));
  }

  @Test
  void nightShiftOfFridayEndsOnSaturday() {
    List<Shift> roster = List.of(shift(WEEK, "22:00", "06:00", "night"));
    assertThat(Duty.onDuty(roster, at("2026-11-28T03:00:00Z"), STOCKHOLM)).containsExactly("night");
    assertThat(Duty.onDuty(roster, at("2026-11-28T22:00:00Z"), STOCKHOLM)).isEmpty();
    assertThat(Duty.onDuty(roster, at("2026-11-23T03:00:00Z"), STOCKHOLM)).isEmpty();
  }

  @Test
  void shiftWithoutHoursIsAllDay() {
    List<Shift> roster = List.of(shift(WEEK, "00:00", "00:00", "office"));
    assertThat(Duty.onDuty(roster, at("2026-11-23T12:00:00Z"), STOCKHOLM))
        .containsExactly("office");
    assertThat(Duty.onDuty(roster, at("2026-11-22T12:00:00Z"), STOCKHOLM)).isEmpty();
  }

  @Test
  void quietHoursMaySpanMidnight() {
    Quiet night = new Quiet(LocalTime.of(22, 0), LocalTime.of(6, 0), AlarmPriority.CRITICAL);
    assertThat(Duty.isQuiet(night, at("2026-11-23T21:00:00Z"), STOCKHOLM)).isTrue();
    assertThat(Duty.isQuiet(night, at("2026-11-23T04:59:00Z"), STOCKHOLM)).isTrue();
    assertThat(Duty.isQuiet(night, at("2026-11-23T05:00:00Z"), STOCKHOLM)).isFalse();
    Quiet noon = new Quiet(LocalTime.of(12, 0), LocalTime.of(13, 0), AlarmPriority.CRITICAL);
    assertThat(Duty.isQuiet(noon, at("2026-11-23T11:30:00Z"), STOCKHOLM)).isTrue();
    assertThat(Duty.isQuiet(noon, at("2026-11-23T12:00:00Z"), STOCKHOLM)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T20:59:59Z, 2026-11-23T20:59:59Z", // not yet quiet
    "2026-11-23T21:00:00Z, 2026-11-24T05:00:00Z", // Monday 22:00 in Stockholm
    "2026-11-23T04:00:00Z, 2026-11-23T05:00:00Z",
    "2026-10-24T21:00:00Z, 2026-10-25T05:00:00Z", // the night of 25 hours
  })
  void whoIsNotToBeDisturbedIsToldOnceQuietHoursAreOver(Instant now, Instant told) {
    Quiet night = new Quiet(LocalTime.of(22, 0), LocalTime.of(6, 0), AlarmPriority.HIGH);
    Person ann = new Person("Ann", "ann@example.org", null, night);
    assertThat(Duty.mayBeTold(ann, AlarmPriority.MEDIUM, now, STOCKHOLM)).isEqualTo(told);
    assertThat(Duty.mayBeTold(ann, AlarmPriority.HIGH, now, STOCKHOLM)).isEqualTo(now);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static Shift shift(Set<DayOfWeek> days, String from, String to, String person) {
    return new Shift(days, LocalTime.parse(from), LocalTime.parse(to), List.of(person));
  }
}
