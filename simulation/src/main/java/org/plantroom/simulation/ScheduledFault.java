package org.plantroom.simulation;

/**
 * A fault with its time.
 *
 * @param text as it was written, without its time
 * @param target of the fault, as it was written
 * @param begin simulated time since the start, s
 * @param end the same; ∞ for a fault that stays
 * @param period from one beginning to the next, s; ∞ for a fault that comes once
 * @param fault what fails
 */
record ScheduledFault(
    String text, String target, double begin, double end, double period, Fault fault) {
  /** True when it comes again. */
  boolean repeats() {
    return period < Double.POSITIVE_INFINITY;
  }

  /** The same, one period later. */
  ScheduledFault again() {
    return new ScheduledFault(text, target, begin + period, end + period, period, fault);
  }
}
