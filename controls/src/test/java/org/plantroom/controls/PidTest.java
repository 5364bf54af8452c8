package org.plantroom.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.ReferenceTrajectories;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class PidTest {
  private static final Pid.Settings LIM_PID =
      new Pid.Settings(1, 1, 1, 10, 1, 0.9, -1, 1, Action.REVERSE);

  @Test
  void followsTheModelicaController() {
    Optional<Path> file = SharedData.find("controls/MBL_Controls_Continuous_Examples_LimPID.txt");
    assumeThat(file).as("MBL's LimPID trajectories").isPresent();
    ReferenceTrajectories reference = ReferenceTrajectories.read(file.orElseThrow());
    double[] theirs = reference.values("limPID.y");

    double[] ours = pulsed(LIM_PID, 1e-5);
    double[] reversed = pulsed(new Pid.Settings(1, 1, 1, 10, 1, 0.9, -1, 1, Action.DIRECT), 1e-5);

    ValidationCase.of("D14-pid", "PID with limits and anti-windup", "MBL 14, LimPID example")
        .atMost("largest difference", 1e-3, difference(theirs, ours), "")
        .atMost(
            "largest difference, direct action",
            1e-3,
            difference(reference.values("limPIDRev.y"), reversed),
            "")
        .trajectory("output, 1", "MBL", reference.seconds(), theirs)
        .trajectory("output, 1", "ours", reference.seconds(), ours)
        .conclude();
  }

  @Test
  void errorFallsWithTheStepInFirstOrder() {
    double[] exact = pulsed(LIM_PID, 1e-5);
    double coarse = difference(exact, pulsed(LIM_PID, 1e-3));
    double fine = difference(exact, pulsed(LIM_PID, 5e-4));
    assertThat(coarse / fine).isBetween(1.8, 2.3);
  }

  @Test
  void integralStopsGrowingAtTheLimitAndLeavesItAtOnce() {
    Pid pid = new Pid(Pid.Settings.pi(1, 10, Action.REVERSE));
    for (int i = 0; i < 10_000; i++) {
      assertThat(pid.step(5, 0, 1)).isEqualTo(1);
    }
    int steps = 0;
    while (pid.step(0, 0.5, 1) > 0.5) {
      steps++;
    }
    assertThat(steps).isLessThan(3);
  }

  @Test
  void longStepsAreStable() {
    Pid pid = new Pid(Pid.Settings.pi(2, 5, Action.REVERSE));
    double measurement = 0;
    for (int i = 0; i < 200; i++) {
      double output = pid.step(0.4, measurement, 60);
      assertThat(output).isBetween(0.0, 1.0);
      measurement += (output - measurement) * 0.05;
    }
    assertThat(measurement).isCloseTo(0.4, within(0.05));
  }

  @Test
  void goesOnWithoutABumpAfterManual() {
    Pid pid = new Pid(LIM_PID);
    pid.follow(0.3, 20, 19.5);
    assertThat(pid.step(20, 19.5, 1e-6)).isCloseTo(0.3, within(1e-5));
  }

  @Test
  void directActionOpensWhenTheMeasurementRises() {
    Pid cooling = new Pid(Pid.Settings.pi(0.5, 100, Action.DIRECT));
    assertThat(cooling.step(24, 25, 1)).isGreaterThan(cooling.step(24, 23, 1));
  }

  @Test
  void unknownMeasurementKeepsTheOutput() {
    Pid pid = new Pid(Pid.Settings.pi(0.5, 100, Action.REVERSE));
    double before = pid.step(21, 20, 10);
    assertThat(pid.step(21, Double.NaN, 10)).isEqualTo(before);
  }

  @Test
  void impossibleSettingsAreRefusedByName() {
    assertThatThrownBy(() -> Pid.Settings.pi(0, 10, Action.REVERSE))
        .hasMessageContaining("gain must be more than 0");
    assertThatThrownBy(() -> Pid.Settings.pi(1, -1, Action.REVERSE))
        .hasMessageContaining("integralTime");
    assertThatThrownBy(() -> Pid.Settings.pi(1, 1, Action.REVERSE).limited(1, 0))
        .hasMessageContaining("low must be less than high");
  }

  /** MBL's example: set point a pulse of 0.25 s, measurement 0.5; sampled every 10 ms. */
  private static double[] pulsed(Pid.Settings settings, double seconds) {
    Pid pid = new Pid(settings);
    int steps = (int) Math.round(0.01 / seconds);
    double[] outputs = new double[101];
    for (int sample = 0; sample < outputs.length; sample++) {
      for (int i = 0; sample > 0 && i < steps; i++) {
        double middle = (sample - 1) * 0.01 + (i + 0.5) * seconds;
        pid.step(middle % 0.25 < 0.125 ? 1 : 0, 0.5, seconds);
      }
      outputs[sample] = sample == 0 ? -settings.action().sign() : pid.output();
    }
    return outputs;
  }

  private static double difference(double[] one, double[] other) {
    double greatest = 0;
    for (int i = 0; i < one.length; i++) {
      greatest = Math.max(greatest, Math.abs(one[i] - other[i]));
    }
    return greatest;
  }
}
