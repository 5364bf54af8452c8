package org.plantroom.simulation;

/**
 * Radiators behind a mixing valve: the valve blends tank water with return water to the flow
 * temperature the heat curve asks for.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class HeatingCircuit {
  /**
   * A circuit.
   *
   * @param massFlow through the radiators, kg/s
   * @param effectiveness share of the greatest possible heat the radiators give, 0 to 1
   */
  record Settings(double massFlow, double effectiveness) {}

  private static final double LEAST_FLOW_TEMPERATURE = 20;
  private static final double GREATEST_FLOW_TEMPERATURE = 55;

  private final Settings settings;
  private double setPoint = LEAST_FLOW_TEMPERATURE;
  private double flowTemperature = LEAST_FLOW_TEMPERATURE;
  private double heat;

  HeatingCircuit(Settings settings) {
    this.settings = settings;
  }

  /**
   * Works out the flow temperature to ask for from the heat curve; the least when heating is off.
   */
  void follow(Heating heating, double outdoor) {
    double room = heating.roomSetPoint();
    double asked = heating.isOn() ? room + heating.gradient() * (room - outdoor) : 0;
    setPoint = Physics.clamp(asked, LEAST_FLOW_TEMPERATURE, GREATEST_FLOW_TEMPERATURE);
  }

  /**
   * Takes heat from the tank's top.
   *
   * @param top temperature of the water at hand, °C
   * @param room temperature the radiators give their heat to, °C
   * @return the stream drawn from the tank and what comes back
   */
  BufferTank.Stream draw(double top, double room) {
    flowTemperature = Math.min(top, setPoint);
    double capacity = settings.massFlow * Physics.WATER_HEAT_CAPACITY;
    heat = Math.max(0, settings.effectiveness * capacity * (flowTemperature - room));
    if (heat == 0) {
      return BufferTank.Stream.NONE;
    }
    double back = flowTemperature - heat / capacity;
    // The valve lets in just as much tank water as carries the heat the radiators give.
    return new BufferTank.Stream(heat / (Physics.WATER_HEAT_CAPACITY * (top - back)), back);
  }

  /** Flow temperature asked for, °C. */
  double setPoint() {
    return setPoint;
  }

  /** Heat given to the rooms, W. */
  double heat() {
    return heat;
  }

  /** Offers its quantities. */
  void offer(Signals signals) {
    signals.gives("circuit.setPoint", this::setPoint);
    signals.gives("circuit.flowTemperature", () -> flowTemperature);
    signals.gives("circuit.heatKilowatts", () -> heat / 1000);
  }
}
