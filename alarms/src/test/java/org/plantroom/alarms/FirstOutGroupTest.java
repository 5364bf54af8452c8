package org.plantroom.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plantroom.alarms.AlarmEvent.Plain;
import org.plantroom.core.AlarmPriority;

class FirstOutGroupTest {
  private final List<String> told = new ArrayList<>();
  private final Alarm trip = alarm("trip", AlarmStatus.NEW);
  private final Alarm flow = alarm("flow", AlarmStatus.NEW);
  private final Alarm heat = alarm("heat", AlarmStatus.NEW);
  private final FirstOutGroup group = new FirstOutGroup("pump", List.of(trip, flow, heat));

  @Test
  void firstBySourceTimeIsMarkedHoweverTheyArrive() {
    flow.see(Place.BEYOND, 30, "x");
    trip.see(Place.BEYOND, 20, "x");
    group.settle();
    assertThat(firsts()).containsExactly("trip");
    assertThat(told).containsExactly("trip first-out 20 first of pump");
  }

  @Test
  void earlierOneThatIsToldLateTakesTheMark() {
    flow.see(Place.BEYOND, 30, "x");
    group.settle();
    trip.see(Place.BEYOND, 20, "x");
    assertThat(group.settle()).containsExactly(trip, flow);
    assertThat(firsts()).containsExactly("trip");
  }

  @Test
  void markStaysWhenTheCauseIsOverBeforeItsConsequences() {
    trip.see(Place.BEYOND, 10, "x");
    flow.see(Place.BEYOND, 20, "x");
    group.settle();
    trip.see(Place.INSIDE, 30, "x");
    trip.act(Plain.ACKNOWLEDGE, 31, "ann", "");
    heat.see(Place.BEYOND, 40, "x");
    group.settle();
    assertThat(firsts()).containsExactly("trip");
    trip.see(Place.BEYOND, 50, "x");
    assertThat(group.settle()).isEmpty();
    assertThat(firsts()).containsExactly("trip");
  }

  @Test
  void markIsGivenAnewOnceAllAreOver() {
    trip.see(Place.BEYOND, 10, "x");
    group.settle();
    trip.act(Plain.ACKNOWLEDGE, 11, "ann", "");
    trip.see(Place.INSIDE, 20, "x");
    assertThat(group.settle()).containsExactly(trip);
    assertThat(firsts()).isEmpty();
    flow.see(Place.BEYOND, 30, "x");
    group.settle();
    assertThat(firsts()).containsExactly("flow");
  }

  @Test
  void suppressedOnesTakePartAndShelvedOnesDoNot() {
    trip.act(new AlarmEvent.Shelve(1_000, "noise"), 1, "ann", "noise");
    trip.see(Place.BEYOND, 10, "x");
    flow.suppress(Suppressor.NODE, true, 15, "", "");
    flow.see(Place.BEYOND, 20, "x");
    heat.see(Place.BEYOND, 30, "x");
    group.settle();
    assertThat(firsts()).containsExactly("flow");
  }

  @Test
  void markOutlivesARestart() {
    trip.see(Place.BEYOND, 10, "x");
    flow.see(Place.BEYOND, 20, "x");
    group.settle();
    trip.act(Plain.ACKNOWLEDGE, 25, "ann", "");
    trip.see(Place.INSIDE, 30, "x");
    Alarm again = alarm("trip", trip.status());
    FirstOutGroup next = new FirstOutGroup("pump", List.of(again, flow));
    assertThat(next.settle()).isEmpty();
    assertThat(again.status().isFirstOut()).isTrue();
  }

  private List<String> firsts() {
    return List.of(trip, flow, heat).stream()
        .filter(alarm -> alarm.status().isFirstOut())
        .map(alarm -> alarm.facts().name())
        .toList();
  }

  private Alarm alarm(String name, AlarmStatus status) {
    return new Alarm(
        new AlarmFacts(
            name,
            "s/e/d/" + name,
            name,
            AlarmPriority.HIGH,
            name,
            "",
            "",
            false,
            new DelayRule(Duration.ZERO, Duration.ZERO)),
        status,
        (alarm, what) -> {
          if (what.what() == AlarmHappening.What.FIRST_OUT) {
            told.add(
                "%s %s %d %s"
                    .formatted(
                        alarm.facts().name(), what.what().label(), what.time(), what.reason()));
          }
        });
  }
}
