package org.plantroom.physics;

/**
 * What an input may be.
 *
 * @param min lowest, may be −∞
 * @param max greatest, may be ∞
 * @param initial holds until the input is set
 */
public record InputRange(double min, double max, double initial) {
  /** A share, 0 to 1. */
  public static InputRange share(double initial) {
    return new InputRange(0, 1, initial);
  }

  /** Any finite number. */
  public static InputRange any(double initial) {
    return new InputRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, initial);
  }
}
