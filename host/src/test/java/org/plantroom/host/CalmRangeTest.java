package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.plantroom.core.AlarmCondition;

final class CalmRangeTest {
  private static final AlarmCondition HIGH = new AlarmCondition.High(90, 1);
  private static final AlarmCondition LOW = new AlarmCondition.Low(10, 1);

  @Test
  void withoutRulesEveryNumberIsCalm() {
    assertThat(CalmRange.of(List.of()).contains(-1e300)).isTrue();
  }

  @Test
  void aNumberAtALimitIsCalmAndBeyondItIsNot() {
    CalmRange range = CalmRange.of(List.of(HIGH, LOW, new AlarmCondition.High(80, 0)));
    assertThat(List.of(range.contains(10), range.contains(80))).containsOnly(true);
    assertThat(List.of(range.contains(9.99), range.contains(80.01))).containsOnly(false);
  }

  @Test
  void whatIsNoNumberIsNeverCalm() {
    assertThat(CalmRange.EVERYTHING.contains(Double.NaN)).isFalse();
  }

  @Test
  void anyRuleThatDoesNotJudgeBySizeLeavesNothingCalm() {
    AlarmCondition stale = new AlarmCondition.Stale(Duration.ofMinutes(1));
    AlarmCondition states = new AlarmCondition.Is(new TreeSet<>(List.of(3L)));
    assertThat(CalmRange.of(List.of(stale, HIGH)).contains(50)).isFalse();
    assertThat(CalmRange.of(List.of(HIGH, states)).contains(50)).isFalse();
  }
}
