package org.plantroom.building;

import org.plantroom.physics.Component;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Ports;
import org.plantroom.physics.Ranges;

/**
 * A wall or a floor between two rooms, as one mass in its middle.
 *
 * <pre>
 *   room one -- half the wall -- mass -- half the wall -- room two
 * </pre>
 *
 * <p>Equation: {@code C·dT/dt = 2A/R·(T₁ − T) + 2A/R·(T₂ − T)}, implicit Euler. Its halves end at
 * the rooms' surfaces; the films are the rooms'. Assumption: the temperature in the wall is a
 * straight line to each side. Units: °C, W; resistance and capacity a m². Range: −40 to 60 °C,
 * steps to an hour. Source: conduction lumped in one capacity, as EN ISO 13790, 12.2, has it for a
 * room; held against ASHRAE 140, case 960.
 */
public final class Partition implements Component {
  /**
   * The wall.
   *
   * @param area m², more than 0
   * @param resistance from surface to surface, m²·K/W, more than 0
   * @param capacity J/(m²·K), more than 0
   * @param start temperature, °C
   */
  public record Settings(double area, double resistance, double capacity, double start) {
    /** A wall as described. */
    public Settings {
      Ranges.above(0, "area", area);
      Ranges.above(0, "resistance", resistance);
      Ranges.above(0, "capacity", capacity);
      Ranges.within(-40, 60, "start", start);
    }
  }

  private final double half;
  private final double capacity;
  private final HeatTap one;
  private final HeatTap two;
  private double temperature;
  private double nextTemperature;

  /** A wall at one temperature. */
  public Partition(Settings settings) {
    half = 2 * settings.area() / settings.resistance();
    capacity = settings.area() * settings.capacity();
    temperature = settings.start();
    nextTemperature = temperature;
    one = new HeatTap(temperature);
    two = new HeatTap(temperature);
  }

  @Override
  public void describe(Ports ports) {
    ports.givesHeat("one", one);
    ports.givesHeat("two", two);
    ports.quantity("temperature", "Cel", () -> nextTemperature);
    ports.quantity("power", "W", one::power);
  }

  @Override
  public void solve(double seconds) {
    double inertia = capacity / seconds;
    nextTemperature =
        (inertia * temperature + half * (one.temperature() + two.temperature()))
            / (inertia + 2 * half);
    one.give(half * (nextTemperature - one.temperature()));
    two.give(half * (nextTemperature - two.temperature()));
  }

  @Override
  public void commit(double seconds) {
    temperature = nextTemperature;
  }

  @Override
  public double storedEnergy() {
    return capacity * temperature;
  }
}
