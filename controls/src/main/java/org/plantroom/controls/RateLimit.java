package org.plantroom.controls;

import org.plantroom.physics.Ranges;

/**
 * Lets a value rise and fall no faster than allowed.
 *
 * <pre>
 *   wanted ─▶[ / ]─▶ value
 * </pre>
 *
 * <p>Equation: {@code |dy/dt|} at most {@code rise} upward and {@code fall} downward. Assumptions:
 * none. Units: the value's, a second. Range: any. Source: a rate limiter's definition, as
 * Modelica.Blocks.Nonlinear.SlewRateLimiter.
 *
 * <p>Owner: the thread that steps it.
 */
public final class RateLimit {
  private final double rise;
  private final double fall;
  private double value;

  /**
   * A limit.
   *
   * @param rise greatest rise a second, more than 0, may be infinite
   * @param fall greatest fall a second, more than 0, may be infinite
   * @param initial where it begins
   */
  public RateLimit(double rise, double fall, double initial) {
    Ranges.above(0, "rise", Math.min(rise, Double.MAX_VALUE));
    Ranges.above(0, "fall", Math.min(fall, Double.MAX_VALUE));
    this.rise = rise;
    this.fall = fall;
    value = initial;
  }

  /** The limited value after a step; an unknown wanted one (NaN) changes nothing. */
  public double step(double wanted, double seconds) {
    if (Double.isFinite(wanted)) {
      value = Math.clamp(wanted, value - fall * seconds, value + rise * seconds);
    }
    return value;
  }

  /** The limited value. */
  public double value() {
    return value;
  }
}
