package org.plantroom.physics;

/**
 * Where a fluid leaves a component, with the state it leaves in. What flows out of here flows into
 * the inlet it is connected to, so mass and energy cannot be lost between components.
 *
 * <p>Flow never turns round: a mass flow is 0 or more. Owner: the thread that steps the plant; the
 * component that has the outlet writes its state, the hydraulic network or the component its flow.
 */
public final class Outlet {
  /** Carbon dioxide of outdoor air, ppm. */
  public static final double OUTDOOR_CO2 = 420;

  private final Fluid fluid;
  private double massFlow;
  private double temperature;
  private double humidity;
  private double co2 = OUTDOOR_CO2;

  /**
   * An outlet without flow.
   *
   * @param temperature at the start, °C
   */
  public Outlet(Fluid fluid, double temperature) {
    this.fluid = fluid;
    this.temperature = temperature;
  }

  /** What flows. */
  public Fluid fluid() {
    return fluid;
  }

  /** Mass flow, kg/s, 0 or more; of dry air for air. */
  public double massFlow() {
    return massFlow;
  }

  /** Temperature, °C. */
  public double temperature() {
    return temperature;
  }

  /** Vapour a kilogram of dry air, kg/kg; 0 for liquids. */
  public double humidity() {
    return humidity;
  }

  /** Carbon dioxide, ppm by volume; without meaning for liquids. */
  public double co2() {
    return co2;
  }

  /** Sets the mass flow, kg/s, 0 or more. */
  public void flow(double kilogramsPerSecond) {
    massFlow = kilogramsPerSecond;
  }

  /** Sets the temperature, °C. */
  public void give(double celsius) {
    temperature = celsius;
  }

  /** Sets the state of air: °C, kg/kg, ppm. */
  public void give(double celsius, double kilogramsPerKilogram, double ppm) {
    temperature = celsius;
    humidity = kilogramsPerKilogram;
    co2 = ppm;
  }

  /** Sets the state to that of what enters. */
  public void pass(Inlet inlet) {
    temperature = inlet.temperature();
    humidity = inlet.humidity();
    co2 = inlet.co2();
  }

  /** Enthalpy that leaves, W, counted from 0 °C. */
  public double enthalpyFlow() {
    return massFlow * fluid.enthalpy(temperature, humidity);
  }
}
