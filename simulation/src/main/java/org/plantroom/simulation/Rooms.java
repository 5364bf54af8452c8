package org.plantroom.simulation;

/**
 * The heated building as one heat store with one loss.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class Rooms {
  /**
   * A building.
   *
   * @param lossCoefficient heat lost to the outdoor air, W/K
   * @param capacity heat stored per kelvin, J/K
   * @param gains heat of people and appliances, W
   * @param temperature at the start, °C
   */
  record Settings(double lossCoefficient, double capacity, double gains, double temperature) {}

  private final Settings settings;
  private double temperature;

  Rooms(Settings settings) {
    this.settings = settings;
    temperature = settings.temperature;
  }

  /**
   * Lets time pass.
   *
   * @param heat brought in by radiators and air, W; negative takes heat away
   * @param outdoor temperature outside, °C
   */
  void step(double seconds, double heat, double outdoor) {
    double settled = outdoor + (heat + settings.gains) / settings.lossCoefficient;
    double timeConstant = settings.capacity / settings.lossCoefficient;
    temperature = Physics.lag(temperature, settled, timeConstant, seconds);
  }

  /** Room temperature, °C. */
  double temperature() {
    return temperature;
  }

  /** Offers its quantities. */
  void offer(Signals signals) {
    signals.gives("room.temperature", this::temperature);
  }
}
