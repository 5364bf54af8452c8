package org.plantroom.diagnostics;

/**
 * Watches a unit for one kind of fault over time.
 *
 * <p>Owner: one thread, which hands in samples in order of time.
 */
public sealed interface FaultWatch permits RuleWatch, StandingAirWatch {
  /**
   * Takes a sample.
   *
   * @return true while the fault stands
   */
  boolean accept(AirHandlerSample sample);

  /** As its source numbers it, or a name. */
  String id();

  /** What is wrong when it stands. */
  String title();

  /** Where to look. */
  Cause cause();
}
