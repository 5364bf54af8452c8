package org.plantroom.controls;

import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;
import org.plantroom.physics.Ranges;

/**
 * The first-order process with dead time that explains a record of a loop best, whatever moved its
 * output: a step by hand, or a controller that followed its set point.
 *
 * <p>Units: those of the loop, s. Range: 20 known measurements or more, a lag of up to ten times
 * the record.
 *
 * <p>Output error: the process is driven by the recorded output alone and compared with all of the
 * recorded measurement. Equations:
 *
 * <pre>
 *   y = c + k·x + s·e^(−t/τ)      c resting value, s what was not at rest when the record began
 *   τ·dx/dt = u(t − θ) − u(0) − x
 * </pre>
 *
 * <p>k, c and s follow from τ and θ by linear least squares; τ and θ are looked for on a grid, then
 * all are refined by Levenberg–Marquardt. Source: L. Ljung, System Identification, 2nd ed. 1999,
 * section 4.3 (output error); G. Golub and V. Pereyra, SIAM J. Numer. Anal. 10 (1973) 413 (linear
 * and other parameters apart). Assumption: disturbances are not in step with the output; where a
 * controller answered disturbances only, the record tells of the controller, not of the process.
 * Immutable.
 */
public final class RecordFit {
  private static final int LEAST_SAMPLES = 20;
  private static final int LAGS = 30;
  private static final int DEAD_TIMES = 24;
  private static final int EVALUATIONS = 500;
  private static final double TOLERANCE = 1e-8;
  private static final double SLOPE = 1e-4;

  /** c, k, s, τ, θ. */
  private static final int PARAMETERS = 5;

  private final double step;
  private final double[] outputs;
  private final double[] measurements;
  private final int[] known;

  private RecordFit(double step, double[] outputs, double[] measurements) {
    this.step = step;
    this.outputs = outputs;
    this.measurements = measurements;
    known = known(measurements);
  }

