package org.plantroom.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.plantroom.core.Time;

/**
 * Does a study: scenarios side by side on all cores, then the optimisation, then the calibration.
 * The result does not depend on the number of cores.
 */
public final class StudyRunner implements AutoCloseable {
  private final ExecutorService workers;
  private final StudyProgress progress;
  private final Time time;

  /**
   * A runner on the machine's own clock.
   *
   * @param threads that run plants, 1 or more
   */
  public StudyRunner(int threads, StudyProgress progress) {
    this(threads, progress, Time.system());
  }

  /**
   * A runner.
   *
   * @param threads that run plants, 1 or more
   * @param time measures how long computing takes
   */
  public StudyRunner(int threads, StudyProgress progress, Time time) {
    workers =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("study ", 1).factory());
    this.progress = progress;
    this.time = time;
  }

  /**
   * Does it.
   *
   * @throws StudyException when a plant cannot be built or no parameters fit
   * @throws InterruptedException when the caller is interrupted; runs under way are given up
   */
  public StudyResult run(Study study) throws StudyException, InterruptedException {
    ScenarioRun runs = new ScenarioRun(study, progress, time);
    if (study.calibration().isPresent()) {
      Fit fit = new Calibrator(study, study.calibration().get(), this).fit();
      return new StudyResult(study, List.of(), Optional.empty(), Optional.of(fit));
    }
    progress.expected(study.scenarios().size());
    List<RunResult> results = new ArrayList<>(all(calls(study, runs)));
    Optional<Optimum> optimum = Optional.empty();
    if (study.optimisation().isPresent()) {
      Optimiser optimiser = new Optimiser(study.base(), study.optimisation().get(), runs, this);
      optimum = Optional.of(optimiser.search());
      results.add(optimum.get().run());
    }
    return new StudyResult(study, results, optimum, Optional.empty());
  }

  private static List<Callable<RunResult>> calls(Study study, ScenarioRun runs) {
    List<Callable<RunResult>> calls = new ArrayList<>();
    study.scenarios().forEach(scenario -> calls.add(() -> runs.run(scenario)));
    return calls;
  }

  /** The results of some work done side by side, in its order. */
  <T> List<T> all(List<Callable<T>> work) throws StudyException, InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : workers.invokeAll(work)) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw RunFailure.of(e.getCause());
      }
    }
    return results;
  }

  /** Tells of more runs. */
  StudyProgress progress() {
    return progress;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
