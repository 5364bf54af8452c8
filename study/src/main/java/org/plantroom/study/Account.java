package org.plantroom.study;

import java.util.Map;

/**
 * Adds up some KPIs of a run.
 *
 * <p>Owner: the thread that steps the plant.
 */
interface Account {
  /**
   * Looks at the plant before a step.
   *
   * @param time middle of the step to come, s since new year
   */
  default void before(double time) {}

  /**
   * Takes a step that has passed.
   *
   * @param time middle of the step, s since new year
   * @param seconds of the step
   */
  void add(double time, double seconds);

  /** Tells the sums so far. */
  void tell(Map<Kpi, Double> kpis);
}
