package org.plantroom.physics;

/**
 * The giving end of a heat connection. Not connected, it sees a constant temperature and what it
 * gives leaves the plant.
 *
 * <p>Owner: the thread that steps the plant.
 */
public final class HeatTap {
  private HeatPort mass;
  private boolean connected;
  private double power;

  /**
   * A tap not yet connected.
   *
   * @param surroundings temperature it sees until then, °C
   */
  public HeatTap(double surroundings) {
    mass = new HeatPort(surroundings);
  }

  /**
   * Connects it to a thermal mass.
   *
   * @throws IllegalArgumentException when it has a connection already
   */
  public void connect(HeatPort port) {
    if (connected) {
      throw new IllegalArgumentException("the heat port has a connection already");
    }
    mass = port;
    port.add(this);
    connected = true;
  }

  /** True once connected to a thermal mass. */
  public boolean isConnected() {
    return connected;
  }

  /** Temperature of the thermal mass, °C. */
  public double temperature() {
    return mass.temperature();
  }

  /** What is given, W. */
  public double power() {
    return power;
  }

  /** Gives heat, W; negative takes it. */
  public void give(double watts) {
    power = watts;
  }
}
