package org.plantroom.study;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plantroom.controls.ProcessFit;
import org.plantroom.simulation.ControlLoop;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.PlantFile;
import org.plantroom.simulation.PlantFileException;

/**
 * Tunes a loop of a plant: lets it run to a moment, steps the controller's output and fits the
 * answer, sets a PI controller by SIMC, and shows a step of the set point with the old and the new
 * tuning.
 *
 * <p>Used once, by one thread.
 */
public final class LoopTuner {
  private static final int RUNS = 4;
  private static final int SHARES = 100;

  /** What it takes in hours of computing, and in memory for the records, stays within reason. */
  private static final int MOST_SAMPLES = 250_000;

  /** Steps from one look at interrupts to the next. */
  private static final int LOOK = 100;

  /** A picture shows so many times what the new loop needs. */
  private static final double SHOWN = 12;

  private static final double SHOWN_INTEGRAL = 3;

  private final TuningTask task;
  private final StudyProgress progress;

  /** A tuner about to begin. */
  public LoopTuner(TuningTask task, StudyProgress progress) {
    this.task = task;
    this.progress = progress;
  }

  /**
   * Tunes.
   *
   * @throws StudyException when the plant cannot be built, has no such loop, or the loop does not
   *     answer; the message tells what to do
   * @throws InterruptedException when the thread is interrupted
   */
  public LoopTuning tune() throws StudyException, InterruptedException {
    progress.expected(RUNS);
    Plant still = built(task.plant());
    Plant stepped = built(task.plant());
    try {
      checkSize(still.seconds());
      warmUp(still, 1);
      warmUp(stepped, 1);
      return tuned(still, stepped);
    } catch (IllegalArgumentException e) {
      throw new StudyException(String.valueOf(e.getMessage()), e);
    } finally {
      still.end();
      stepped.end();
    }
  }

  private void checkSize(double step) throws StudyException {
    if (task.longest() / step > MOST_SAMPLES) {
      throw new StudyException(
          "a test of up to %s h in steps of %s s would have more than %d samples: take a shorter"
                  .formatted(Shown.number(task.longest() / 3600), Shown.number(step), MOST_SAMPLES)
              + " --longest, or a longer step by --set step=TIME");
    }
  }

  private static Plant built(PlantFile file) throws StudyException {
    try {
      return file.build();
    } catch (PlantFileException e) {
      throw new StudyException("the plant cannot be used%n%s".formatted(e.getMessage()), e);
    }
  }

  private LoopTuning tuned(Plant still, Plant stepped) throws StudyException, InterruptedException {
    StepTrial test = new StepTrial(task, still, stepped);
    ControlLoop loop = still.loop(task.loop());
    ProcessFit fit = test.run();
    LoopTuning.StepRecord record = test.record(fit);
    TunedLoop tuned = TunedLoop.of(fit, explained(record), still.seconds(), task.closedLoop());
    double wanted = Math.abs(fit.process().gain() * record.step());
    double shown = shown(tuned);
    Map<String, String> changes = new LinkedHashMap<>();
    tuned
        .keys(loop.settings().action())
        .forEach((key, value) -> changes.put(task.loop() + "." + key, value));
    return new LoopTuning(
        task,
        loop.unit(),
        loop.outputUnit(),
        loop.settings(),
        record,
        tuned,
        followed(task.plant(), wanted, shown),
        followed(task.plant().with(changes), wanted, shown));
  }

  private double shown(TunedLoop tuned) {
    double loop = SHOWN * (tuned.closedLoop() + tuned.process().deadTime());
    double integral = SHOWN_INTEGRAL * tuned.tuning().integralTime();
    return Math.min(task.longest(), Math.max(loop, integral));
  }

  private static double explained(LoopTuning.StepRecord record) {
    return FitErrors.of("", record.answer().values(), record.fitted().values()).determination();
  }

  /** Lets a plant pass the time before the test. */
  private void warmUp(Plant plant, double part) throws InterruptedException {
    plant.loop(task.loop());
    long steps = Math.round(task.at() / plant.seconds());
    long shown = Math.max(1, steps / SHARES);
    for (long step = 1; step <= steps; step++) {
      plant.step();
      if (step % shown == 0) {
        advance(part * shown / steps);
      }
    }
  }

  private void advance(double part) throws InterruptedException {
    progress.advanced(part);
    if (Thread.interrupted()) {
      throw new InterruptedException("the test is given up");
    }
  }

  /** A step of the set point from where the plant is at the moment of the test. */
  private LoopRun followed(PlantFile file, double wanted, double duration)
      throws StudyException, InterruptedException {
    Plant plant = built(file);
    try {
      warmUp(plant, 1);
      int samples = (int) Math.ceil(duration / plant.seconds()) + 1;
      LoopRecorder recorder = new LoopRecorder(plant.loop(task.loop()), plant.seconds(), samples);
      plant.loop(task.loop()).shiftSetPoint(wanted);
      for (int sample = 0; sample < samples; sample++) {
        recorder.look(sample);
        plant.step();
        if (sample % LOOK == 0) {
          advance(0);
        }
      }
      return recorder.run();
    } finally {
      plant.end();
    }
  }
}
