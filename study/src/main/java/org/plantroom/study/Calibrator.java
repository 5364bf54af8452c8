package org.plantroom.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Finds the parameters with which a plant behaves as measured: Levenberg–Marquardt on the
 * differences, slopes by runs side by side.
 *
 * <p>Used once, by one thread.
 */
final class Calibrator {
  private static final double SLOPE_STEP = 1e-3;
  private static final int ITERATIONS = 40;
  private static final double TOLERANCE = 1e-8;

  private final Calibration task;
  private final MeasuredRun runs;
  private final FitSamples samples;
  private final StudyRunner workers;
  private int evaluations;

  Calibrator(Study study, Calibration task, StudyRunner workers) {
    this.task = task;
    this.workers = workers;
    runs = new MeasuredRun(study, task);
    samples = new FitSamples(task, runs);
  }

  /**
   * Fits.
   *
   * @throws StudyException when a run fails, or there are too few data for the parameters
   * @throws InterruptedException when the thread is interrupted; the fit is given up
   */
  Fit fit() throws StudyException, InterruptedException {
    int size = task.vary().size();
    if (samples.size() <= size + 1) {
      throw new StudyException(
          "%d measured values are too few for %d parameters".formatted(samples.size(), size));
    }
    try {
      return result(optimum(size));
    } catch (RunFailure e) {
      throw e.reason();
    } catch (MathIllegalStateException e) {
      throw new StudyException("the calibration finds no fit: " + e.getMessage());
    }
  }

  private Optimum optimum(int size) {
    double[] middle = new double[size];
    Arrays.fill(middle, 0.5);
    return new LevenbergMarquardtOptimizer()
        .withInitialStepBoundFactor(1)
        .withCostRelativeTolerance(TOLERANCE)
        .withParameterRelativeTolerance(TOLERANCE)
        .optimize(
            new LeastSquaresBuilder()
                .start(middle)
                .target(samples.target())
                .model(this::model)
                .parameterValidator(Calibrator::bounded)
                .maxEvaluations(10 * ITERATIONS)
                .maxIterations(ITERATIONS)
                .build());
  }

  private static RealVector bounded(RealVector shares) {
    return shares.map(share -> Math.clamp(share, 0, 1));
  }

  /** Values and slopes at a point, each run on a core of its own. */
  private Pair<RealVector, RealMatrix> model(RealVector shares) {
    List<Callable<double[]>> work = new ArrayList<>();
    work.add(() -> simulated(shares));
    for (int i = 0; i < shares.getDimension(); i++) {
      RealVector moved = shares.copy();
      moved.addToEntry(i, step(shares.getEntry(i)));
      work.add(() -> simulated(moved));
    }
    List<double[]> values = all(work);
    RealMatrix slopes = new Array2DRowRealMatrix(samples.size(), shares.getDimension());
    for (int i = 0; i < shares.getDimension(); i++) {
      double step = step(shares.getEntry(i));
      for (int row = 0; row < samples.size(); row++) {
        slopes.setEntry(row, i, (values.get(i + 1)[row] - values.getFirst()[row]) / step);
      }
    }
    return new Pair<>(new ArrayRealVector(values.getFirst(), false), slopes);
  }

  private List<double[]> all(List<Callable<double[]>> work) {
    evaluations += work.size();
    workers.progress().expected(work.size());
    try {
      List<double[]> values = workers.all(work);
      workers.progress().advanced(work.size());
      return values;
    } catch (StudyException | InterruptedException e) {
      throw new RunFailure(e);
    }
  }

  /** Inwards, so that no run leaves the range. */
  private static double step(double share) {
    return share > 0.5 ? -SLOPE_STEP : SLOPE_STEP;
  }

  private double[] simulated(RealVector shares) throws StudyException, InterruptedException {
    return samples.simulated(runs.run(changes(shares)));
  }

  private Map<String, String> changes(RealVector shares) {
    Map<String, String> changes = new HashMap<>();
    for (int i = 0; i < shares.getDimension(); i++) {
      Vary vary = task.vary().get(i);
      changes.put(vary.path(), vary.text(shares.getEntry(i)));
    }
    return changes;
  }

  private Fit result(Optimum optimum) throws StudyException, InterruptedException {
    double[][] values = runs.run(changes(optimum.getPoint()));
    List<String> quantities = runs.compared();
    List<Fit.Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < quantities.size(); i++) {
      comparisons.add(comparison(quantities.get(i), values[i]));
    }
    return new Fit(
        FitIntervals.of(task.vary(), optimum, samples.size(), SLOPE_STEP),
        samples.errors(quantities, values),
        samples.validationErrors(quantities, values),
        comparisons,
        samples.split(),
        samples.leftOut(),
        evaluations);
  }

  private Fit.Comparison comparison(String quantity, double[] simulated) {
    MeasuredColumn measured = runs.measured(quantity);
    String column = task.compare().getOrDefault(quantity, "");
    return new Fit.Comparison(
        new Trajectory(column, "1", measured.seconds(), measured.values()),
        new Trajectory(quantity, "1", measured.seconds(), simulated));
  }
}
