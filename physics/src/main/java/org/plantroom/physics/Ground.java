package org.plantroom.physics;

/**
 * Ground around boreholes.
 *
 * @param conductivity W/(m·K), more than 0
 * @param heatCapacity J/(m³·K), more than 0
 * @param temperature undisturbed, mean over the boreholes' depth, °C
 */
public record Ground(double conductivity, double heatCapacity, double temperature) {
  /** Ground that is possible. */
  public Ground {
    Ranges.within(0.1, 10, "groundConductivity", conductivity);
    Ranges.within(1e5, 1e7, "groundHeatCapacity", heatCapacity);
    Ranges.within(-20, 60, "groundTemperature", temperature);
  }

  /** Diffusivity, m²/s. */
  double diffusivity() {
    return conductivity / heatCapacity;
  }
}
