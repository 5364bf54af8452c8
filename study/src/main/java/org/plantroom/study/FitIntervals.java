package org.plantroom.study;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;

/**
 * Intervals of 95 % for fitted parameters, from the covariance that the slopes at the optimum give,
 * with Student's t and as many samples as are independent: successive differences are alike, which
 * is counted by their first autocorrelation.
 */
final class FitIntervals {
  private static final double CONFIDENCE = 0.975;

  private FitIntervals() {}

  /**
   * The parameters with their intervals.
   *
   * @param samples of the fit
   * @param nearBound a share of the range nearer than this to its end is at the end
   */
  static List<Fit.Parameter> of(List<Vary> vary, Optimum optimum, int samples, double nearBound) {
    int size = vary.size();
    double variance = optimum.getCost() * optimum.getCost() / (samples - size);
    double inflation = FitErrors.inflation(optimum.getResiduals().toArray());
    double independent = Math.max(2, samples / inflation - size);
    double quantile = new TDistribution(independent).inverseCumulativeProbability(CONFIDENCE);
    RealVector sigma = sigma(optimum).mapMultiply(Math.sqrt(variance * inflation) * quantile);
    List<Fit.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double share = optimum.getPoint().getEntry(i);
      double half = sigma.getEntry(i) * (vary.get(i).to() - vary.get(i).from());
      double value = vary.get(i).at(share);
      boolean atBound = share <= nearBound || share >= 1 - nearBound;
      parameters.add(
          new Fit.Parameter(vary.get(i).label(), value, value - half, value + half, atBound));
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
