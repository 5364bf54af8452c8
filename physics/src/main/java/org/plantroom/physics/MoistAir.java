package org.plantroom.physics;

/**
 * Moist air as ideal gases; mass flows are of dry air. Source: ASHRAE Handbook of Fundamentals
 * 2017, ch. 1, eq. 30.
 */
public enum MoistAir implements Fluid {
  /** The one moist air there is. */
  AIR;

  /** Heat capacity of dry air, J/(kg·K). */
  public static final double DRY_HEAT_CAPACITY = 1006;

  /** Heat capacity of water vapour, J/(kg·K). */
  public static final double VAPOUR_HEAT_CAPACITY = 1860;

  /** Heat of evaporation at 0 °C, J/kg. */
  public static final double EVAPORATION = 2_501_000;

  /** Density of air at 20 °C and 1013 hPa, kg/m³. */
  public static final double DENSITY = 1.2;

  @Override
  public double density() {
    return DENSITY;
  }

  @Override
  public double enthalpy(double temperature, double humidity) {
    return DRY_HEAT_CAPACITY * temperature
        + humidity * (EVAPORATION + VAPOUR_HEAT_CAPACITY * temperature);
  }
}
