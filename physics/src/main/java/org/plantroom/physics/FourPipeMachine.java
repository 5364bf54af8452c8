package org.plantroom.physics;

/**
 * A machine that heats and cools at once: what it takes from the chilled water it gives to the
 * heating water; what one of them lacks or has too much goes from or to outdoor air.
 *
 * <pre>
 *            electricity   outdoor air (input outdoorTemperature)
 *                 │           │
 *            ┌────┴───────────▼──┐
 *   hotIn ──▶│ condenser         │──▶ hotOut
 *            │     ▲ heat        │
 *  coldIn ──▶│ evaporator        │──▶ coldOut
 *            └───────────────────┘
 *  inputs  demand  hotSetPoint  coldSetPoint   faults  trip  chargeLoss  loadFouling  sourceFouling
 * </pre>
 *
 * <p>Each side is wanted from its error above the hysteresis to below minus the hysteresis, and
 * only while it flows. Both wanted: recovery, from cold to hot water; one wanted: heating from, or
 * cooling to, outdoor air. So it alternates where the two loads are unequal. Mode changes are by
 * valves, with the compressor running.
 *
 * <p>Equations as {@link AirSourceMachine}. Assumptions: its own too; one circuit, frost not
 * counted. Units: kg/s, °C, W, J. Range: that of its map and {@link MachineSettings.Limits}.
 * Source: that of its map.
 */
public final class FourPipeMachine implements Component {
  /** What the circuit works between. */
  private enum Mode {
    RECOVERY,
    HEATING,
    COOLING
  }

  private static final int ITERATIONS = 40;
  private static final int PLAIN_ITERATIONS = 5;
  private static final double TOLERANCE = 1e-6;
  private static final InputRange OUTDOOR = new InputRange(-60, 60, 10);

  private final Settings parts;
  private final LiquidSide hot;
  private final LiquidSide cold;
  private final CompressorControl control;
  private final RefrigerantCircuit circuit;
  private final MachineMeters meters = new MachineMeters();
  private double demand = 1;
  private double hotSetPoint;
  private double coldSetPoint;
  private double outdoor = OUTDOOR.initial();
  private boolean hotWanted;
  private boolean coldWanted;
  private Mode mode = Mode.RECOVERY;

  /**
   * What a machine is built of.
   *
   * @param machine parameters; load is the hot side, source the cold one; limits: load leaving hot
   *     at most and cold at least, source the outdoor air
   * @param recovery its map from chilled to heating water
   * @param heating its map from outdoor air to heating water
   * @param cooling its map from chilled water to outdoor air
   * @param hotLoss pressure over the hot side
   * @param coldLoss pressure over the cold side
   */
  public record Settings(
      MachineSettings machine,
      CircuitMap recovery,
      CircuitMap heating,
      CircuitMap cooling,
      PressureLoss hotLoss,
      PressureLoss coldLoss) {}

  /** A machine standing still, its water at 20 °C. */
  public FourPipeMachine(Settings parts) {
    this.parts = parts;
    MachineSettings machine = parts.machine;
    hot = new LiquidSide(Liquid.WATER, machine.loadHeatCapacity(), 20, parts.hotLoss);
    cold = new LiquidSide(Liquid.WATER, machine.sourceHeatCapacity(), 20, parts.coldLoss);
    hotSetPoint = machine.limits().loadMax();
    coldSetPoint = machine.limits().loadMin();
    control = new CompressorControl(machine.control());
    circuit = new RefrigerantCircuit(machine);
  }

  @Override
  public void describe(Ports ports) {
    MachineSettings.Limits limits = parts.machine.limits();
    hot.describe(ports, "hotIn", "hotOut");
    cold.describe(ports, "coldIn", "coldOut");
    InputRange hots = new InputRange(limits.loadMin(), limits.loadMax(), hotSetPoint);
    InputRange colds = new InputRange(limits.loadMin(), limits.loadMax(), coldSetPoint);
    ports.input("demand", "1", InputRange.share(1), value -> demand = value);
    ports.input("hotSetPoint", "Cel", hots, value -> hotSetPoint = value);
    ports.input("coldSetPoint", "Cel", colds, value -> coldSetPoint = value);
    ports.input("outdoorTemperature", "Cel", OUTDOOR, value -> outdoor = value);
    circuit.describe(ports);
    meters.describe(ports);
    control.describe(ports);
    ports.quantity("hotLeaving", "Cel", hot::leaving);
    ports.quantity("coldLeaving", "Cel", cold::leaving);
    ports.quantity("recovering", "1", () -> control.isRunning() && mode == Mode.RECOVERY ? 1 : 0);
  }

