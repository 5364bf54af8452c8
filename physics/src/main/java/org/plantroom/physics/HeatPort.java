package org.plantroom.physics;

import java.util.Arrays;

/**
 * Where heat enters a thermal mass without a fluid: a room under a radiator, the plant room around
 * a tank. The mass shows its temperature; each {@link HeatTap} connected to it gives heat or takes
 * it.
 *
 * <p>Owner: the thread that steps the plant.
 */
public final class HeatPort {
  private HeatTap[] taps = {};
  private double temperature;

  /**
   * A port without heat.
   *
   * @param temperature at the start, °C
   */
  public HeatPort(double temperature) {
    this.temperature = temperature;
  }

  /** Temperature of the thermal mass, °C. */
  public double temperature() {
    return temperature;
  }

  /** Shows the temperature, °C; by the owner of the thermal mass. */
  public void show(double celsius) {
    temperature = celsius;
  }

  /** Heat into the thermal mass from all that is connected, W; negative when it is cooled. */
  public double power() {
    double sum = 0;
    for (HeatTap tap : taps) {
      sum += tap.power();
    }
    return sum;
  }

  void add(HeatTap tap) {
    taps = Arrays.copyOf(taps, taps.length + 1);
    taps[taps.length - 1] = tap;
  }
}
