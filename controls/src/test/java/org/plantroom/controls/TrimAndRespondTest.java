package org.plantroom.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.ReferenceTrajectories;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class TrimAndRespondTest {
  private static final TrimAndRespond.Settings GUIDELINE =
      new TrimAndRespond.Settings(120, 37, 370, 300, 120, 2, -10, 15, 37, 300);
  private static final double STEP = 12;
  private static final double GRID = 72;

  @Test
  void givesTheSetPointsOfTheTable() {
    int[][] expected = {
      {0, 120}, {360, 120}, {432, 110}, {576, 125}, {720, 145}, {864, 192}, {1152, 246},
      {1440, 300}, {1584, 354}, {1728, 370}, {5184, 350}, {5400, 340}, {5616, 320}, {6048, 325},
      {6480, 370}
    };
    double[] ours = run(GUIDELINE, Case.ALWAYS_ON);
    ValidationCase check =
        ValidationCase.of("D15", "Guideline 36 trim and respond", "SIMULATION.md, MBL 14");
    for (int[] point : expected) {
      check.near(
          "set point at %d s".formatted(point[0]), point[1], ours[(int) (point[0] / GRID)], 0);
    }
    check.conclude();
  }

  @Test
  void followsAllFourStoredTrajectoriesExactly() {
    Optional<Path> file =
        SharedData.find(
            "controls/MBL_Controls_OBC_ASHRAE_G36_Generic_Validation_TrimAndRespond.txt");
    assumeThat(file).as("MBL's trim and respond trajectories").isPresent();
    ReferenceTrajectories reference = ReferenceTrajectories.read(file.orElseThrow());
    TrimAndRespond.Settings opposite =
        new TrimAndRespond.Settings(120, 37, 370, 300, 120, 2, 10, -15, -37, 300);

    ValidationCase check =
        ValidationCase.of(
            "D15-trajectories",
            "Guideline 36 trim and respond, whole trajectories",
            "MBL 14, OBC.ASHRAE.G36.Generic.Validation.TrimAndRespond");
    compare(check, reference, "trimRespondLogic", run(GUIDELINE, Case.ALWAYS_ON));
    compare(check, reference, "trimRespondLogicHold", run(GUIDELINE, Case.HELD));
    compare(check, reference, "trimRespondLogic1", run(opposite, Case.ALWAYS_ON));
    compare(check, reference, "trimRespondLogic2", run(GUIDELINE, Case.SWITCHED));
    check.conclude();
  }

  @Test
  void refusesARespondThatWouldTrim() {
    assertThatThrownBy(
            () -> new TrimAndRespond.Settings(120, 37, 370, 300, 120, 2, -10, -15, -37, 0))
        .hasMessageContaining("trim the other");
  }

  @Test
  void returnsToTheInitialSetPointWhenSwitchedOff() {
    TrimAndRespond trim = new TrimAndRespond(GUIDELINE);
    for (int i = 0; i < 100; i++) {
      trim.step(true, false, 0, 60);
    }
    assertThat(trim.setPoint()).isEqualTo(37);
    assertThat(trim.step(false, false, 0, 60)).isEqualTo(120);
  }

  private static void compare(
      ValidationCase check, ReferenceTrajectories reference, String name, double[] ours) {
    double[] theirs = reference.values(name + ".y");
    int differing = 0;
    for (int i = 0; i < ours.length; i++) {
      differing += ours[i] == theirs[i] ? 0 : 1;
    }
    check.atMost(name + ": samples that differ, of 101", 0, differing, "");
    check.trajectory(name + ", Pa", "MBL", reference.seconds(), theirs);
    check.trajectory(name + ", Pa", "ours", reference.seconds(), ours);
  }

  private enum Case {
    ALWAYS_ON,
    HELD,
    SWITCHED;

    boolean on(double time) {
      return this != SWITCHED || time % 3600 >= 660;
    }

    /** Pulses of 500 and 100 s in turn, as the stored hold signal shows. */
    boolean hold(double time) {
      double since = time % 2000;
      boolean inPulse = since < 1000 ? since >= 500 : since >= 1500 && since < 1600;
      return this == HELD && inPulse;
    }
  }

  private static int requests(double time) {
    return (int) Math.round(Math.abs(6 * Math.sin(2 * Math.PI * time / 5400)));
  }

  /** Set points at the stored grid, each as it was just before that time. */
  private static double[] run(TrimAndRespond.Settings settings, Case shape) {
    TrimAndRespond trim = new TrimAndRespond(settings);
    double[] values = new double[101];
    values[0] = settings.initial();
    for (int sample = 1; sample < values.length; sample++) {
      for (double time = (sample - 1) * GRID; time < sample * GRID; time += STEP) {
        trim.step(shape.on(time), shape.hold(time), shape.on(time) ? requests(time) : 0, STEP);
      }
      values[sample] = trim.setPoint();
    }
    return values;
  }
}
