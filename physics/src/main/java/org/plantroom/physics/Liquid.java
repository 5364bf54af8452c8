package org.plantroom.physics;

/**
 * A liquid of constant density and heat capacity.
 *
 * @param name as files write it
 * @param density kg/m³, more than 0
 * @param heatCapacity J/(kg·K), more than 0
 */
public record Liquid(String name, double density, double heatCapacity) implements Fluid {
  /** Water at 40 °C and 3 bar (IAPWS-IF97). */
  public static final Liquid WATER = new Liquid("water", 992.31, 4178.06);

  /** A liquid as described. */
  public Liquid {
    Ranges.above(0, "density", density);
    Ranges.above(0, "heatCapacity", heatCapacity);
  }

  @Override
  public double enthalpy(double temperature, double humidity) {
    return heatCapacity * temperature;
  }
}
