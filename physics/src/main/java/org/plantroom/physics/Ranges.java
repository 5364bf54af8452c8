package org.plantroom.physics;

/** Checks of parameters; the message names parameter, value and what is possible. */
public final class Ranges {
  private Ranges() {}

  /**
   * A finite number above a bound.
   *
   * @return the number
   * @throws IllegalArgumentException when it is not
   */
  public static double above(double bound, String name, double value) {
    return check(value > bound && Double.isFinite(value), name, value, "more than " + bound);
  }

  /**
   * A finite number of a bound or more.
   *
   * @return the number
   * @throws IllegalArgumentException when it is not
   */
  public static double atLeast(double bound, String name, double value) {
    return check(value >= bound && Double.isFinite(value), name, value, bound + " or more");
  }

  /**
   * A number between two bounds, both included.
   *
   * @return the number
   * @throws IllegalArgumentException when it is not
   */
  public static double within(double low, double high, String name, double value) {
    return check(value >= low && value <= high, name, value, "%s to %s".formatted(low, high));
  }

  private static double check(boolean holds, String name, double value, String possible) {
    if (!holds) {
      throw new IllegalArgumentException("%s must be %s [%s]".formatted(name, possible, value));
    }
    return value;
  }
}
