package org.plantroom.controls;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalArgumentException;
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
 * Fits a first-order process with dead time to a recorded answer to a step.
 *
 * <pre>
 *  record: times, answers, step ──▶ fit ──▶ k, τ, θ with their errors
 * </pre>
 *
 * <p>Equations: {@code y = y0 + k·Δu·(1 − e^(−(t − θ)/τ))} by Levenberg–Marquardt on k, τ, θ and
 * the resting value, begun at the times where the answer reaches 28 % and 63 %. Assumptions: at
 * rest before the step, nothing else moves the measurement. Units: those of the loop, s. Range:
 * eight samples or more. Source: C. L. Smith, Digital Computer Process Control, 1972 (beginning).
 */
public final class StepFit {
  private static final int LEAST_SAMPLES = 8;
  private static final int EVALUATIONS = 500;
  private static final double TOLERANCE = 1e-8;

  private StepFit() {}

  /**
   * Fits.
   *
   * @param seconds since the step, rising, eight or more
   * @param measurements as many, from rest until settled
   * @param step change of the input at time 0, not 0
   * @throws IllegalArgumentException when there is too little to see (few samples, no answer), or
   *     the answer is that of a quite different process
   */
  public static ProcessFit of(double[] seconds, double[] measurements, double step) {
    if (seconds.length < LEAST_SAMPLES || seconds.length != measurements.length || step == 0) {
      throw new IllegalArgumentException(
          "a fit needs %d samples and a step [%d times, %d values, step %s]"
              .formatted(LEAST_SAMPLES, seconds.length, measurements.length, step));
    }
    try {
      return result(optimum(seconds, measurements), step, seconds.length);
    } catch (MathIllegalStateException e) {
      throw new IllegalArgumentException(
          "the measurement did not answer like a first-order process", e);
    }
  }

  private static Optimum optimum(double[] seconds, double[] measurements) {
    return new LevenbergMarquardtOptimizer()
        .withCostRelativeTolerance(TOLERANCE)
        .withParameterRelativeTolerance(TOLERANCE)
        .optimize(
            new LeastSquaresBuilder()
                .start(start(seconds, measurements))
                .target(measurements)
                .model(point -> model(seconds, point))
                .parameterValidator(StepFit::possible)
                .maxEvaluations(EVALUATIONS)
                .maxIterations(EVALUATIONS)
                .build());
  }

  private static ProcessFit result(Optimum optimum, double step, int samples) {
    RealVector found = optimum.getPoint();
    double scatter = Math.sqrt(optimum.getCost() * optimum.getCost() / (samples - 4));
    RealVector errors = deviations(optimum).mapMultiply(scatter);
    FirstOrder process =
        new FirstOrder(found.getEntry(0) / step, found.getEntry(1), found.getEntry(2));
    return new ProcessFit(
        process,
        errors.getEntry(0) / Math.abs(step),
        errors.getEntry(1),
        errors.getEntry(2),
        optimum.getRMS());
  }

  /** Infinite where the record cannot tell one parameter from another, as within one sample. */
  private static RealVector deviations(Optimum optimum) {
    try {
      return optimum.getSigma(1e-14);
    } catch (MathIllegalArgumentException e) {
      return new ArrayRealVector(optimum.getPoint().getDimension(), Double.POSITIVE_INFINITY);
    }
  }

  /** Amplitude, τ, θ, resting value. */
  private static RealVector start(double[] seconds, double[] measurements) {
    int tail = Math.max(1, seconds.length / 10);
    double rest = measurements[0];
    double last =
        Arrays.stream(measurements, measurements.length - tail, measurements.length)
            .average()
            .orElseThrow();
    double amplitude = last - rest;
    if (amplitude == 0) {
      throw new IllegalArgumentException("the measurement did not answer the step");
    }
    double early = reached(seconds, measurements, rest + 0.283 * amplitude, amplitude);
    double late = reached(seconds, measurements, rest + 0.632 * amplitude, amplitude);
    double shortest = seconds[seconds.length - 1] / (10.0 * seconds.length);
    double lag = Math.max(shortest, 1.5 * (late - early));
    return new ArrayRealVector(new double[] {amplitude, lag, Math.max(0, late - lag), rest});
  }

  private static double reached(
      double[] seconds, double[] measurements, double level, double direction) {
    for (int i = 0; i < seconds.length; i++) {
      if ((measurements[i] - level) * Math.signum(direction) >= 0) {
        return seconds[i];
      }
    }
    return seconds[seconds.length - 1];
  }

  private static RealVector possible(RealVector point) {
    RealVector bounded = point.copy();
    bounded.setEntry(1, Math.max(1e-9, point.getEntry(1)));
    bounded.setEntry(2, Math.max(0, point.getEntry(2)));
    return bounded;
  }

  private static Pair<RealVector, RealMatrix> model(double[] seconds, RealVector point) {
    double amplitude = point.getEntry(0);
    double lag = point.getEntry(1);
    RealVector values = new ArrayRealVector(seconds.length);
    RealMatrix slopes = new Array2DRowRealMatrix(seconds.length, 4);
    for (int i = 0; i < seconds.length; i++) {
      double since = Math.max(0, seconds[i] - point.getEntry(2));
      double left = Math.exp(-since / lag);
      values.setEntry(i, point.getEntry(3) + amplitude * (1 - left));
      slopes.setEntry(i, 0, 1 - left);
      slopes.setEntry(i, 1, -amplitude * left * since / (lag * lag));
      slopes.setEntry(i, 2, since > 0 ? -amplitude * left / lag : 0);
      slopes.setEntry(i, 3, 1);
    }
    return new Pair<>(values, slopes);
  }
}
