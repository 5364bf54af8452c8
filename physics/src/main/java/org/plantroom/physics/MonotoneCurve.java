package org.plantroom.physics;

/**
 * A smooth curve through points that turns only where the points do; beyond them it goes on
 * straight.
 *
 * <p>Source: Fritsch and Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17
 * (1980), with the harmonic mean of slopes.
 */
public final class MonotoneCurve {
  private final double[] x;
  private final double[] y;
  private final double[] slopes;

  /**
   * A curve.
   *
   * @param x strictly rising, at least two
   * @param y as many
   */
  public MonotoneCurve(double[] x, double[] y) {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException(
          "a curve must have two points or more, as many x as y [%d, %d]"
              .formatted(x.length, y.length));
    }
    this.x = x.clone();
    this.y = y.clone();
    slopes = new double[x.length];
    for (int i = 1; i < x.length; i++) {
      Ranges.above(x[i - 1], "point %d of a curve".formatted(i + 1), x[i]);
    }
    for (int i = 1; i < x.length - 1; i++) {
      slopes[i] = inner(secant(i - 1), secant(i));
    }
    slopes[0] = secant(0);
    slopes[x.length - 1] = secant(x.length - 2);
  }

  private double secant(int i) {
    return (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
  }

  private static double inner(double before, double after) {
    return before * after <= 0 ? 0 : 2 * before * after / (before + after);
  }

  /** First x. */
  public double first() {
    return x[0];
  }

  /** Last x. */
  public double last() {
    return x[x.length - 1];
  }

  /** Value at any x. */
  public double value(double at) {
    int last = x.length - 1;
    if (at <= x[0]) {
      return y[0] + slopes[0] * (at - x[0]);
    }
    if (at >= x[last]) {
      return y[last] + slopes[last] * (at - x[last]);
    }
    int i = piece(at);
    double width = x[i + 1] - x[i];
    double t = (at - x[i]) / width;
    double rise = y[i + 1] - y[i];
    double a = slopes[i] * width - rise;
    double b = rise - slopes[i + 1] * width;
    return y[i] + t * (rise + (1 - t) * (a * (1 - t) + b * t));
  }

  /** Slope at any x. */
  public double slope(double at) {
    int last = x.length - 1;
    if (at <= x[0]) {
      return slopes[0];
    }
    if (at >= x[last]) {
      return slopes[last];
    }
    int i = piece(at);
    double width = x[i + 1] - x[i];
    double t = (at - x[i]) / width;
    double rise = y[i + 1] - y[i];
    double a = slopes[i] * width - rise;
    double b = rise - slopes[i + 1] * width;
    double bend = a * (1 - t) + b * t;
    return (rise + (1 - 2 * t) * bend + t * (1 - t) * (b - a)) / width;
  }

  private int piece(double at) {
    int i = 0;
    while (at > x[i + 1]) {
      i++;
    }
    return i;
  }
}
