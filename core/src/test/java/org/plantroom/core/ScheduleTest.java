package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules as project files write them, on usual days and on those of the clock's change. */
class ScheduleTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  private static final String TYPE =
      """
      name: T
      class: pump
      tags:
        SetPoint: {register: holding 1, type: f32, unit: °C, write: {min: 5, max: 30}}
        Mode: {register: holding 3, type: u16, states: {0: off, 1: day}, write: true}
      """;

  private static final String SITE =
      """
      timeZone: Europe/Stockholm
      calendars:
        holidays: [2026-12-25, 2027-01-01]
      edges:
        e:
          devices:
            d:
              type: t
              address: 127.0.0.1
              schedules:
                SetPoint:
                  weekly:
                    mon-fri: {"06:00": 21, "18:00": 17.5}
                    sun: {"02:30": 19}
                  exceptions:
                    closed: {from: 2026-12-28, to: 2026-12-30, at: {"00:00": 10}}
                    holidays: {calendar: holidays, at: {"08:00": 20}}
                Mode:
                  weekly:
                    daily: {"00:00": off, "07:00": day}
      """;

  private static Schedule schedule(Path folder, String tag) throws IOException {
    Spoilt.write(folder, "project.yaml", "project: p\n");
    Spoilt.write(folder, "types/t.yaml", TYPE);
    Spoilt.write(folder, "sites/s.yaml", SITE);
    ProjectCheck.Valid valid = (ProjectCheck.Valid) ProjectFiles.read(folder);
    Device device = Objects.requireNonNull(valid.project().device(new DeviceId("s", "e", "d")));
    return Objects.requireNonNull(device.schedules().get(tag));
  }

  private static long local(String time) {
    return LocalDateTime.parse(time).atZone(STOCKHOLM).toInstant().toEpochMilli();
  }

  private static double number(Schedule.@Nullable Switch found) {
    return Objects.requireNonNull(found).value().asDouble();
  }

  @Test
  void valueOfTheLatestSwitchHolds(@TempDir Path folder) throws IOException {
    Schedule schedule = schedule(folder, "SetPoint");
    assertThat(number(schedule.at(local("2026-11-23T05:59")))).isEqualTo(19);
    assertThat(number(schedule.at(local("2026-11-23T06:00")))).isEqualTo(21);
    assertThat(number(schedule.at(local("2026-11-23T18:00")))).isEqualTo(17.5);
    // Saturday has no switches and goes on as Friday ended.
    assertThat(number(schedule.at(local("2026-11-28T12:00")))).isEqualTo(17.5);
    assertThat(Objects.requireNonNull(schedule.next(local("2026-11-28T12:00"))))
        .isEqualTo(new Schedule.Switch(local("2026-11-29T02:30"), Value.of(19f)));
  }

  @Test
  void exceptionStandsInsteadOfTheDayOfTheWeek(@TempDir Path folder) throws IOException {
    Schedule schedule = schedule(folder, "SetPoint");
    // Friday 25 December is in the calendar.
    assertThat(number(schedule.at(local("2026-12-25T07:00")))).isEqualTo(17.5);
    assertThat(number(schedule.at(local("2026-12-25T23:00")))).isEqualTo(20);
    assertThat(number(schedule.at(local("2026-12-29T12:00")))).isEqualTo(10);
    assertThat(number(schedule.at(local("2026-12-31T05:00")))).isEqualTo(10);
    assertThat(number(schedule.at(local("2026-12-31T06:00")))).isEqualTo(21);
  }

  @Test
  void stateIsWrittenByItsWord(@TempDir Path folder) throws IOException {
    assertThat(schedule(folder, "Mode").at(local("2026-11-23T12:00")))
        .isEqualTo(new Schedule.Switch(local("2026-11-23T07:00"), Value.ofLong(ValueType.U16, 1)));
  }

  @Test
  void everySwitchComesOnceOnTheDaysOfTheClocksChange(@TempDir Path folder) throws IOException {
    Schedule schedule = schedule(folder, "SetPoint");
    // 02:30 is left out on 28 March 2027, and is there twice on 25 October 2026.
    assertThat(switches(schedule, "2027-03-27T12:00", "2027-03-28T12:00"))
        .containsExactly("2027-03-28T01:30:00Z");
    assertThat(switches(schedule, "2026-10-24T12:00", "2026-10-25T12:00"))
        .containsExactly("2026-10-25T00:30:00Z");
  }

  private static List<String> switches(Schedule schedule, String from, String to) {
    List<String> found = new ArrayList<>();
    Schedule.Switch next = schedule.next(local(from));
    while (next != null && next.time() <= local(to)) {
      found.add(Instant.ofEpochMilli(next.time()).toString());
      assertThat(schedule.at(next.time())).isEqualTo(next);
      next = schedule.next(next.time());
    }
    return found;
  }
}
