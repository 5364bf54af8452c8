package org.plantroom.simulation;

/**
 * A fault of a running plant.
 *
 * @param text as it was written, without its time
 * @param target of the fault, as it was written
 * @param begin simulated time since the plant's start, s
 * @param end the same; ∞ for a fault that stays
 * @param period from one beginning to the next, s; ∞ for a fault that comes once
 * @param isActive true while it fails, false while it waits
 */
public record RunningFault(
    String text, String target, double begin, double end, double period, boolean isActive) {
  static RunningFault of(ScheduledFault fault, boolean isActive) {
    return new RunningFault(
        fault.text(), fault.target(), fault.begin(), fault.end(), fault.period(), isActive);
  }
}
