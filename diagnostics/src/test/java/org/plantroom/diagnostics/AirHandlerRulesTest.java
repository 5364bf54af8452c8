package org.plantroom.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AirHandlerRulesTest {
  private static final Thresholds USUAL = Thresholds.GUIDELINE_36;
  private static final double NAN = Double.NaN;

  private static Rule rule(String id) {
    return AirHandlerRules.all().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  private static AirHandlerSample sample(double minute, double cooling, double heating) {
    return new AirHandlerSample(
        60 * minute, 16, 16, 16, 20, 21, 23, true, true, 0.2, cooling, heating);
  }

  /** Standing air of a temperature between outdoor air of 25 °C and return air of 23 °C. */
  private static AirHandlerSample standing(double minute, boolean running, double mixed) {
    return new AirHandlerSample(60 * minute, 20, 16, 16, 25, mixed, 23, running, false, 0, 0, 0);
  }

  private static boolean isTold(FaultWatch watch, int from, int to, double mixed) {
    return IntStream.range(from, to)
        .mapToObj(minute -> standing(minute, false, mixed))
        .map(watch::accept)
        .reduce(false, Boolean::logicalOr);
  }

  @Test
  void aRuleIsToldOnlyAfterBothDelaysAndOnlyWhileItIsBroken() {
    RuleWatch watch = new RuleWatch(rule("22"), USUAL);
    for (int minute = 0; minute < 60; minute++) {
      assertThat(watch.accept(sample(minute, 0.5, 0.5))).as("minute %d", minute).isFalse();
    }
    assertThat(watch.accept(sample(60, 0.5, 0.5))).isTrue();
    assertThat(watch.accept(sample(61, 0.5, 0))).isFalse();
    assertThat(watch.accept(sample(62, 0.5, 0.5))).isFalse();
  }

  @Test
  void aGapStartsBothDelaysAnew() {
    RuleWatch watch = new RuleWatch(rule("22"), USUAL);
    IntStream.rangeClosed(0, 60).forEach(minute -> watch.accept(sample(minute, 0.5, 0.5)));
    assertThat(watch.accept(sample(200, 0.5, 0.5))).isFalse();
  }

  @Test
  void whatIsUnknownBreaksNoRule() {
    AirHandlerSample blind =
        new AirHandlerSample(0, NAN, NAN, NAN, NAN, NAN, NAN, true, true, 1, 1, 0);
    AirHandlerSample blindAtRest =
        new AirHandlerSample(0, NAN, NAN, NAN, NAN, NAN, NAN, false, false, 0, 0, 0);
    assertThat(AirHandlerRules.all())
        .noneMatch(rule -> rule.isBrokenBy(blind, USUAL))
        .noneMatch(rule -> rule.isBrokenBy(blindAtRest, USUAL));
  }

  @Test
  void standingAirWarmerThanBothSidesIsTold() {
    RuleWatch watch = new RuleWatch(rule("27 standing"), USUAL);
    assertThat(isTold(watch, 0, 61, 29.5)).isTrue();
    assertThat(isTold(new RuleWatch(rule("27 standing"), USUAL), 0, 61, 28.5)).isFalse();
  }

  @Test
  void standingAirWarmerThanLearnedIsToldAfterAnHourUntilTheFanRuns() {
    StandingAirWatch watch = new StandingAirWatch(-1, USUAL);
    watch.accept(standing(0, true, 23));
    assertThat(isTold(watch, 1, 61, 23)).isFalse();
    assertThat(watch.accept(standing(61, false, 23))).isTrue();
    assertThat(watch.accept(standing(300, false, 15))).isTrue();
    assertThat(watch.accept(standing(301, true, 23))).isFalse();
    assertThat(isTold(watch, 302, 363, 21)).isFalse();
  }

  @Test
  void limitsAreLearnedFromTwoDaysAtLeast() {
    LimitLearner learner = new LimitLearner(USUAL);
    learn(learner, 0, 20);
    assertThat(learner.limits()).isEqualTo(LearnedLimits.NONE);
    learn(learner, 1, 21);
    // Mean −2.5 K, standard deviation √0.5 K.
    assertThat(learner.limits().mostStandingExcess()).hasValue(-2.5 + 3 * Math.sqrt(0.5));
  }

  private static void learn(LimitLearner learner, int day, double mixed) {
    int start = 1440 * day;
    learner.accept(standing(start, true, 23));
    IntStream.rangeClosed(start + 1, start + 61)
        .forEach(minute -> learner.accept(standing(minute, false, mixed)));
  }

  @Test
  void watchesAreThoseOfAllRulesAndOfWhatWasLearned() {
    List<FaultWatch> watches = AirHandlerRules.watches(USUAL, LearnedLimits.NONE);
    assertThat(watches).hasSameSizeAs(AirHandlerRules.all());
    assertThat(watches).extracting(FaultWatch::id).doesNotHaveDuplicates();
  }
}
