package org.plantroom.physics;

/**
 * What flows between ports.
 *
 * <p>Enthalpy is linear in temperature for liquids, so that energy balances of a plant close to
 * rounding; components that need the true properties at a temperature take them from the property
 * functions.
 */
public sealed interface Fluid permits Liquid, MoistAir {
  /**
   * Specific enthalpy, J/kg; for air, of a kilogram of dry air with its vapour.
   *
   * @param temperature °C
   * @param humidity kg of vapour a kg of dry air; without meaning for liquids
   */
  double enthalpy(double temperature, double humidity);

  /** Density that volume flows and pressure losses are reckoned with, kg/m³. */
  double density();
}
