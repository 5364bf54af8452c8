package org.plantroom.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.ValidationCase;

class TuningTest {
  private static final double MARGIN = 0.01;
  private static final double IAE = 0.03;

  @Test
  void simcTunesLagEqualToDeadTime() {
    FirstOrder process = new FirstOrder(1, 1, 1);
    PiTuning tuning = PiTuning.simc(process);
    LoopMargins margins = LoopMargins.of(process, tuning);
    LoopResponse toSetPoint = LoopResponse.toSetPoint(process, tuning);
    LoopResponse toLoad = LoopResponse.toLoad(process, tuning);
    ValidationCase.of("D14-lag1", "SIMC, k 1, τ 1, θ 1", "Skogestad 2003; SIMULATION.md")
        .near("Kc", 0.5, tuning.gain(), 0)
        .near("τI, s", 1, tuning.integralTime(), 0)
        .nearShare("GM", 3.142, margins.gain(), MARGIN)
        .nearShare("PM, °", 61.35, margins.phase(), MARGIN)
        .nearShare("Ms", 1.590, margins.sensitivity(), MARGIN)
        .nearShare("Mt", 1.000, margins.complementary(), MARGIN)
        .nearShare("IAE, set point, s", 2.170, toSetPoint.integralError(), IAE)
        .near("overshoot", 0.041, toSetPoint.overshoot(), 0.003)
        .nearShare("IAE, load, s", 2.036, toLoad.integralError(), IAE)
        .nearShare("peak, load", 0.7246, toLoad.peak(), IAE)
        .conclude();
  }

  @Test
  void simcTunesLongLag() {
    FirstOrder process = new FirstOrder(1, 10, 1);
    PiTuning tuning = PiTuning.simc(process);
    LoopMargins margins = LoopMargins.of(process, tuning);
    LoopResponse toSetPoint = LoopResponse.toSetPoint(process, tuning);
    LoopResponse toLoad = LoopResponse.toLoad(process, tuning);
    ValidationCase.of("D14-lag10", "SIMC, k 1, τ 10, θ 1", "Skogestad 2003; SIMULATION.md")
        .near("Kc", 5, tuning.gain(), 0)
        .near("τI, s", 8, tuning.integralTime(), 0)
        .nearShare("GM", 3.107, margins.gain(), MARGIN)
        .nearShare("PM, °", 58.34, margins.phase(), MARGIN)
        .nearShare("Ms", 1.609, margins.sensitivity(), MARGIN)
        .nearShare("Mt", 1.045, margins.complementary(), MARGIN)
        .nearShare("IAE, set point, s", 2.501, toSetPoint.integralError(), IAE)
        .near("overshoot", 0.082, toSetPoint.overshoot(), 0.003)
        .nearShare("IAE, load, s", 1.600, toLoad.integralError(), IAE)
        .nearShare("peak, load", 0.1690, toLoad.peak(), IAE)
        .conclude();
  }

  @Test
  void halfRuleSharesTheSecondLag() {
    FirstOrder reduced = FirstOrder.halfRule(2, new double[] {0.2, 1, 0.04}, 0.1);
    assertThat(reduced.lag()).isCloseTo(1.1, within(1e-12));
    assertThat(reduced.deadTime()).isCloseTo(0.1 + 0.1 + 0.04, within(1e-12));
  }

  @Test
  void refusesALoopThatFeedsBackPositively() {
    assertThatThrownBy(() -> LoopMargins.of(new FirstOrder(-1, 1, 1), new PiTuning(1, 1)))
        .hasMessageContaining("positively");
  }

  @Test
  void tunedLoopOfANegativeGainActsDirectly() {
    PiTuning tuning = PiTuning.simc(new FirstOrder(-4, 100, 10));
    assertThat(tuning.settings(0, 1).action()).isEqualTo(Action.DIRECT);
  }

  @Test
  void courseForPicturesIsThatOfTheFigures() {
    FirstOrder process = new FirstOrder(2, 10, 1);
    PiTuning tuning = PiTuning.simc(process);
    LoopCourse course = LoopCourse.toSetPoint(process, tuning, 60);
    double error = 0;
    double most = 0;
    for (int i = 1; i < course.seconds().length; i++) {
      double measured = course.measurements()[i];
      error += Math.abs(1 - measured) * (course.seconds()[i] - course.seconds()[i - 1]);
      most = Math.max(most, measured - 1);
    }
    LoopResponse figures = LoopResponse.toSetPoint(process, tuning);
    assertThat(error).isCloseTo(figures.integralError(), within(0.06));
    assertThat(most).isCloseTo(figures.overshoot(), within(0.005));
    assertThat(course.outputs()[599]).isCloseTo(0.5, within(0.005));
  }

  @Test
  void autoTunerFindsTheProcessOfANoiseFreeStep() {
    FirstOrder process = new FirstOrder(8, 300, 60);
    ProcessFit fit = tuned(process, 0, 1);
    ValidationCase.of(
            "D14-auto", "Auto-tuner, step of 0.2, k 8, τ 300 s, θ 60 s, no noise", "closed form")
        .nearShare("k", process.gain(), fit.process().gain(), 0.10)
        .nearShare("τ, s", process.lag(), fit.process().lag(), 0.10)
        .nearShare("θ, s", process.deadTime(), fit.process().deadTime(), 0.10)
        .conclude();
  }

  @Test
  void autoTunerFindsTheProcessThroughNoise() {
    FirstOrder process = new FirstOrder(8, 300, 60);
    int runs = 20;
    double gain = 0;
    double lag = 0;
    double deadTime = 0;
    for (int seed = 1; seed <= runs; seed++) {
      FirstOrder found = tuned(process, 0.08, seed).process();
      gain = Math.max(gain, Math.abs(found.gain() / process.gain() - 1));
      lag = Math.max(lag, Math.abs(found.lag() / process.lag() - 1));
      deadTime = Math.max(deadTime, Math.abs(found.deadTime() / process.deadTime() - 1));
    }
    ValidationCase.of(
            "D14-auto-noise",
            "Auto-tuner with noise of 5 % of the answer, worst of 20 seeds",
            "closed form")
        .atMost("error of k", 0.05, gain, "")
        .atMost("error of τ", 0.15, lag, "")
        .atMost("error of θ", 0.25, deadTime, "")
        .conclude();
  }

  @Test
  void standardErrorsOfTheFitCoverTheTruth() {
    FirstOrder process = new FirstOrder(8, 300, 60);
    int covered = 0;
    for (int seed = 1; seed <= 40; seed++) {
      ProcessFit fit = tuned(process, 0.08, seed);
      covered += Math.abs(fit.process().lag() - process.lag()) < 2 * fit.lagError() ? 1 : 0;
    }
    assertThat(covered).as("of 40 seeds within two standard errors").isBetween(34, 40);
  }

  @Test
  void refusesAProcessThatDoesNotAnswer() {
    assertThatThrownBy(() -> StepFit.of(new double[10], new double[10], 1))
        .hasMessageContaining("did not answer");
  }

  private static ProcessFit tuned(FirstOrder process, double noise, long seed) {
    AutoTuner tuner = new AutoTuner(new AutoTuner.Settings(0.4, 0.2, 300, 3000));
    Random random = new Random(seed);
    for (double time = 0; tuner.fit().isEmpty(); time += 5) {
      double answer = 0.2 * process.stepResponse(time - 300);
      tuner.step(20 + answer + noise * random.nextGaussian(), 5);
    }
    return tuner.fit().orElseThrow();
  }
}
