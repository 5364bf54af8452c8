package org.plantroom.study;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * Ways to search the least value of an objective. Parameters are shares of their ranges, 0 to 1; a
 * search begins in the middle and ends when it has used up its runs or no step helps any more,
 * which the library tells by an exception.
 */
final class ParameterSearch {
  private static final double RADIUS = 0.25;
  private static final double SHRINK = 0.4;
  private static final double STOP = 1e-3;

  private final Optimisation task;
  private final Objective objective;
  private final int size;

  /** A search that has not begun. */
  ParameterSearch(Optimisation task, Objective objective) {
    this.task = task;
    this.objective = objective;
    size = task.vary().size();
  }

  /** Searches to the end; the objective knows the best. */
  void run() {
    switch (task.used()) {
      case BRENT -> brent();
      case BOBYQA -> bobyqa();
      case CMAES -> cmaes();
    }
  }

  private void brent() {
    new BrentOptimizer(STOP, STOP)
        .optimize(
            new MaxEval(task.evaluations()),
            new UnivariateObjectiveFunction(share -> objective.value(new double[] {share})),
            GoalType.MINIMIZE,
            new SearchInterval(0, 1));
  }

  /**
   * Begins again at the best point with a smaller region: a limit makes a kink that quadratic
   * models cannot follow over a wide one.
   */
  private void bobyqa() {
    double[] start = all(0.5);
    int least = 2 * size + 2;
    for (double radius = RADIUS; radius > STOP; radius *= SHRINK) {
      int left = task.evaluations() - objective.evaluations();
      if (left < least) {
        return;
      }
      try {
        new BOBYQAOptimizer(2 * size + 1, radius, radius * SHRINK * SHRINK)
            .optimize(
                new MaxEval(Math.max(least, left / 2)),
                new ObjectiveFunction(objective::value),
                GoalType.MINIMIZE,
                new InitialGuess(start),
                new SimpleBounds(all(0), all(1)));
      } catch (MathIllegalStateException e) {
        // Its share of the runs is used up, or no step helps any more: smaller steps may.
      }
      start = objective.best();
    }
  }

  private void cmaes() {
    new Evolution(size, task.seed(), RADIUS).search(objective::values, task.evaluations());
  }

  private double[] all(double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }
}
