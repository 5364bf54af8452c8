package org.plantroom.app;

/**
 * Finds the highest rate that a chain keeps up with, by the delay of what comes out at its end.
 * Grows faster and faster while the delay is bearable; when it is not, steps back and waits until
 * what has gathered in queues is through, for a chain whose compilers are still at work stumbles
 * long before its limit. Not thread-safe.
 */
final class RateSearch {
  /** Where it begins, in values a second. */
  static final double FIRST = 25_000;

  private static final double FASTEST = 0.25;
  private static final double SLOWEST = 0.02;
  private static final double QUICKENING = 1.2;
  private static final double BACK = 0.85;
  private static final double MOST = 5_000_000;

  /** Periods in a row that make a rate one that is kept up with. */
  private static final int PROOF = 3;

  /** Periods a queue may take to drain before the rate is still too high. */
  private static final int LONGEST_DRAIN = 10;

  /** Limits this close to each other are the same. */
  private static final double SAME = 1.1;

  private final long bearableMillis;
  private double rate = FIRST;
  private double growth = FASTEST;
  private double limit = Double.POSITIVE_INFINITY;
  private int sameLimits;
  private boolean draining;
  private int periods;
  private double proven = FIRST;

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
    boolean isBearable = seen > 0 && medianMillis <= bearableMillis;
    periods++;
    if (isBearable && draining) {
      draining = false;
      periods = 0;
    } else if (isBearable) {
      grow();
    } else if (!draining || periods >= LONGEST_DRAIN) {
      stepBack();
    }
  }

  private void grow() {
    if (periods >= PROOF) {
      // It has grown since, so what it was some periods ago is surely kept up with.
      proven = Math.max(proven, rate / Math.pow(1 + growth, PROOF));
    }
    rate = Math.min(MOST, rate * (1 + growth));
    growth = Math.min(FASTEST, growth * QUICKENING);
  }

  private void stepBack() {
    if (!draining) {
      boolean isSame = rate < limit * SAME && rate > limit / SAME;
      sameLimits = isSame ? sameLimits + 1 : 0;
      limit = rate;
    }
    rate *= BACK;
    growth = SLOWEST;
    draining = true;
    periods = 0;
  }

  /** True once the chain has met the same limit four times in a row. */
  boolean isSettled() {
    return sameLimits >= 3;
  }

  /** The highest rate that was kept up with for some periods, in values a second. */
  double proven() {
    return proven;
  }
}
