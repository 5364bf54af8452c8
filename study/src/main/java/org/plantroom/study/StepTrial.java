package org.plantroom.study;

import java.util.Arrays;
import java.util.Optional;
import org.plantroom.controls.AutoTuner;
import org.plantroom.controls.FirstOrder;
import org.plantroom.controls.Pid;
import org.plantroom.controls.ProcessFit;
import org.plantroom.controls.RecordFit;
import org.plantroom.simulation.ControlLoop;
import org.plantroom.simulation.Plant;

/**
 * Opens a loop and steps its controller's output, in one of two plants that run side by side. All
 * that is the same in both (weather, people, schedules, what was not at rest) falls out of their
 * difference, so the answer is that of the step alone.
 *
 * <p>Used once, by one thread.
 */
final class StepTrial {
  private static final int LOOK = 100;

  private final TuningTask task;
  private final Plant still;
  private final Plant stepped;
  private final ControlLoop untouched;
  private final ControlLoop moved;
  private final double resting;
  private final double step;
  private final AutoTuner tuner;

  /**
   * A test from where the plants are.
   *
   * @param still and {@code stepped}: the same plant twice, as far
   * @throws StudyException when a step from here would tell little
   */
  StepTrial(TuningTask task, Plant still, Plant stepped) throws StudyException {
    this.task = task;
    this.still = still;
    this.stepped = stepped;
    untouched = still.loop(task.loop());
    moved = stepped.loop(task.loop());
    resting = resting();
    step = step(untouched.settings());
    tuner = new AutoTuner(new AutoTuner.Settings(resting, step, 0, task.longest()));
  }

  private double resting() throws StudyException {
    Pid.Settings limits = untouched.settings();
    double output = task.resting().orElse(untouched.output());
    boolean isInside = output > limits.low() && output < limits.high();
    if (task.resting().isPresent() && (output < limits.low() || output > limits.high())) {
      throw new StudyException(
          "%s's output is %s to %s, so a test cannot begin from %s"
              .formatted(
                  task.loop(),
                  Shown.number(limits.low()),
                  Shown.number(limits.high()),
                  Shown.number(output)));
    }
    if (task.resting().isEmpty() && !isInside) {
      throw new StudyException(
          ("%s stands at the end of its range then, where a step tells little (output %s, set"
                  + " point %s, measurement %s): choose another moment by --at, or the output to"
                  + " begin from by --from-output")
              .formatted(
                  task.loop(),
                  Shown.number(output),
                  Shown.number(untouched.setPoint()),
                  Shown.number(untouched.measurement())));
    }
    return output;
  }

  /** Upwards where there is room. */
  private double step(Pid.Settings limits) {
    double size = task.share() * (limits.high() - limits.low());
    return resting + size <= limits.high() ? size : -size;
  }

  /**
   * Runs both plants until the answer has settled or the time is over.
   *
   * @throws StudyException when the measurement does not answer
   */
  ProcessFit run() throws StudyException, InterruptedException {
    try {
      for (int sample = 0; tuner.fit().isEmpty(); sample++) {
        pass();
        if (sample % LOOK == 0 && Thread.interrupted()) {
          throw new InterruptedException("the test is given up");
        }
      }
    } catch (IllegalArgumentException e) {
      throw new StudyException(
          ("%s: %s within %s h: does its output reach a valve or machine that runs then? Choose"
                  + " another moment by --at, a greater --step, or a longer test by --longest")
              .formatted(task.loop(), e.getMessage(), Shown.number(task.longest() / 3600)),
          e);
    }
    ProcessFit fit = tuner.fit().orElseThrow();
    return searched()
        .filter(other -> residual(other.process()) < residual(fit.process()))
        .orElse(fit);
  }

  /**
   * The fit that looks for lag and dead time everywhere, with the rest before the step, which is
   * known here: it is 0 to rounding.
   */
  private Optional<ProcessFit> searched() {
    double[] answers = tuner.measurements();
    int lead = Math.max(1, answers.length / 4);
    double[] outputs = new double[lead + answers.length];
    double[] measurements = new double[outputs.length];
    Arrays.fill(outputs, lead, outputs.length, step);
    System.arraycopy(answers, 0, measurements, lead, answers.length);
    try {
      return Optional.of(RecordFit.of(still.seconds(), outputs, measurements));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private double residual(FirstOrder process) {
    double[] seconds = tuner.seconds();
    double[] answers = tuner.measurements();
    double sum = 0;
    for (int i = 0; i < seconds.length; i++) {
      double error = answers[i] - step * process.stepResponse(seconds[i]);
      sum += error * error;
    }
    return sum;
  }

  private void pass() {
    double answer = moved.measurement() - untouched.measurement();
    untouched.hold(resting);
    moved.hold(tuner.step(answer, still.seconds()));
    still.step();
    stepped.step();
  }

  /** What was recorded beside what the fit says. */
  LoopTuning.StepRecord record(ProcessFit fit) {
    double[] seconds = tuner.seconds();
    FirstOrder process = fit.process();
    double[] fitted =
        Arrays.stream(seconds).map(time -> step * process.stepResponse(time)).toArray();
    return new LoopTuning.StepRecord(
        resting,
        step,
        new Trajectory(task.loop(), untouched.unit(), seconds, tuner.measurements()),
        new Trajectory(task.loop(), untouched.unit(), seconds, fitted));
  }
}
