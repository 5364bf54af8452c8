package org.plantroom.physics;

/** Polynomials by Horner's rule, for fits of properties. */
final class Polynomials {
  private Polynomials() {}

  /** Value of c₀ + c₁·x + c₂·x² + … */
  static double value(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
