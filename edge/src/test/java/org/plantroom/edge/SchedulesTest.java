package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Device;
import org.plantroom.core.RegisterType;
import org.plantroom.core.Schedule;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.edge.Driver.WriteOutcome;
import org.plantroom.edge.Driver.WriteOutcome.Result;
import org.plantroom.testkit.ManualTime;

/** A set point that is 20 from 06:00 and 30 from 18:00, in Stockholm. */
class SchedulesTest {
  private static final TagType LEVEL = Plants.writable("level", 0, RegisterType.U16, 0, 60);
  private static final EdgeTag TAG = new EdgeTag("pump", "level");
  private static final Device PUMP =
      Plants.guarded(
          Plants.device("pump", Plants.machine(LEVEL), 1, 1),
          List.of(),
          Map.of("level", schedule(20)));

  private static Schedule schedule(int morning) {
    SortedMap<LocalTime, Value> day = new TreeMap<>();
    day.put(LocalTime.of(6, 0), Value.ofLong(ValueType.U16, morning));
    day.put(LocalTime.of(18, 0), Value.ofLong(ValueType.U16, 30));
    Map<DayOfWeek, SortedMap<LocalTime, Value>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek weekday : DayOfWeek.values()) {
      week.put(weekday, day);
    }
    return new Schedule(ZoneId.of("Europe/Stockholm"), week, List.of());
  }

  private final ManualTime time =
      new ManualTime(Instant.parse("2026-11-23T08:00:00Z").toEpochMilli());
  private final WriteParts parts = WriteParts.of(new PublisherEvents(), time, PUMP);
  private final List<WriteOrder> sent = new ArrayList<>();
  private Schedules schedules = schedules(parts.memory());

  private Schedules schedules(WriteMemory memory) {
    return new Schedules(Plants.edge(PUMP), memory, sent::add, (tag, why) -> {}, time);
  }

  @BeforeEach
  void morningIsWritten() {
    assertThat(tick(Duration.ZERO, Result.ACCEPTED)).containsExactly(20L);
  }

  /** What is written at a later moment, and how it ends. */
  private List<Long> tick(Duration later, Result result) {
    time.advance(later);
    sent.clear();
    schedules.tick();
    sent.forEach(order -> schedules.ended(order, new WriteOutcome(result, "said the device")));
    return sent.stream().map(order -> order.value().bits()).toList();
  }

  private ScheduleReport report() {
    return Objects.requireNonNull(schedules.reports().get("pump/level"));
  }

  @Test
  void eachSwitchIsWrittenOnce() {
    assertThat(tick(Duration.ofHours(8), Result.ACCEPTED)).isEmpty();
    assertThat(report().state()).isEqualTo("scheduled");
    assertThat(Instant.ofEpochMilli(report().next())).isEqualTo("2026-11-23T17:00:00Z");
    assertThat(tick(Duration.ofHours(1), Result.ACCEPTED)).containsExactly(30L);
    assertThat(tick(Duration.ofMinutes(1), Result.ACCEPTED)).isEmpty();
  }

  @Test
  void valueThatAReloadMakesAnotherIsWrittenAtOnceButNotOverSomebodysOwn() {
    schedules.become(Plants.edge(with(20)));
    assertThat(tick(Duration.ofMinutes(1), Result.ACCEPTED)).isEmpty();
    schedules.become(Plants.edge(with(25)));
    assertThat(tick(Duration.ofMinutes(1), Result.ACCEPTED)).containsExactly(25L);
    schedules.overridden(TAG, 0);
    schedules.become(Plants.edge(with(20)));
    assertThat(tick(Duration.ofMinutes(1), Result.ACCEPTED)).isEmpty();
    assertThat(report().state()).isEqualTo("overridden");
  }

  @Test
  void answerToTheValueOfBeforeAReloadDoesNotStandForTheNewOne() {
    schedules.become(Plants.edge(with(25)));
    WriteOrder before = send();
    schedules.become(Plants.edge(with(22)));
    schedules.ended(before, new WriteOutcome(Result.ACCEPTED, ""));
    WriteOrder after = send();
    assertThat(after.value().bits()).isEqualTo(22);
    schedules.ended(before, new WriteOutcome(Result.ACCEPTED, ""));
    assertThat(report().state()).isEqualTo("waiting");
    schedules.ended(after, new WriteOutcome(Result.ACCEPTED, ""));
    assertThat(report().state()).isEqualTo("scheduled");
  }

  @Test
  void valueThatAReloadMakesAnotherDoesNotWaitForTheRetryOfTheOldOne() {
    schedules.become(Plants.edge(with(25)));
    assertThat(tick(Duration.ZERO, Result.REJECTED)).containsExactly(25L);
    schedules.become(Plants.edge(with(22)));
    assertThat(report().sentence()).isEmpty();
    assertThat(tick(Duration.ofSeconds(1), Result.ACCEPTED)).containsExactly(22L);
  }

  /** Writes what is due; nobody knows yet how it ends. */
  private WriteOrder send() {
    sent.clear();
    schedules.tick();
    assertThat(sent).hasSize(1);
    return sent.getFirst();
  }

  private static Device with(int morning) {
    return Plants.guarded(PUMP, List.of(), Map.of("level", schedule(morning)));
  }

  @Test
  void switchThatFailsIsTriedAgainAndTold() {
    assertThat(tick(Duration.ofHours(9), Result.REJECTED)).containsExactly(30L);
    assertThat(report().state()).isEqualTo("waiting");
    assertThat(report().sentence()).isEqualTo("said the device");
    assertThat(tick(Duration.ofSeconds(9), Result.ACCEPTED)).isEmpty();
    assertThat(tick(Duration.ofSeconds(1), Result.ACCEPTED)).containsExactly(30L);
    assertThat(report().state()).isEqualTo("scheduled");
  }

  @Test
  void switchThatARestartMissedIsMadeUpForAndNoOther() throws IOException {
    schedules = schedules(WriteMemory.open(parts.folder()));
    assertThat(tick(Duration.ofMinutes(5), Result.ACCEPTED)).isEmpty();
    time.advance(Duration.ofHours(12));
    schedules = schedules(WriteMemory.open(parts.folder()));
    assertThat(tick(Duration.ZERO, Result.ACCEPTED)).containsExactly(30L);
  }

  @Test
  void valueOfSomebodyStaysUntilTheNextSwitch() throws IOException {
    schedules.overridden(TAG, 0);
    schedules = schedules(WriteMemory.open(parts.folder()));
    assertThat(tick(Duration.ofHours(8), Result.ACCEPTED)).isEmpty();
    assertThat(report().state()).isEqualTo("overridden");
    assertThat(Instant.ofEpochMilli(report().overriddenUntil())).isEqualTo("2026-11-23T17:00:00Z");
    assertThat(tick(Duration.ofHours(1), Result.ACCEPTED)).containsExactly(30L);
    assertThat(report().state()).isEqualTo("scheduled");
  }

  @Test
  void valueForATimeGivesWayToTheScheduleAfterIt() {
    schedules.overridden(TAG, time.millis() + Duration.ofHours(10).toMillis());
    assertThat(tick(Duration.ofHours(9), Result.ACCEPTED)).isEmpty();
    assertThat(tick(Duration.ofHours(1), Result.ACCEPTED)).containsExactly(30L);
    schedules.overridden(TAG, time.millis() + Duration.ofMinutes(10).toMillis());
    assertThat(tick(Duration.ofMinutes(10), Result.ACCEPTED)).containsExactly(30L);
  }
}
