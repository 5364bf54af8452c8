package org.plantroom.history;

/**
 * A counter's reading fell.
 *
 * @param time of the lower reading, ms since 1970 UTC
 * @param kind what was made of it
 * @param before the reading before
 * @param after the lower reading
 */
public record CounterStep(long time, Kind kind, double before, double after) {
  /** What a fall is taken for. */
  public enum Kind {
    /** From the last tenth before its roll-over to the first tenth: it went on counting. */
    ROLL_OVER,
    /** To less than a tenth of the reading before: it began anew at 0 and counted from there. */
    RESET,
    /** To anything else: another counter, or set to a number; this step counts nothing. */
    REPLACED
  }

  private static final double TENTH = 0.1;

  /** What a fall means for a counter with this roll-over; NaN when it has none. */
  static Kind kind(double before, double after, double rollover) {
    if (before <= rollover && before >= rollover * (1 - TENTH) && after <= rollover * TENTH) {
      return Kind.ROLL_OVER;
    }
    return after >= 0 && after < before * TENTH ? Kind.RESET : Kind.REPLACED;
  }
}
