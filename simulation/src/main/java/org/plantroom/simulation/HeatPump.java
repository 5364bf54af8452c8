package org.plantroom.simulation;

/**
 * An air source heat pump with one fixed-speed compressor. Its COP is a share of Carnot's between
 * the evaporator, colder than the outdoor air, and the condenser, warmer than the flow.
 *
 * <p>It starts when the tank falls below its set point by the hysteresis and stops above it, yet
 * runs and rests for a least time. The heat it gives is always electricity plus heat from the
 * source. Owner: the thread that steps the plant.
 */
final class HeatPump {
  /**
   * A heat pump.
   *
   * @param power electricity at full output, W
   * @param effectiveness COP as a share of Carnot's, 0 to 1
   * @param massFlow of the charging circuit while running, kg/s
   * @param hysteresis to either side of the set point, K
   * @param leastRun a started compressor runs at least so long, s
   * @param leastRest a stopped compressor rests at least so long, s
   */
  record Settings(
      double power,
      double effectiveness,
      double massFlow,
      double hysteresis,
      double leastRun,
      double leastRest) {}

  private static final double EVAPORATOR_APPROACH = 8;
  private static final double CONDENSER_APPROACH = 3;
  private static final double HIGHEST_FLOW = 65;
  private static final double STARTING_TIME_CONSTANT = 60;
  private static final double COOLING_TIME_CONSTANT = 1800;
  private static final int ROUNDS = 4;

  // A machine two winters old: its counters do not begin at zero.
  private static final long USED_BEFORE = 12_213_000;
  private static final long GIVEN_BEFORE = 38_877_000;
  private static final long STARTS_BEFORE = 3_842;
  private static final long HOURS_BEFORE = 4_417;

  private final Settings settings;
  private final EnergyCounter electricity = new EnergyCounter(USED_BEFORE);
  private final EnergyCounter heat = new EnergyCounter(GIVEN_BEFORE);
  private boolean on;
  private double sinceSwitch;
  private double output;
  private double cop = 1;
  private double flowTemperature;
  private double returnTemperature;
  private long starts = STARTS_BEFORE;
  private double runningSeconds = HOURS_BEFORE * 3600.0;
  private long heatBeforeToday = heat.kilowattHours();
  private long powerBeforeToday = electricity.kilowattHours();

  HeatPump(Settings settings, double waterTemperature) {
    this.settings = settings;
    sinceSwitch = settings.leastRest;
    flowTemperature = waterTemperature;
    returnTemperature = waterTemperature;
  }

  /**
   * Decides whether to run, then runs.
   *
   * @param allowed false stops it at once, as standby does
   * @param setPoint what the tank shall have, °C
   * @param tank what it gets its water from
   * @param outdoor temperature of the source, °C
   * @return the water it sends to the tank during this step
   */
  BufferTank.Stream step(
      double seconds, boolean allowed, double setPoint, BufferTank tank, double outdoor) {
    switchOver(seconds, allowed, setPoint, tank);
    output = on ? Physics.lag(output, 1, STARTING_TIME_CONSTANT, seconds) : 0;
    return on ? run(seconds, tank.bottom(), outdoor) : rest(seconds, tank.bottom());
  }

  private void switchOver(double seconds, boolean allowed, double setPoint, BufferTank tank) {
    sinceSwitch += seconds;
    boolean tooCold = tank.middle() < setPoint - settings.hysteresis;
    boolean tooWarm =
        tank.bottom() > setPoint + settings.hysteresis || tank.bottom() > HIGHEST_FLOW;
    if (on && (!allowed || (tooWarm && sinceSwitch >= settings.leastRun))) {
      switchTo(false);
    } else if (!on && allowed && tooCold && sinceSwitch >= settings.leastRest) {
      switchTo(true);
      starts++;
    }
  }

  private void switchTo(boolean state) {
    on = state;
    sinceSwitch = 0;
  }

  private BufferTank.Stream run(double seconds, double water, double outdoor) {
    double capacity = settings.massFlow * Physics.WATER_HEAT_CAPACITY;
    returnTemperature = water;
    flowTemperature = water;
    // The flow temperature follows from the COP and the other way round: a few rounds settle it.
    for (int i = 0; i < ROUNDS; i++) {
      cop = copAt(flowTemperature, outdoor);
      flowTemperature = water + heatPower() / capacity;
    }
    electricity.add(power(), seconds);
    heat.add(heatPower(), seconds);
    runningSeconds += seconds;
    return new BufferTank.Stream(settings.massFlow, flowTemperature);
  }

  private BufferTank.Stream rest(double seconds, double water) {
    flowTemperature = Physics.lag(flowTemperature, water, COOLING_TIME_CONSTANT, seconds);
    returnTemperature = Physics.lag(returnTemperature, water, COOLING_TIME_CONSTANT, seconds);
    return BufferTank.Stream.NONE;
  }

  private double copAt(double flow, double outdoor) {
    double condenser = flow + CONDENSER_APPROACH + Physics.ZERO_CELSIUS;
    double evaporator = outdoor - EVAPORATOR_APPROACH + Physics.ZERO_CELSIUS;
    double lift = Math.max(condenser - evaporator, 10);
    return Math.max(1, settings.effectiveness * condenser / lift);
  }

  /** The counters of the day begin again. */
  void newDay() {
    heatBeforeToday = heat.kilowattHours();
    powerBeforeToday = electricity.kilowattHours();
  }

  /** True while the compressor runs. */
  boolean isOn() {
    return on;
  }

  /** Electric power, W; 0 when off. */
  double power() {
    return settings.power * output;
  }

  /** Heat given to the water, W; 0 when off. */
  double heatPower() {
    return cop * power();
  }

  /** Heat over electricity; that of the last run when off. */
  double cop() {
    return cop;
  }

  /** Electricity used so far. */
  EnergyCounter electricity() {
    return electricity;
  }

  /** Heat given so far. */
  EnergyCounter heat() {
    return heat;
  }

  private double litresPerMinute() {
    return on ? settings.massFlow / Physics.WATER_DENSITY * 60 : 0;
  }

  /** Offers its quantities; energies come in the two parts heat pump managers give them in. */
  void offer(Signals signals) {
    signals.gives("heatPump.flowTemperature", () -> flowTemperature);
    signals.gives("heatPump.returnTemperature", () -> returnTemperature);
    signals.gives("heatPump.flowRateLitresPerMinute", this::litresPerMinute);
    signals.gives("heatPump.hotGasTemperature", () -> flowTemperature + 25 * output);
    signals.gives("heatPump.powerKilowatts", () -> power() / 1000);
    signals.gives("heatPump.heatKilowatts", () -> heatPower() / 1000);
    signals.gives("heatPump.cop", this::cop);
    signals.gives("heatPump.outputPercent", () -> 100 * output);
    signals.gives("heatPump.on", () -> Physics.signal(on));
    signals.gives("heatPump.starts", () -> starts);
    signals.gives("heatPump.runningHours", () -> Math.floor(runningSeconds / 3600));
    signals.gives("heatPump.heatTodayKilowattHours", () -> heat.kilowattHours() - heatBeforeToday);
    signals.gives(
        "heatPump.powerTodayKilowattHours", () -> electricity.kilowattHours() - powerBeforeToday);
    signals.gives("heatPump.heatKilowattHours", () -> heat.kilowattHours() % 1000);
    signals.gives("heatPump.heatMegawattHours", heat::megawattHours);
    signals.gives("heatPump.powerKilowattHours", () -> electricity.kilowattHours() % 1000);
    signals.gives("heatPump.powerMegawattHours", electricity::megawattHours);
  }
}
