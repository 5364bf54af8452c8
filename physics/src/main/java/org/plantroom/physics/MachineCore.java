package org.plantroom.physics;

import org.jspecify.annotations.Nullable;

/**
 * What machines of any source share: the load side, maps for heating and cooling, control, circuit,
 * meters, and the inputs of those.
 *
 * <p>Owner: the machine it belongs to.
 */
final class MachineCore {
  private static final double HEATING = 1;
  private static final double COOLING = 2;

  private final MachineSettings settings;
  private final @Nullable CircuitMap heatingMap;
  private final @Nullable CircuitMap coolingMap;
  private final LiquidSide load;
  private final CompressorControl control;
  private final RefrigerantCircuit circuit;
  private final MachineMeters meters = new MachineMeters();
  private double demand = 1;
  private double setPoint;
  private boolean heating;
  private boolean heatingAsked;
  private boolean wished;

  MachineCore(
      MachineSettings settings,
      @Nullable CircuitMap heatingMap,
      @Nullable CircuitMap coolingMap,
      LiquidSide load) {
    this.settings = settings;
    this.heatingMap = heatingMap;
    this.coolingMap = coolingMap;
    this.load = load;
    heating = heatingMap != null;
    heatingAsked = heating;
    setPoint = heating ? settings.limits().loadMax() : settings.limits().loadMin();
    control = new CompressorControl(settings.control());
    circuit = new RefrigerantCircuit(settings);
  }

  void describe(Ports ports) {
    load.describe(ports, "loadIn", "loadOut");
    InputRange range =
        new InputRange(settings.limits().loadMin(), settings.limits().loadMax(), setPoint);
    ports.input("demand", "1", InputRange.share(1), value -> demand = value);
    ports.input("setPoint", "Cel", range, value -> setPoint = value);
    if (heatingMap != null && coolingMap != null) {
      InputRange modes = new InputRange(HEATING, COOLING, HEATING);
      ports.input("mode", "1", modes, value -> heatingAsked = value < COOLING);
    }
    circuit.describe(ports);
    meters.describe(ports);
    control.describe(ports);
    ports.quantity("flowRequest", "1", () -> wished ? 1 : 0);
    ports.quantity("loadEntering", "Cel", load::entering);
    ports.quantity("loadLeaving", "Cel", load::leaving);
  }

  /**
   * Decides whether and how fast it runs.
   *
   * @param source temperature entering on the source side, °C
   * @param sourceFlows false when there is nothing to take heat from
   */
  void begin(double source, boolean sourceFlows, double seconds) {
    boolean able =
        heatingAsked == heating
            && !circuit.isTripped()
            && settings.limits().hold(source, load.leaving(), heating);
    double error = heating ? setPoint - load.leaving() : load.leaving() - setPoint;
    wished = able && control.wishes(demand, error);
    double lift = Math.abs(load.leaving() - load.entering());
    control.decide(demand, able && load.flows() && sourceFlows, error, lift, seconds);
    heating = heatingAsked;
    circuit.begin(control.isRunning(), seconds);
  }

  /** The map of the mode it runs in; null while it stands. */
  @Nullable CircuitMap map() {
    if (!control.isRunning()) {
      return null;
    }
    return heating ? heatingMap : coolingMap;
  }

  boolean isHeating() {
    return heating;
  }

  LiquidSide load() {
    return load;
  }

  /** The duty last evaluated. */
  Duty duty() {
    return circuit.duty();
  }

  void evaluate(CircuitMap map, double cold, double warm) {
    circuit.evaluate(map, cold, warm, control.speed(), heating);
  }

  /** Gives the duty to the load side and shows it on the meters. */
  void exchange(double seconds) {
    Duty duty = circuit.duty();
    double power = duty.power() + settings.standby();
    if (heating) {
      load.solve(duty.heating(), seconds);
      meters.show(power, duty.heating(), 0);
    } else {
      load.solve(-duty.cooling(), seconds);
      meters.show(power, 0, duty.cooling());
    }
  }

  void commit(double seconds) {
    load.commit();
    circuit.commit();
    control.commit(seconds);
    meters.commit(seconds);
  }
}
