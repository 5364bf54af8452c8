package org.plantroom.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

class PlacerTest {
  private static final Sample BAD = Sample.bad(Quality.BAD_NO_ANSWER, 0);

  private static Inputs from(Sample sample) {
    return reference -> sample;
  }

  @Test
  void deviationLooksBothWaysAndNeedsTheOtherTag() {
    Placer placer = new Placer(new AlarmCondition.Deviation("SetPoint", 2, 0.5));
    assertThat(placer.place(number(20, 0), from(number(22.1, 0)))).isEqualTo(Place.BEYOND);
    assertThat(placer.place(number(24.1, 0), from(number(22, 0)))).isEqualTo(Place.BEYOND);
    assertThat(placer.place(number(20.3, 0), from(number(22, 0)))).isEqualTo(Place.IN_DEADBAND);
    assertThat(placer.place(number(21, 0), from(number(22, 0)))).isEqualTo(Place.INSIDE);
    assertThat(placer.place(number(21, 0), from(BAD))).isEqualTo(Place.UNKNOWN);
    assertThat(placer.place(number(21, 0), Inputs.NONE)).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void rateComparesWithEveryNumberOfTheWindow() {
    Placer placer = new Placer(new AlarmCondition.Rate(5, Duration.ofSeconds(60)));
    assertThat(placer.place(number(20, 0), Inputs.NONE)).isEqualTo(Place.INSIDE);
    assertThat(placer.place(number(23, 20_000), Inputs.NONE)).isEqualTo(Place.INSIDE);
    assertThat(placer.place(number(26, 40_000), Inputs.NONE)).isEqualTo(Place.BEYOND);
    assertThat(placer.place(number(26, 90_000), Inputs.NONE)).isEqualTo(Place.INSIDE);
  }

  @Test
  void statesAreComparedAsWholeNumbers() {
    Placer is = new Placer(new AlarmCondition.Is(new TreeSet<>(Set.of(1L, 3L))));
    Placer isNot = new Placer(new AlarmCondition.IsNot(new TreeSet<>(Set.of(1L))));
    Sample on = Sample.good(Value.of(true), 0);
    Sample three = Sample.good(Value.ofLong(ValueType.U16, 3), 0);
    assertThat(is.place(on, Inputs.NONE)).isEqualTo(Place.BEYOND);
    assertThat(is.place(Sample.good(Value.of(false), 0), Inputs.NONE)).isEqualTo(Place.INSIDE);
    assertThat(isNot.place(on, Inputs.NONE)).isEqualTo(Place.INSIDE);
    assertThat(isNot.place(three, Inputs.NONE)).isEqualTo(Place.BEYOND);
    assertThat(isNot.place(BAD, Inputs.NONE)).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void onlyBadnessIsStale() {
    Placer placer = new Placer(new AlarmCondition.Stale(Duration.ofMinutes(5)));
    assertThat(placer.place(BAD, Inputs.NONE)).isEqualTo(Place.BEYOND);
    assertThat(placer.place(number(1, 0), Inputs.NONE)).isEqualTo(Place.INSIDE);
  }

  @Test
  void threeTimesAMinuteIsChatteringUntilItClears() {
    ChatterGuard guard = new ChatterGuard();
    guard.raised(0);
    guard.raised(20_000);
    assertThat(guard.isChattering()).isFalse();
    guard.raised(40_000);
    assertThat(guard.isChattering()).isTrue();
    guard.cleared();
    assertThat(guard.isChattering()).isFalse();
    guard.raised(100_000);
    assertThat(guard.isChattering()).isFalse();
  }

  private static Sample number(double number, long time) {
    return Sample.good(Value.of(number), time);
  }
}
