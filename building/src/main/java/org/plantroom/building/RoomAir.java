package org.plantroom.building;

import org.plantroom.physics.Inlet;
import org.plantroom.physics.MoistAir;
import org.plantroom.physics.Outlet;

/**
 * The air of a room, well mixed: heat, vapour, carbon dioxide. Implicit Euler, exact in enthalpy:
 * the vapour at the step's end is known before the temperature, in which enthalpy is linear then.
 * Owner: its room.
 */
final class RoomAir {
  /** Dry air, kg. */
  private final double mass;

  /** Of furniture, as warm as the air, J/K. */
  private final double furniture;

  private double temperature;
  private double humidity;
  private double co2 = Outlet.OUTDOOR_CO2;
  private double nextTemperature;
  private double nextHumidity;
  private double nextCo2 = Outlet.OUTDOOR_CO2;

  /** Heat at 0 °C and conductance of the step's equation, W and W/K. */
  private double source;

  private double sum;

  RoomAir(double mass, double furniture, double start, double humidity) {
    this.mass = mass;
    this.furniture = furniture;
    this.humidity = humidity;
    temperature = start;
    nextTemperature = start;
    nextHumidity = humidity;
  }

  /**
   * Mixes in what enters; then {@link #source} and {@link #sum} are known but for walls and heat.
   */
  void mix(double seconds, Inlet supply, Surroundings around, double leak, Gains gains) {
    double rate = mass / seconds;
    double supplied = supply.massFlow();
    double flow = rate + supplied + leak;
    nextHumidity =
        (rate * humidity
                + supplied * supply.humidity()
                + leak * around.airHumidity()
                + gains.vapour())
            / flow;
    nextCo2 =
        (rate * co2 + supplied * supply.co2() + leak * Outlet.OUTDOOR_CO2 + gains.co2()) / flow;
    double outdoor = MoistAir.AIR.enthalpy(around.airTemperature(), around.airHumidity());
    double evaporation = nextHumidity * MoistAir.EVAPORATION;
    sum =
        flow * (MoistAir.DRY_HEAT_CAPACITY + nextHumidity * MoistAir.VAPOUR_HEAT_CAPACITY)
            + furniture / seconds;
    source =
        rate * (MoistAir.AIR.enthalpy(temperature, humidity) - evaporation)
            + supply.enthalpyFlow()
            - supplied * evaporation
            + leak * (outdoor - evaporation)
            + furniture / seconds * temperature
            + gains.vapourEnthalpy();
  }

  /** Temperature with walls that give {@code heat − conductance · T}, °C. */
  double balance(double heat, double conductance) {
    return (source + heat) / (sum + conductance);
  }

  /** Heat that brings it to a temperature, W, in the same equation. */
  double heatFor(double goal, double heat, double conductance) {
    return goal * (sum + conductance) - source - heat;
  }

  void settle(double celsius) {
    nextTemperature = celsius;
  }

  void commit() {
    temperature = nextTemperature;
    humidity = nextHumidity;
    co2 = nextCo2;
  }

  double temperature() {
    return nextTemperature;
  }

  double humidity() {
    return nextHumidity;
  }

  double co2() {
    return nextCo2;
  }

  double enthalpy() {
    return MoistAir.AIR.enthalpy(nextTemperature, nextHumidity);
  }

  double storedEnergy() {
    return mass * MoistAir.AIR.enthalpy(temperature, humidity) + furniture * temperature;
  }

  double storedVapour() {
    return mass * humidity;
  }
}
