package org.plantroom.app;

/**
 * Finds the highest rate that a chain keeps up with, by the delay of what comes out at its end:
 * grows fast until the delay rises, steps back, and grows half as fast from there, for the first
 * rise is often but the compilers at work. Not thread-safe.
 */
final class RateSearch {
  /** Where it begins, in values a second. */
  static final double FIRST = 25_000;

  private static final double FAST = 1.25;
  private static final double CREEP = 1.02;
  private static final double BACK = 0.85;
  private static final double MOST = 5_000_000;

  private final long bearableMillis;
  private double rate = FIRST;
  private double growth = FAST;
  private int waits;
  private int stepsAtCreep;

  /**
   * Makes a search.
   *
   * @param bearableMillis the median delay above which the chain does not keep up
   */
  RateSearch(long bearableMillis) {
    this.bearableMillis = bearableMillis;
  }

  /** The rate to try now, in values a second. */
  double rate() {
    return rate;
  }

  /**
   * Takes what the last period showed.
   *
   * @param seen how many delays there were; none is a chain that stands still
   * @param medianMillis their median
   */
  void observe(long seen, long medianMillis) {
    if (seen > 0 && medianMillis <= bearableMillis) {
      rate = Math.min(MOST, rate * growth);
      waits = 0;
    } else if (waits-- <= 0) {
      // What waits in queues has to drain before the next step tells anything.
      rate *= BACK;
      stepsAtCreep += growth == CREEP ? 1 : 0;
      growth = Math.max(CREEP, 1 + (growth - 1) / 2);
      waits = 2;
    }
  }

  /** True once creeping up has brought too much more than once: it will find no more. */
  boolean isSettled() {
    return stepsAtCreep >= 2;
  }

  /** Ends the growth; from now on the rate only steps back. */
  void hold(double share) {
    rate *= share;
    growth = 1;
  }
}
