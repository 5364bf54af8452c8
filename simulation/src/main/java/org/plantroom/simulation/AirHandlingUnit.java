package org.plantroom.simulation;

/**
 * An air handling unit with a rotary heat exchanger and an electric after-heater. One controller
 * drives both in sequence to the supply temperature: rotor first, then heater.
 *
 * <p>Its filters clog with the air that passed. Owner: the thread that steps the plant.
 */
final class AirHandlingUnit {
  /**
   * A unit.
   *
   * @param airFlow of supply and of extract air at full fan speed, m³/s
   * @param rotorEffectiveness share of the temperature difference the rotor carries over at full
   *     speed, 0 to 1
   * @param heater electric power of the after-heater, W
   * @param filterPeriod hours at full air flow from clean filters to due ones
   */
  record Settings(double airFlow, double rotorEffectiveness, double heater, double filterPeriod) {}

  private static final double FAN_TIME_CONSTANT = 8;
  private static final double COIL_TIME_CONSTANT = 45;
  private static final double FULL_SPEED_RPM = 3000;

  /** Pressure across clean filters at full flow, Pa; due filters have twice that. */
  private static final double CLEAN_FILTER_PRESSURE = 80;

  private static final double DUCT_PRESSURE = 320;
  private static final double FAN_EFFICIENCY = 0.45;

  /** Per kelvin and second: how fast the controller winds its output of 0 to 2. */
  private static final double INTEGRAL_GAIN = 0.002;

  private static final double PROPORTIONAL_GAIN = 0.05;

  private final Settings settings;
  private final FanLevels levels = new FanLevels();
  private double setPoint = 19;
  private double fanSpeed;
  private double integral = 0.5;
  private double rotor;
  private double heater;
  private double afterRotor;
  private double supply;
  private double extract;
  private double exhaust;
  private double clogging = 0.2;

  AirHandlingUnit(Settings settings, double roomTemperature) {
    this.settings = settings;
    fanSpeed = levels.speed();
    supply = setPoint;
    afterRotor = setPoint;
    extract = roomTemperature;
    exhaust = roomTemperature;
  }

  /**
   * Lets time pass.
   *
   * @param outdoor temperature of the air it takes in, °C
   * @param room temperature of the air it takes out, °C
   */
  void step(double seconds, double outdoor, double room) {
    fanSpeed = Physics.lag(fanSpeed, levels.speed(), FAN_TIME_CONSTANT, seconds);
    control(seconds);
    extract = Physics.lag(extract, room, COIL_TIME_CONSTANT, seconds);
    double carried = settings.rotorEffectiveness * rotor * (extract - outdoor);
    afterRotor = Physics.lag(afterRotor, outdoor + carried, COIL_TIME_CONSTANT, seconds);
    exhaust = Physics.lag(exhaust, extract - carried, COIL_TIME_CONSTANT, seconds);
    supply = Physics.lag(supply, afterRotor + heaterRise(), COIL_TIME_CONSTANT, seconds);
    clogging += fanSpeed * seconds / (settings.filterPeriod * 3600);
  }

  private void control(double seconds) {
    double error = isRunning() ? setPoint - supply : 0;
    integral = Physics.clamp(integral + INTEGRAL_GAIN * error * seconds, 0, 2);
    double output = Physics.clamp(integral + PROPORTIONAL_GAIN * error, 0, 2);
    rotor = isRunning() ? Math.min(output, 1) : 0;
    heater = isRunning() ? Math.max(output - 1, 0) : 0;
  }

  private double heaterRise() {
    return isRunning() ? settings.heater * heater / (airFlow() * Physics.AIR_HEAT_CAPACITY) : 0;
  }

  /** Below a tenth of full speed the air counts as standing. */
  private boolean isRunning() {
    return fanSpeed > 0.1;
  }

  /** Supply air flow, m³/s. */
  double airFlow() {
    return settings.airFlow * fanSpeed;
  }

  /** Pressure across the supply filter, Pa; grows with the square of the flow and with the dirt. */
  double filterPressure() {
    return CLEAN_FILTER_PRESSURE * (1 + clogging) * fanSpeed * fanSpeed;
  }

  /** Electric power of both fans and the heater, W. */
  double power() {
    double pressure = DUCT_PRESSURE * fanSpeed * fanSpeed + filterPressure();
    return 2 * airFlow() * pressure / FAN_EFFICIENCY + settings.heater * heater;
  }

  /** Supply temperature, °C. */
  double supplyTemperature() {
    return supply;
  }

  /** Heat the supply air brings into the rooms, W; negative when it is colder than they are. */
  double heatToRooms() {
    return airFlow() * Physics.AIR_HEAT_CAPACITY * (supply - extract);
  }

  private double filterSecondsLeft() {
    return Math.floor(Math.max(0, 1 - clogging) * settings.filterPeriod * 3600);
  }

  /** Offers its quantities and set points. */
  void offer(Signals signals) {
    levels.offer(signals);
    signals.takes("ahu.setPoint", () -> setPoint, value -> setPoint = value);
    signals.gives("ahu.supplyTemperature", this::supplyTemperature);
    signals.gives("ahu.extractTemperature", () -> extract);
    signals.gives("ahu.exhaustTemperature", () -> exhaust);
    signals.gives("ahu.afterRotorTemperature", () -> afterRotor);
    signals.gives("ahu.heaterTemperature", () -> supply + 12 * heater);
    signals.gives("ahu.fanPercent", () -> 100 * fanSpeed);
    signals.gives("ahu.fanRpm", () -> FULL_SPEED_RPM * fanSpeed);
    signals.gives("ahu.fansRunning", () -> Physics.signal(isRunning()));
    signals.gives("ahu.rotorPercent", () -> 100 * rotor);
    signals.gives("ahu.recovering", () -> Physics.signal(rotor > 0));
    signals.gives("ahu.heaterPercent", () -> 100 * heater);
    signals.gives("ahu.heating", () -> Physics.signal(heater > 0));
    signals.gives("ahu.controlPercent", () -> 50 * (rotor + heater));
    signals.gives("ahu.airFlowCubicMetresPerHour", () -> 3600 * airFlow());
    signals.gives("ahu.filterPressure", this::filterPressure);
    signals.gives("ahu.filterDue", () -> Physics.signal(clogging >= 1));
    signals.gives("ahu.filterSecondsLeft", this::filterSecondsLeft);
    signals.gives("ahu.powerKilowatts", () -> power() / 1000);
  }
}
