package org.plantroom.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.hipparchus.random.MersenneTwister;
import org.jspecify.annotations.Nullable;

/**
 * Searches parameters that make a KPI least while others stay within limits. Parameters are shares
 * of their ranges; what exceeds a limit counts as a penalty in proportion to the excess. The best
 * run that kept the limits is the result, not the last one.
 *
 * <p>Used once, by one thread.
 */
final class Optimiser {
  private static final double PENALTY = 10;
  private static final double RADIUS = 0.25;
  private static final double SHRINK = 0.4;
  private static final double STOP = 1e-3;
  private static final long SEED = 1;

  private final Scenario base;
  private final Optimisation task;
  private final ScenarioRun runs;
  private final StudyProgress progress;
  private final List<Optimum.Step> history = new ArrayList<>();
  private int evaluations;
  private double bestValue = Double.POSITIVE_INFINITY;
  private double scale = Double.NaN;
  private double[] best = {};
  private @Nullable RunResult bestRun;

  Optimiser(Scenario base, Optimisation task, ScenarioRun runs, StudyProgress progress) {
    this.base = base;
    this.task = task;
    this.runs = runs;
    this.progress = progress;
  }

  /** A run failed; carries the reason through the optimiser. */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient StudyException reason;

    Failure(StudyException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /** Searches to the end. */
  Optimum search() throws StudyException {
    progress.expected(task.evaluations());
    try {
      minimise();
    } catch (MathIllegalStateException e) {
      // All runs are used up, or no step helps any more: the best so far stands.
      if (bestRun == null) {
        throw new StudyException("the search could not begin: " + e.getMessage());
      }
    } catch (Failure e) {
      throw e.reason;
    }
    if (bestRun == null) {
      throw new StudyException("the search made no run");
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < best.length; i++) {
      values.put(task.vary().get(i).label(), task.vary().get(i).at(best[i]));
    }
    return new Optimum(values, bestRun, excess(bestRun) == 0, history, evaluations);
  }

  private void minimise() {
    int size = task.vary().size();
    double[] middle = new double[size];
    Arrays.fill(middle, 0.5);
    double[] high = new double[size];
    Arrays.fill(high, 1);
    SimpleBounds bounds = new SimpleBounds(new double[size], high);
    ObjectiveFunction goal = new ObjectiveFunction(this::value);
    MaxEval most = new MaxEval(task.evaluations());
    if (task.method() == Optimisation.Method.CMAES) {
      cmaes(size)
          .optimize(
              most,
              goal,
              GoalType.MINIMIZE,
              new InitialGuess(middle),
              bounds,
              new CMAESOptimizer.Sigma(sigma(size)),
              new CMAESOptimizer.PopulationSize(4 + (int) (3 * Math.log(size))));
    } else if (size == 1) {
      // BOBYQA needs two parameters; Brent's method interpolates one by parabolas as well.
      new BrentOptimizer(STOP, STOP)
          .optimize(
              most,
              new UnivariateObjectiveFunction(share -> value(new double[] {share})),
              GoalType.MINIMIZE,
              new SearchInterval(0, 1));
    } else {
      bobyqa(size, goal, bounds, middle);
    }
  }

  /**
   * Begins again at the best point with a smaller region: a limit makes a kink that quadratic
   * models cannot follow over a wide one.
   */
  private void bobyqa(int size, ObjectiveFunction goal, SimpleBounds bounds, double[] middle) {
    double[] start = middle;
    int least = 2 * size + 2;
    for (double radius = RADIUS; radius > STOP; radius *= SHRINK) {
      int left = task.evaluations() - evaluations;
      if (left < least) {
        return;
      }
      try {
        new BOBYQAOptimizer(2 * size + 1, radius, radius * SHRINK * SHRINK)
            .optimize(
                new MaxEval(Math.max(least, left / 2)),
                goal,
                GoalType.MINIMIZE,
                new InitialGuess(start),
                bounds);
      } catch (MathIllegalStateException e) {
        // Its share of the runs is used up, or no step helps any more: smaller steps may.
      }
      start = best.clone();
    }
  }

  private CMAESOptimizer cmaes(int size) {
    int iterations = 1 + task.evaluations() / (4 + (int) (3 * Math.log(size)));
    return new CMAESOptimizer(
        iterations,
        0,
        true,
        0,
        0,
        new MersenneTwister(SEED),
        false,
        new SimpleValueChecker(STOP * 1e-2, STOP * 1e-2));
  }

  private static double[] sigma(int size) {
    double[] sigma = new double[size];
    Arrays.fill(sigma, RADIUS);
    return sigma;
  }

  private double value(double[] shares) {
    RunResult run = run(shares);
    evaluations++;
    double goal = run.value(task.goal());
    if (Double.isNaN(scale)) {
      scale = Math.max(Math.abs(goal), 1e-9);
    }
    double value = goal / scale + PENALTY * excess(run);
    if (value < bestValue) {
      bestValue = value;
      best = shares.clone();
      bestRun = run;
      if (excess(run) == 0) {
        history.add(new Optimum.Step(evaluations, goal));
      }
    }
    return value;
  }

  private RunResult run(double[] shares) {
    Map<String, String> changes = new HashMap<>();
    for (int i = 0; i < shares.length; i++) {
      changes.put(task.vary().get(i).path(), task.vary().get(i).text(shares[i]));
    }
    try {
      return runs.run(base.with("optimum", changes));
    } catch (StudyException e) {
      throw new Failure(e);
    }
  }

  /** How far limits are exceeded, as shares of them; 0 when all are kept. */
  private double excess(RunResult run) {
    double sum = 0;
    for (Map.Entry<Kpi, Double> limit : task.atMost().entrySet()) {
      double over = run.kpis().getOrDefault(limit.getKey(), 0.0) - limit.getValue();
      sum += Math.max(0, over) / Math.max(Math.abs(limit.getValue()), 1);
    }
    return sum;
  }
}
