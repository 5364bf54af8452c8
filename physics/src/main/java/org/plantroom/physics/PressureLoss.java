package org.plantroom.physics;

/**
 * How the pressure along a path depends on its flow: a pipe, a valve, an exchanger lose pressure, a
 * pump gains it. Strictly rising in the mass flow, so that a network has one solution.
 */
public interface PressureLoss {
  /**
   * Pressure lost from inlet to outlet, Pa; negative for a gain.
   *
   * @param massFlow kg/s; odd in it, for solvers pass through negative flows
   */
  double loss(double massFlow);

  /** Its slope, Pa·s/kg, more than 0. */
  double slope(double massFlow);

  /** Changes whenever the relation does (a valve moved, a speed changed), so that solvers know. */
  long version();
}
