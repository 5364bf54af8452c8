package org.plantroom.simulation;

/**
 * A fault with its time.
 *
 * @param text as it was written, without its time
 * @param target of the fault, as it was written
 * @param begin simulated time since the start, s
 * @param end the same; ∞ for a fault that stays
 * @param fault what fails
 */
record ScheduledFault(String text, String target, double begin, double end, Fault fault) {}
