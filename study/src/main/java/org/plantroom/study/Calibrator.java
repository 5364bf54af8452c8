package org.plantroom.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.exception.MathRuntimeException;
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
 * differences, each divided by its column's standard deviation so that temperatures and powers
 * count alike; slopes by runs side by side. Intervals of 95 % come from the covariance at the
 * optimum, with Student's t and as many samples as are independent: successive differences are
 * alike, which is counted by their first autocorrelation.
 *
 * <p>Used once, by one thread.
 */
final class Calibrator {
  private static final double SLOPE_STEP = 1e-3;
  private static final int ITERATIONS = 40;
  private static final double TOLERANCE = 1e-8;
  private static final double CONFIDENCE = 0.975;

  private final Calibration task;
  private final MeasuredRun runs;
  private final StudyRunner workers;
  private final List<Sample> samples = new ArrayList<>();
  private int evaluations;

  /** A measured value that counts: of a compared quantity, at a row. */
  private record Sample(int quantity, int row, double measured, double weight) {}

  /** A run failed; carries the reason through the optimiser. */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Exception reason;

    Failure(Exception reason) {
      super(reason);
      this.reason = reason;
    }
  }

  Calibrator(Study study, Calibration task, StudyRunner workers) {
    this.task = task;
    this.workers = workers;
    runs = new MeasuredRun(study, task);
    List<String> quantities = runs.compared();
    for (int i = 0; i < quantities.size(); i++) {
      collect(i, task.compare().getOrDefault(quantities.get(i), ""));
    }
  }

  private void collect(int quantity, String column) {
    double deviation = task.data().deviation(column);
    for (int row = 0; row < task.data().size(); row++) {
      double measured = task.data().value(column, row);
      if (Double.isFinite(measured) && task.data().second(row) >= task.skip()) {
        samples.add(new Sample(quantity, row, measured, 1 / Math.max(deviation, 1e-9)));
      }
    }
  }

  /** Fits. */
  Fit fit() throws StudyException, InterruptedException {
    int size = task.vary().size();
    if (samples.size() <= size + 1) {
      throw new StudyException(
          "%d measured values are too few for %d parameters".formatted(samples.size(), size));
    }
    double[] middle = new double[size];
    Arrays.fill(middle, 0.5);
    try {
      Optimum optimum =
          new LevenbergMarquardtOptimizer()
              .withInitialStepBoundFactor(1)
              .withCostRelativeTolerance(TOLERANCE)
              .withParameterRelativeTolerance(TOLERANCE)
              .optimize(
                  new LeastSquaresBuilder()
                      .start(middle)
                      .target(target())
                      .model(this::model)
                      .parameterValidator(Calibrator::bounded)
                      .maxEvaluations(10 * ITERATIONS)
                      .maxIterations(ITERATIONS)
                      .build());
      return result(optimum);
    } catch (Failure e) {
      throw failed(e.reason);
    } catch (MathIllegalStateException e) {
      throw new StudyException("the calibration finds no fit: " + e.getMessage());
    }
  }

  private static StudyException failed(Exception reason) throws InterruptedException {
    if (reason instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    return reason instanceof StudyException mistake
        ? mistake
        : new StudyException(String.valueOf(reason.getMessage()));
  }

  private double[] target() {
    return samples.stream().mapToDouble(s -> s.measured() * s.weight()).toArray();
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
    evaluations += work.size();
    workers.progress().expected(work.size());
    List<double[]> values;
    try {
      values = workers.all(work);
    } catch (StudyException | InterruptedException e) {
      throw new Failure(e);
    }
    workers.progress().advanced(work.size());
    RealMatrix slopes = new Array2DRowRealMatrix(samples.size(), shares.getDimension());
    for (int i = 0; i < shares.getDimension(); i++) {
      double step = step(shares.getEntry(i));
      for (int row = 0; row < samples.size(); row++) {
        slopes.setEntry(row, i, (values.get(i + 1)[row] - values.getFirst()[row]) / step);
      }
    }
    return new Pair<>(new ArrayRealVector(values.getFirst(), false), slopes);
  }

  /** Inwards, so that no run leaves the range. */
  private static double step(double share) {
    return share > 0.5 ? -SLOPE_STEP : SLOPE_STEP;
  }

  private double[] simulated(RealVector shares) throws StudyException {
    double[][] values = runs.run(changes(shares));
    return samples.stream().mapToDouble(s -> values[s.quantity()][s.row()] * s.weight()).toArray();
  }

  private Map<String, String> changes(RealVector shares) {
    Map<String, String> changes = new HashMap<>();
    for (int i = 0; i < shares.getDimension(); i++) {
      Vary vary = task.vary().get(i);
      changes.put(vary.path(), vary.text(shares.getEntry(i)));
    }
    return changes;
  }

  private Fit result(Optimum optimum) throws StudyException {
    double[][] values = runs.run(changes(optimum.getPoint()));
    List<Fit.Deviation> errors = new ArrayList<>();
    List<Fit.Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < runs.compared().size(); i++) {
      String quantity = runs.compared().get(i);
      errors.add(FitErrors.of(quantity, measured(i), counted(i, values[i])));
      comparisons.add(comparison(quantity, values[i]));
    }
    return new Fit(parameters(optimum), errors, comparisons, evaluations);
  }

  private double[] measured(int quantity) {
    return samples.stream()
        .filter(s -> s.quantity() == quantity)
        .mapToDouble(Sample::measured)
        .toArray();
  }

  private double[] counted(int quantity, double[] values) {
    return samples.stream()
        .filter(s -> s.quantity() == quantity)
        .mapToDouble(s -> values[s.row()])
        .toArray();
  }

  private Fit.Comparison comparison(String quantity, double[] simulated) {
    double[] seconds = task.data().seconds();
    String column = task.compare().getOrDefault(quantity, "");
    return new Fit.Comparison(
        new Trajectory(column, "1", seconds, task.data().values(column)),
        new Trajectory(quantity, "1", seconds, simulated));
  }

  private List<Fit.Parameter> parameters(Optimum optimum) {
    int free = samples.size() - optimum.getPoint().getDimension();
    double[] residuals = optimum.getResiduals().toArray();
    double variance = optimum.getCost() * optimum.getCost() / free;
    double inflation = FitErrors.inflation(residuals);
    double independent =
        Math.max(2, samples.size() / inflation - optimum.getPoint().getDimension());
    double quantile = new TDistribution(independent).inverseCumulativeProbability(CONFIDENCE);
    RealVector sigma = sigma(optimum).mapMultiply(Math.sqrt(variance * inflation) * quantile);
    List<Fit.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < task.vary().size(); i++) {
      Vary vary = task.vary().get(i);
      double share = optimum.getPoint().getEntry(i);
      double half = sigma.getEntry(i) * (vary.to() - vary.from());
      double value = vary.at(share);
      boolean atBound = share <= SLOPE_STEP || share >= 1 - SLOPE_STEP;
      parameters.add(new Fit.Parameter(vary.label(), value, value - half, value + half, atBound));
    }
    return parameters;
  }

  /** Infinite where the data say nothing of a parameter. */
  private static RealVector sigma(Optimum optimum) {
    try {
      return optimum.getSigma(1e-12);
    } catch (MathRuntimeException e) {
      RealVector unknown = new ArrayRealVector(optimum.getPoint().getDimension());
      unknown.set(Double.POSITIVE_INFINITY);
      return unknown;
    }
  }
}
