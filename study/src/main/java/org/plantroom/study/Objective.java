package org.plantroom.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What an optimisation makes least: the goal in proportion to that of the first run, and what
 * exceeds a limit as a penalty. Remembers every run and the best one: one that keeps the limits is
 * better than any that does not.
 *
 * <p>Owner: one thread.
 */
final class Objective {
  private static final double PENALTY = 10;

  private final Scenario base;
  private final Optimisation task;
  private final ScenarioRun runs;
  private final StudyRunner workers;
  private final List<Optimum.Trial> trials = new ArrayList<>();
  private double scale = Double.NaN;
  private double leastValue = Double.POSITIVE_INFINITY;
  private double leastExcess = Double.POSITIVE_INFINITY;
  private double[] best = {};
  private @Nullable RunResult bestRun;

  /**
   * An objective without a run.
   *
   * @param workers run several points at once
   */
  Objective(Scenario base, Optimisation task, ScenarioRun runs, StudyRunner workers) {
    this.workers = workers;
    this.base = base;
    this.task = task;
    this.runs = runs;
  }

  /**
   * Runs with some parameters.
   *
   * @param shares of the parameters' ranges, 0 to 1
   * @throws RunFailure when the run fails or is given up
   */
  double value(double[] shares) {
    try {
      return valued(shares, runs.run(scenario(shares)));
    } catch (StudyException | InterruptedException e) {
      throw new RunFailure(e);
    }
  }

  /**
   * Runs side by side, and remembers the runs in the order of the points, so that the number of
   * cores changes nothing.
   *
   * @param points shares of the parameters' ranges each, 0 to 1
   * @throws RunFailure when a run fails or is given up
   */
  double[] values(List<double[]> points) {
    List<Callable<RunResult>> work = new ArrayList<>();
    points.forEach(shares -> work.add(() -> runs.run(scenario(shares))));
    try {
      List<RunResult> results = workers.all(work);
      double[] values = new double[points.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = valued(points.get(i), results.get(i));
      }
      return values;
    } catch (StudyException | InterruptedException e) {
      throw new RunFailure(e);
    }
  }

  private double valued(double[] shares, RunResult run) {
    double goal = run.value(task.goal());
    if (Double.isNaN(scale)) {
      scale = Math.max(Math.abs(goal), 1e-9);
    }
    double excess = task.excess(run);
    trials.add(new Optimum.Trial(trials.size() + 1, goal, excess == 0));
    double value = goal / scale + PENALTY * excess;
    if (isBetter(value, excess)) {
      leastValue = value;
      leastExcess = excess;
      best = shares.clone();
      bestRun = run;
    }
    return value;
  }

  private boolean isBetter(double value, double excess) {
    boolean keeps = excess == 0;
    boolean bestKeeps = leastExcess == 0;
    return keeps == bestKeeps ? value < leastValue : keeps;
  }

  private Scenario scenario(double[] shares) {
    Map<String, String> changes = new HashMap<>();
    for (int i = 0; i < shares.length; i++) {
      changes.put(task.vary().get(i).path(), task.vary().get(i).text(shares[i]));
    }
    return base.with("optimum", changes);
  }

  /** Runs so far. */
  int evaluations() {
    return trials.size();
  }

  /** Every run so far. */
  List<Optimum.Trial> trials() {
    return trials;
  }

  /** Shares of the best run. */
  double[] best() {
    return best.clone();
  }

  /** The best run; empty before the first. */
  Optional<RunResult> bestRun() {
    return Optional.ofNullable(bestRun);
  }
}