  @Override
  public void begin(double seconds) {
    MachineSettings.Limits limits = parts.machine.limits();
    double hysteresis = parts.machine.control().hysteresis();
    double hotError = hotSetPoint - hot.leaving();
    double coldError = cold.leaving() - coldSetPoint;
    hotWanted =
        hot.flows()
            && limits.hold(outdoor, hot.leaving(), true)
            && hotError > (hotWanted ? -hysteresis : hysteresis);
    coldWanted =
        cold.flows()
            && limits.hold(outdoor, cold.leaving(), false)
            && coldError > (coldWanted ? -hysteresis : hysteresis);
    boolean byHot = hotWanted && (!coldWanted || hotError > coldError);
    LiquidSide leading = byHot ? hot : cold;
    double lift = Math.abs(leading.leaving() - leading.entering());
    boolean able = (hotWanted || coldWanted) && !circuit.isTripped();
    control.decide(demand, able, byHot ? hotError : coldError, lift, seconds);
    if (able) {
      mode = !coldWanted ? Mode.HEATING : hotWanted ? Mode.RECOVERY : Mode.COOLING;
    }
    circuit.begin(control.isRunning(), seconds);
  }

  @Override
  public void solve(double seconds) {
    if (!control.isRunning()) {
      circuit.duty().rest();
      exchange(seconds);
      return;
    }
    CircuitMap map = map();
    double coldSeen = coldTemperature(map);
    double warmSeen = warmTemperature(map);
    for (int i = 0; i < ITERATIONS; i++) {
      circuit.evaluate(map, coldSeen, warmSeen, control.speed(), true);
      exchange(seconds);
      double coldError = coldTemperature(map) - coldSeen;
      double warmError = warmTemperature(map) - warmSeen;
      if (Math.abs(coldError) + Math.abs(warmError) < TOLERANCE) {
        break;
      }
      // Where little flows the plain iteration may swing; half steps settle it.
      double relaxation = i < PLAIN_ITERATIONS ? 1 : 0.5;
      coldSeen += relaxation * coldError;
      warmSeen += relaxation * warmError;
    }
  }

  private CircuitMap map() {
    return switch (mode) {
      case RECOVERY -> parts.recovery;
      case HEATING -> parts.heating;
      case COOLING -> parts.cooling;
    };
  }

  private double coldTemperature(CircuitMap map) {
    return mode == Mode.HEATING ? outdoor : cold.at(map.coldTerminal());
  }

  private double warmTemperature(CircuitMap map) {
    return mode == Mode.COOLING ? outdoor : hot.at(map.warmTerminal());
  }

  private void exchange(double seconds) {
    Duty duty = circuit.duty();
    double heating = mode == Mode.COOLING ? 0 : duty.heating();
    double cooling = mode == Mode.HEATING ? 0 : duty.cooling();
    hot.solve(heating, seconds);
    cold.solve(-cooling, seconds);
    meters.show(duty.power() + parts.machine.standby(), heating, cooling);
  }

  @Override
  public void commit(double seconds) {
    hot.commit();
    cold.commit();
    circuit.commit();
    control.commit(seconds);
    meters.commit(seconds);
  }

  @Override
  public double storedEnergy() {
    return hot.storedEnergy() + cold.storedEnergy();
  }

  @Override
  public double addedPower() {
    Duty duty = circuit.duty();
    return switch (mode) {
      case RECOVERY -> duty.power();
      case HEATING -> duty.heating();
      case COOLING -> -duty.cooling();
    };
  }
}