  private static int[] known(double[] measurements) {
    int[] all = new int[measurements.length];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      if (Double.isFinite(measurements[i])) {
        all[count++] = i;
      }
    }
    return Arrays.copyOf(all, count);
  }

  /**
   * Fits.
   *
   * @param step from one sample to the next, s, more than 0
   * @param outputs of the controller, each holds until the next; all known
   * @param measurements as many; NaN where none is known
   * @throws IllegalArgumentException when there is too little to see
   */
  public static ProcessFit of(double step, double[] outputs, double[] measurements) {
    Ranges.above(0, "step", step);
    RecordFit fit = new RecordFit(step, outputs.clone(), measurements.clone());
    if (outputs.length != measurements.length || fit.known.length < LEAST_SAMPLES) {
      throw new IllegalArgumentException(
          "a fit needs %d samples of both [outputs=%d, measurements=%d]"
              .formatted(LEAST_SAMPLES, outputs.length, fit.known.length));
    }
    if (!isMoving(outputs)) {
      throw new IllegalArgumentException("the output did not move within the record");
    }
    if (!isMoving(fit.target())) {
      throw new IllegalArgumentException("the measurement did not move within the record");
    }
    return fit.refined(fit.best());
  }

  /**
   * What a fitted process would have shown, by the best resting value and beginning.
   *
   * @param process as found
   */
  public static double[] modelled(
      FirstOrder process, double step, double[] outputs, double[] measurements) {
    RecordFit fit = new RecordFit(step, outputs.clone(), measurements.clone());
    double[] linear = fit.linear(process.lag(), process.deadTime()).values();
    double[] answer = fit.answer(process.lag(), process.deadTime());
    double[] shown = new double[answer.length];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = linear[0] + process.gain() * answer[i] + linear[2] * fit.left(i, process.lag());
    }
    return shown;
  }

  private static boolean isMoving(double[] values) {
    return Arrays.stream(values).max().orElse(0) > Arrays.stream(values).min().orElse(0);
  }

  private double[] target() {
    return Arrays.stream(known).mapToDouble(i -> measurements[i]).toArray();
  }

  private double span() {
    return step * (outputs.length - 1);
  }

  /** What is left of the beginning, at a sample. */
  private double left(int sample, double lag) {
    return Math.exp(-sample * step / lag);
  }

  /** Answer of a process of gain 1, exact for an output that holds between samples. */
  private double[] answer(double lag, double deadTime) {
    double delay = deadTime / step;
    int whole = (int) Math.floor(delay);
    double late = (delay - whole) * step;
    double keep = Math.exp(-step / lag);
    double keepRest = Math.exp(-(step - late) / lag);
    double[] answer = new double[outputs.length];
    for (int i = 1; i < answer.length; i++) {
      double older = output(i - 2 - whole) * (keepRest - keep);
      answer[i] = keep * answer[i - 1] + older + output(i - 1 - whole) * (1 - keepRest);
    }
    return answer;
  }

  /** Output since the record's beginning, relative to it. */
  private double output(int sample) {
    return outputs[Math.max(0, sample)] - outputs[0];
  }

  /** c, k and s with the sum of squares they leave. */
  private record Linear(double c, double k, double s, double squares) {
    double[] values() {
      return new double[] {c, k, s};
    }
  }

  private Linear linear(double lag, double deadTime) {
    double[] answer = answer(lag, deadTime);
    double[][] normal = new double[3][3];
    double[] right = new double[3];
    double[] row = {1, 0, 0};
    for (int i : known) {
      row[1] = answer[i];
      row[2] = left(i, lag);
      for (int a = 0; a < 3; a++) {
        right[a] += row[a] * measurements[i];
        for (int b = 0; b < 3; b++) {
          normal[a][b] += row[a] * row[b];
        }
      }
    }
    double[] found = solved(normal, right);
    return new Linear(found[0], found[1], found[2], squares(answer, lag, found));
  }

  /** A touch of damping lets a lag far beyond the record stand beside the resting value. */
  private static double[] solved(double[][] normal, double[] right) {
    for (int a = 0; a < 3; a++) {
      normal[a][a] += 1e-9 * normal[0][0] + 1e-300;
    }
    try {
      return new LUDecomposition(new Array2DRowRealMatrix(normal, false))
          .getSolver()
          .solve(new ArrayRealVector(right, false))
          .toArray();
    } catch (MathRuntimeException e) {
      return new double[3];
    }
  }

  private double squares(double[] answer, double lag, double[] linear) {
    double sum = 0;
    for (int i : known) {
      double model = linear[0] + linear[1] * answer[i] + linear[2] * left(i, lag);
      sum += (measurements[i] - model) * (measurements[i] - model);
    }
    return sum;
  }

  /** c, k, s, τ and θ of the grid's best point. */
  private double[] best() {
    double[] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < LAGS; i++) {
      double lag = step / 2 * Math.pow(4 * span() / step, i / (LAGS - 1.0));
      for (int j = 0; j < DEAD_TIMES; j++) {
        double deadTime = longestDeadTime() * Math.pow(j / (DEAD_TIMES - 1.0), 2);
        Linear linear = linear(lag, deadTime);
        if (linear.squares() < least && linear.k() != 0) {
          least = linear.squares();
          best = new double[] {linear.c(), linear.k(), linear.s(), lag, deadTime};
        }
      }
    }
    return best;
  }

  private double longestDeadTime() {
    return span() / 3;
  }

  private ProcessFit refined(double[] start) {
    try {
      Optimum optimum =
          new LevenbergMarquardtOptimizer()
              .withCostRelativeTolerance(TOLERANCE)
              .withParameterRelativeTolerance(TOLERANCE)
              .optimize(
                  new LeastSquaresBuilder()
                      .start(start)
                      .target(target())
                      .model(this::model)
                      .parameterValidator(this::possible)
                      .maxEvaluations(EVALUATIONS)
                      .maxIterations(EVALUATIONS)
                      .build());
      return result(optimum);
    } catch (MathRuntimeException e) {
      throw new IllegalArgumentException("the record does not tell one process from another", e);
    }
  }

  private ProcessFit result(Optimum optimum) {
    RealVector found = optimum.getPoint();
    double cost = optimum.getCost();
    double scatter = Math.sqrt(cost * cost / Math.max(1, known.length - PARAMETERS));
    RealVector errors = deviations(optimum).mapMultiply(scatter);
    return new ProcessFit(
        new FirstOrder(found.getEntry(1), found.getEntry(3), found.getEntry(4)),
        errors.getEntry(1),
        errors.getEntry(3),
        errors.getEntry(4),
        optimum.getRMS());
  }

  /** Infinite where the record cannot tell one parameter from another. */
  private static RealVector deviations(Optimum optimum) {
    try {
      return optimum.getSigma(1e-18);
    } catch (MathRuntimeException e) {
      return new ArrayRealVector(PARAMETERS, Double.POSITIVE_INFINITY);
    }
  }

  private RealVector possible(RealVector point) {
    RealVector bounded = point.copy();
    bounded.setEntry(3, Math.clamp(point.getEntry(3), step / 4, 10 * span()));
    bounded.setEntry(4, Math.clamp(point.getEntry(4), 0, span() / 2));
    return bounded;
  }

  private Pair<RealVector, RealMatrix> model(RealVector point) {
    double[] p = point.toArray();
    double[] answer = answer(p[3], p[4]);
    double lagStep = SLOPE * p[3];
    double deadTimeStep = SLOPE * step;
    double[] otherLag = answer(p[3] + lagStep, p[4]);
    double[] otherDeadTime = answer(p[3], p[4] + deadTimeStep);
    RealVector values = new ArrayRealVector(known.length);
    RealMatrix slopes = new Array2DRowRealMatrix(known.length, 5);
    for (int row = 0; row < known.length; row++) {
      int i = known[row];
      double left = left(i, p[3]);
      values.setEntry(row, p[0] + p[1] * answer[i] + p[2] * left);
      slopes.setEntry(row, 0, 1);
      slopes.setEntry(row, 1, answer[i]);
      slopes.setEntry(row, 2, left);
      double beginning = p[2] * (left(i, p[3] + lagStep) - left) / lagStep;
      slopes.setEntry(row, 3, p[1] * (otherLag[i] - answer[i]) / lagStep + beginning);
      slopes.setEntry(row, 4, p[1] * (otherDeadTime[i] - answer[i]) / deadTimeStep);
    }
    return new Pair<>(values, slopes);
  }
}
