package org.plantroom.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordFitTest {
  private static final FirstOrder PROCESS = new FirstOrder(-8, 300, 60);
  private static final double STEP = 10;
  private static final int SAMPLES = 1_000;

  /** Output and measurement of a loop. */
  private static final class Loop {
    private final double[] outputs = new double[SAMPLES];
    private final double[] measurements = new double[SAMPLES];
  }

  /** A controller follows steps of its set point; the plant was not at rest when it began. */
  private static Loop closed(double noise, long seed) {
    Random random = new Random(seed);
    Pid pid = new Pid(PiTuning.simc(PROCESS, 200).settings(0, 1));
    DelayedLag plant = new DelayedLag(PROCESS, STEP);
    Loop loop = new Loop();
    for (int i = -30; i < SAMPLES; i++) {
      double shown = 24 + plant.measurement() + noise * random.nextGaussian();
      double wanted = i / 200 % 2 == 0 ? 21 : 19;
      double output = pid.step(wanted, shown, STEP);
      if (i >= 0) {
        loop.outputs[i] = output;
        loop.measurements[i] = shown;
      }
      plant.step(output);
    }
    return loop;
  }

  /** What the output was before the record is not known, so its first dead time is a little off. */
  @Test
  void aLoopThatFollowedItsSetPointTellsItsProcess() {
    Loop loop = closed(0, 1);
    ProcessFit fit = RecordFit.of(STEP, loop.outputs, loop.measurements);
    assertThat(fit.process().gain()).isCloseTo(-8, within(0.01));
    assertThat(fit.process().lag()).isCloseTo(300, within(1.0));
    assertThat(fit.process().deadTime()).isCloseTo(60, within(0.5));
    assertThat(fit.residual()).isLessThan(0.01);
    double[] modelled = RecordFit.modelled(fit.process(), STEP, loop.outputs, loop.measurements);
    for (int i = 0; i < SAMPLES; i++) {
      assertThat(modelled[i]).as("sample %d", i).isCloseTo(loop.measurements[i], within(0.05));
    }
  }

  @Test
  void noiseAndGapsOnlyWidenTheErrors() {
    Loop loop = closed(0.1, 7);
    Arrays.fill(loop.measurements, 300, 330, Double.NaN);
    ProcessFit fit = RecordFit.of(STEP, loop.outputs, loop.measurements);
    assertThat(fit.process().gain()).as("seed 7").isCloseTo(-8, within(0.3));
    assertThat(fit.process().lag()).isCloseTo(300, within(30.0));
    assertThat(fit.process().deadTime()).isCloseTo(60, within(12.0));
    assertThat(fit.lagError()).isBetween(0.5, 20.0);
    assertThat(fit.residual()).isCloseTo(0.1, within(0.01));
  }

  @Test
  void refusesARecordInWhichNothingMoved() {
    double[] still = new double[100];
    double[] moving = new double[100];
    Arrays.setAll(moving, i -> i % 7);
    assertThatThrownBy(() -> RecordFit.of(STEP, still, moving))
        .hasMessage("the output did not move within the record");
    assertThatThrownBy(() -> RecordFit.of(STEP, moving, still))
        .hasMessage("the measurement did not move within the record");
    assertThatThrownBy(() -> RecordFit.of(STEP, new double[3], new double[3]))
        .hasMessageContaining("needs 20 samples");
  }
}
