package org.plantroom.physics;

/**
 * Where a fluid enters a component: shows what the connected outlet gives. Not connected, nothing
 * flows in.
 *
 * <p>Owner: the thread that steps the plant.
 */
public final class Inlet {
  private Outlet source;
  private boolean connected;

  /**
   * An inlet not yet connected.
   *
   * @param temperature shown until then, °C
   */
  public Inlet(Fluid fluid, double temperature) {
    source = new Outlet(fluid, temperature);
  }

  /**
   * Lets what an outlet gives flow in here.
   *
   * @throws IllegalArgumentException when the fluids differ or something is connected already
   */
  public void connect(Outlet outlet) {
    if (connected || !outlet.fluid().equals(source.fluid())) {
      throw new IllegalArgumentException(
          connected
              ? "the inlet has a connection already"
              : "an inlet for %s cannot take %s".formatted(source.fluid(), outlet.fluid()));
    }
    source = outlet;
    connected = true;
  }

  /** True once an outlet is connected. */
  public boolean isConnected() {
    return connected;
  }

  /** Whose fluid flows in; an outlet of nobody's until connected. */
  Outlet source() {
    return source;
  }

  /** What flows. */
  public Fluid fluid() {
    return source.fluid();
  }

  /** Mass flow, kg/s, 0 or more; of dry air for air. */
  public double massFlow() {
    return source.massFlow();
  }

  /** Temperature, °C. */
  public double temperature() {
    return source.temperature();
  }

  /** Vapour a kilogram of dry air, kg/kg; 0 for liquids. */
  public double humidity() {
    return source.humidity();
  }

  /** Carbon dioxide, ppm by volume. */
  public double co2() {
    return source.co2();
  }

  /** Enthalpy that enters, W, counted from 0 °C. */
  public double enthalpyFlow() {
    return source.enthalpyFlow();
  }
}
