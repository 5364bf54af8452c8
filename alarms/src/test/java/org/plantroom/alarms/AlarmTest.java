package org.plantroom.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plantroom.alarms.AlarmEvent.Plain;
import org.plantroom.alarms.AlarmEvent.Shelve;
import org.plantroom.alarms.AlarmEvent.TakeOutOfService;
import org.plantroom.alarms.AlarmState.Shown;
import org.plantroom.core.AlarmPriority;

class AlarmTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void wholeLifeIsTold() {
    Alarm alarm = alarm(0, 0, false);
    alarm.see(Place.BEYOND, 10, "61");
    alarm.act(Plain.ACKNOWLEDGE, 20, "ann", "seen");
    alarm.see(Place.INSIDE, 30, "50");
    assertThat(told)
        .containsExactly(
            "10 raised UNACKNOWLEDGED 61",
            "20 acknowledged ACKNOWLEDGED 61 ann seen",
            "30 cleared NORMAL 50");
    assertThat(alarm.status().raised()).isEqualTo(10);
    assertThat(alarm.status().cleared()).isEqualTo(30);
  }

  @Test
  void delaysCountFromTheFirstSampleHoweverLateAnybodyLooks() {
    Alarm alarm = alarm(1_000, 500, false);
    alarm.see(Place.BEYOND, 10, "61");
    alarm.stands(5_000, "61");
    alarm.see(Place.INSIDE, 6_000, "50");
    alarm.stands(9_000, "50");
    assertThat(told)
        .containsExactly(
            "1010 raised UNACKNOWLEDGED 61", "6500 cleared RETURNED_UNACKNOWLEDGED 50");
  }

  @Test
  void onDelayGoesOnFromAStoredStatus() {
    Alarm alarm = alarm(1_000, 0, false);
    alarm.see(Place.BEYOND, 10, "61");
    Alarm again = new Alarm(alarm.facts(), alarm.status(), this::tell);
    again.see(Place.BEYOND, 1_500, "62");
    assertThat(told).containsExactly("1010 raised UNACKNOWLEDGED 62");
  }

  @Test
  void chatteringAlarmIsAnnouncedOnceAndHeldUntilItIsQuiet() {
    Alarm alarm = alarm(0, 0, false);
    for (int i = 0; i < 240; i++) {
      alarm.see(i % 2 == 0 ? Place.BEYOND : Place.INSIDE, i * 500L, "x");
    }
    assertThat(told.stream().filter(line -> line.contains(" raised "))).hasSize(1);
    assertThat(told).hasSize(5);
    alarm.stands(119_500 + ChatterGuard.QUIET.toMillis() - 1, "x");
    assertThat(alarm.status().state()).isEqualTo(Shown.UNACKNOWLEDGED);
    alarm.stands(119_500 + ChatterGuard.QUIET.toMillis(), "x");
    assertThat(alarm.status().state()).isEqualTo(Shown.RETURNED_UNACKNOWLEDGED);
  }

  @Test
  void chatteringIsAnnouncedOnceAlsoWhenItIsAcknowledged() {
    Alarm alarm = alarm(0, 0, false);
    for (int i = 0; i < 240; i++) {
      alarm.see(i % 2 == 0 ? Place.BEYOND : Place.INSIDE, i * 500L, "x");
      if (i == 10) {
        alarm.act(Plain.ACKNOWLEDGE, i * 500L, "ann", "");
      }
    }
    assertThat(told.stream().filter(line -> line.contains(" raised "))).hasSize(1);
  }

  @Test
  void suppressionHidesAndTheRaiseIsStillTold() {
    Alarm alarm = alarm(0, 0, false);
    assertThat(alarm.suppress(Suppressor.NODE, true, 5, "", "offline")).isTrue();
    assertThat(alarm.suppress(Suppressor.NODE, true, 6, "", "offline")).isFalse();
    alarm.see(Place.BEYOND, 10, "61");
    assertThat(told).singleElement().asString().startsWith("10 raised SuppressedByDesign");
    alarm.suppress(Suppressor.DEVICE, true, 11, "", "");
    alarm.suppress(Suppressor.NODE, false, 12, "", "");
    assertThat(alarm.status().state().isAnnunciated()).isFalse();
    alarm.suppress(Suppressor.DEVICE, false, 13, "", "");
    assertThat(alarm.status().state()).isEqualTo(Shown.UNACKNOWLEDGED);
  }

  @Test
  void acknowledgedAlarmIsNotAnnouncedAnewAfterASuppressionItHeldThrough() {
    Alarm alarm = alarm(0, 0, false);
    alarm.see(Place.BEYOND, 10, "61");
    alarm.act(Plain.ACKNOWLEDGE, 20, "ann", "");
    alarm.suppress(Suppressor.NODE, true, 30, "", "");
    alarm.suppress(Suppressor.NODE, false, 40, "", "");
    assertThat(alarm.status().state()).isEqualTo(Shown.ACKNOWLEDGED);
    alarm.suppress(Suppressor.NODE, true, 50, "", "");
    alarm.see(Place.INSIDE, 60, "50");
    alarm.see(Place.BEYOND, 70, "61");
    alarm.suppress(Suppressor.NODE, false, 80, "", "");
    assertThat(alarm.status().state()).isEqualTo(Shown.UNACKNOWLEDGED);
  }

  @Test
  void consequenceIsHiddenUntilItsParentAndItsLinkAreWell() {
    Alarm alarm = alarm(0, 0, false);
    alarm.see(Place.BEYOND, 10, "61");
    alarm.suppress(Suppressor.PARENT, true, 20, "", "s/e/d:Trip stands");
    assertThat(alarm.status().reason()).isEqualTo("s/e/d:Trip stands");
    alarm.suppress(Suppressor.NODE, true, 30, "", "");
    alarm.suppress(Suppressor.PARENT, false, 40, "", "");
    assertThat(alarm.status().state()).isEqualTo(new AlarmState.SuppressedByDesign(true));
    alarm.suppress(Suppressor.PARENT, true, 50, "", "");
    alarm.suppress(Suppressor.NODE, false, 60, "", "");
    assertThat(alarm.status().state()).isEqualTo(new AlarmState.SuppressedByDesign(true));
    alarm.suppress(Suppressor.PARENT, false, 70, "", "s/e/d:Trip stands no longer");
    assertThat(told)
        .containsExactly(
            "10 raised UNACKNOWLEDGED 61",
            "20 suppressed SuppressedByDesign[isActive=true] 61  s/e/d:Trip stands",
            "70 unsuppressed UNACKNOWLEDGED 61  s/e/d:Trip stands no longer");
  }

  @Test
  void shelvingEndsByItselfAndASuppressionWaitsForIt() {
    Alarm alarm = alarm(0, 0, false);
    alarm.see(Place.BEYOND, 10, "61");
    assertThat(alarm.act(new Shelve(100, "noise"), 20, "ann", "noise")).isTrue();
    alarm.suppress(Suppressor.NODE, true, 30, "", "");
    assertThat(alarm.status().state()).isInstanceOf(AlarmState.Shelved.class);
    alarm.tick(99);
    assertThat(alarm.status().state()).isInstanceOf(AlarmState.Shelved.class);
    alarm.tick(100);
    assertThat(alarm.status().state()).isInstanceOf(AlarmState.SuppressedByDesign.class);
    alarm.suppress(Suppressor.NODE, false, 130, "", "");
    assertThat(alarm.status().state()).isEqualTo(Shown.UNACKNOWLEDGED);
  }

  @Test
  void whatDoesNotFitChangesNothing() {
    Alarm alarm = alarm(0, 0, false);
    AlarmStatus before = alarm.status();
    assertThat(alarm.act(Plain.ACKNOWLEDGE, 1, "ann", "")).isFalse();
    assertThat(alarm.act(Plain.UNSHELVE, 1, "ann", "")).isFalse();
    assertThat(alarm.act(Plain.UNSUPPRESS, 1, "ann", "")).isFalse();
    assertThat(alarm.act(Plain.RETURN_TO_SERVICE, 1, "ann", "")).isFalse();
    assertThat(alarm.status()).isSameAs(before);
    assertThat(told).isEmpty();
    assertThat(alarm.act(new TakeOutOfService("repair"), 2, "ann", "repair")).isTrue();
    assertThat(alarm.act(Plain.RETURN_TO_SERVICE, 3, "ann", "")).isTrue();
  }

  @Test
  void latchingAlarmWaitsForItsReset() {
    Alarm alarm = alarm(0, 0, true);
    alarm.see(Place.BEYOND, 10, "1");
    alarm.see(Place.INSIDE, 20, "0");
    assertThat(alarm.status().state()).isEqualTo(Shown.LATCHED_UNACKNOWLEDGED);
    alarm.act(Plain.ACKNOWLEDGE, 30, "ann", "");
    alarm.act(Plain.RESET, 40, "ann", "");
    assertThat(alarm.status().state()).isEqualTo(Shown.NORMAL);
  }

  @Test
  void alarmOfThePastStandsInTheJournalAndWaitsForAcknowledgement() {
    Alarm alarm = alarm(0, 0, false);
    alarm.see(Place.INSIDE, 1_000, "50");
    alarm.seeLate(Place.BEYOND, 100, "61");
    assertThat(alarm.status().state()).isEqualTo(Shown.NORMAL);
    alarm.seeLate(Place.INSIDE, 200, "50");
    assertThat(told)
        .containsExactly(
            "100 raised NORMAL 61  told late", "200 cleared RETURNED_UNACKNOWLEDGED 50  told late");
    assertThat(alarm.status().raised()).isEqualTo(100);
    assertThat(alarm.status().cleared()).isEqualTo(200);
  }

  private Alarm alarm(long onDelay, long offDelay, boolean latching) {
    AlarmFacts facts =
        new AlarmFacts(
            "id",
            "s/e/d/T",
            "Hot",
            AlarmPriority.HIGH,
            "Too hot",
            "",
            "",
            latching,
            new DelayRule(Duration.ofMillis(onDelay), Duration.ofMillis(offDelay)));
    return new Alarm(facts, AlarmStatus.NEW, this::tell);
  }

  private void tell(Alarm alarm, AlarmHappening what) {
    told.add(
        "%d %s %s %s %s %s"
            .formatted(
                what.time(),
                what.what().label(),
                what.state(),
                what.value(),
                what.who(),
                what.reason())
            .strip());
  }
}
