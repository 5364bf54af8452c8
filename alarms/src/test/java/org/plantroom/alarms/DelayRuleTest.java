package org.plantroom.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.alarms.ConditionState.Active;
import org.plantroom.alarms.ConditionState.Clear;
import org.plantroom.alarms.ConditionState.Falling;
import org.plantroom.alarms.ConditionState.Rising;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;

class DelayRuleTest {
  /** Too hot above 60, well again from 58 on, each for 10 s. */
  private static final DelayRule HOT =
      new DelayRule(Duration.ofSeconds(10), Duration.ofSeconds(10));

  private static final Placer ABOVE_60 = new Placer(new AlarmCondition.High(60, 2));

  @ParameterizedTest
  @CsvSource({
    // side, numbers one after the other, what the condition is after each
    "HIGH, 59 60 60.1 59 58.1 58 60 61, 0 0 1 1 1 0 0 1",
    "LOW,  61 60 59.9 61 61.9 62 60 59, 0 0 1 1 1 0 0 1",
  })
  void withoutDelaysOnlyLimitAndDeadbandDecide(String side, String numbers, String expected) {
    DelayRule rule = new DelayRule(Duration.ZERO, Duration.ZERO);
    Placer placer =
        new Placer(
            side.equals("HIGH") ? new AlarmCondition.High(60, 2) : new AlarmCondition.Low(60, 2));
    ConditionState state = new Clear();
    StringBuilder seen = new StringBuilder();
    long time = 0;
    for (String number : numbers.split(" ", -1)) {
      Place place = placer.place(good(Double.parseDouble(number), time), Inputs.NONE);
      state = rule.next(state, place, time++);
      seen.append(seen.isEmpty() ? "" : " ").append(state.isActive() ? 1 : 0);
    }
    assertThat(seen).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // state, sample, what follows; the state's delay began at 0
    "clear,   61,        20000, rising 20000",
    "clear,   60,        20000, clear",
    "clear,   50,        20000, clear",
    "clear,   bad,       20000, clear",
    "clear,   uncertain, 20000, rising 20000",
    "rising,  61,        9999,  rising 0",
    "rising,  61,        10000, active",
    "rising,  59,        9999,  clear",
    "rising,  50,        20000, clear",
    "rising,  bad,       20000, rising 0",
    "rising,  uncertain, 10000, active",
    "active,  61,        20000, active",
    "active,  59,        20000, active",
    "active,  58,        20000, falling 20000",
    "active,  bad,       20000, active",
    "active,  unsure50,  20000, active",
    "falling, 61,        9999,  active",
    "falling, 59,        9999,  active",
    "falling, 50,        9999,  falling 0",
    "falling, 50,        10000, clear",
    "falling, bad,       20000, active",
    "falling, unsure50,  20000, active",
  })
  void everyStateUnderEverySample(String state, String sample, long time, String expected) {
    assertThat(next(state(state + " 0"), sample(sample, time))).isEqualTo(state(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "clear 0,      99999, clear",
    "rising 0,     9999,  rising 0",
    "rising 0,     10000, active",
    "active 0,     99999, active",
    "falling 0,    9999,  falling 0",
    "falling 0,    10000, clear",
    "rising 5000,  1000,  rising 1000",
    "falling 5000, 1000,  falling 1000",
  })
  void delayRunsOutWhileTheLastSampleStands(String state, long time, String expected) {
    assertThat(HOT.stands(state(state), time)).isEqualTo(state(expected));
  }

  @Test
  void textsAndBadNumbersAreNoLimitToAnybody() {
    Sample text = Sample.good(Value.of("hot"), 0);
    Sample badNumber = new Sample(Value.of(99.0), Quality.BAD_STALE, 0);
    assertThat(next(new Clear(), text)).isEqualTo(new Clear());
    assertThat(next(new Clear(), badNumber)).isEqualTo(new Clear());
    assertThat(next(new Active(), text)).isEqualTo(new Active());
  }

  @Test
  void negativeDelaysAreRefused() {
    Duration negative = Duration.ofSeconds(-1);
    assertThatIllegalArgumentException().isThrownBy(() -> new DelayRule(negative, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> new DelayRule(Duration.ZERO, negative));
  }

  private static ConditionState next(ConditionState state, Sample sample) {
    return HOT.next(state, ABOVE_60.place(sample, Inputs.NONE), sample.sourceTime());
  }

  private static Sample sample(String word, long time) {
    return switch (word) {
      case "bad" -> Sample.bad(Quality.BAD_NO_ANSWER, time);
      case "uncertain" -> new Sample(Value.of(61.0), Quality.UNCERTAIN, time);
      case "unsure50" -> new Sample(Value.of(50.0), Quality.UNCERTAIN, time);
      default -> good(Double.parseDouble(word), time);
    };
  }

  private static ConditionState state(String words) {
    String[] parts = words.split(" ", -1);
    return switch (parts[0]) {
      case "rising" -> new Rising(Long.parseLong(parts[1]));
      case "falling" -> new Falling(Long.parseLong(parts[1]));
      case "active" -> new Active();
      default -> new Clear();
    };
  }

  private static Sample good(double number, long time) {
    return Sample.good(Value.of(number), time);
  }
}
