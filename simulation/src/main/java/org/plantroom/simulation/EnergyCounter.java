package org.plantroom.simulation;

/**
 * Adds up energy without drift: whole millijoules in a long, and the rest carried to the next step.
 * Room for 290 years at a megawatt.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class EnergyCounter {
  private static final double MILLIJOULES = 1000;
  private static final long MILLIJOULES_PER_WATT_HOUR = 3_600_000;

  private long millijoules;
  private double rest;

  /** A counter at 0. */
  EnergyCounter() {
    this(0);
  }

  /**
   * A counter that has run before.
   *
   * @param wattHours its reading, Wh, 0 or more
   */
  EnergyCounter(long wattHours) {
    millijoules = wattHours * MILLIJOULES_PER_WATT_HOUR;
  }

  /**
   * Adds a power held over a time.
   *
   * @param watts 0 or more, W
   * @param seconds 0 or more, s
   */
  void add(double watts, double seconds) {
    rest += watts * seconds * MILLIJOULES;
    long whole = (long) rest;
    millijoules += whole;
    rest -= whole;
  }

  /** Whole watt hours. */
  long wattHours() {
    return millijoules / MILLIJOULES_PER_WATT_HOUR;
  }

  /** Whole kilowatt hours. */
  long kilowattHours() {
    return wattHours() / 1000;
  }

  /** Whole megawatt hours. */
  long megawattHours() {
    return wattHours() / 1_000_000;
  }

  /** Joules, to the millijoule. */
  double joules() {
    return millijoules / MILLIJOULES;
  }
}
