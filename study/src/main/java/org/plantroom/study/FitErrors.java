package org.plantroom.study;

/**
 * Figures of how far simulated values are from measured ones, as ASHRAE Guideline 14-2014 has them,
 * with one adjustable parameter in the degrees of freedom.
 */
final class FitErrors {
  private static final double MOST_ALIKE = 0.99;

  private FitErrors() {}

  /** The figures of one quantity. */
  static Fit.Deviation of(String quantity, double[] measured, double[] simulated) {
    int size = measured.length;
    double mean = 0;
    double bias = 0;
    for (int i = 0; i < size; i++) {
      mean += measured[i] / size;
      bias += (simulated[i] - measured[i]) / size;
    }
    double squares = 0;
    double spread = 0;
    for (int i = 0; i < size; i++) {
      squares += (simulated[i] - measured[i]) * (simulated[i] - measured[i]);
      spread += (measured[i] - mean) * (measured[i] - mean);
    }
    double free = Math.max(1, size - 1);
    boolean isRelative = mean != 0;
    return new Fit.Deviation(
        quantity,
        Math.sqrt(squares / size),
        bias,
        isRelative ? Math.sqrt(squares / free) / Math.abs(mean) : Double.NaN,
        isRelative ? -bias * size / (free * mean) : Double.NaN,
        spread > 0 ? 1 - squares / spread : Double.NaN,
        size);
  }

  /**
   * How many times fewer samples are independent: (1 + ρ)/(1 − ρ) with the first autocorrelation ρ
   * of the differences, at least 1 (Bayley and Hammersley 1946).
   */
  static double inflation(double[] residuals) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < residuals.length; i++) {
      squares += residuals[i] * residuals[i];
      products += i > 0 ? residuals[i] * residuals[i - 1] : 0;
    }
    double rho = squares > 0 ? Math.clamp(products / squares, 0, MOST_ALIKE) : 0;
    return (1 + rho) / (1 - rho);
  }
}
