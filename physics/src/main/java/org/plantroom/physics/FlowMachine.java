package org.plantroom.physics;

/**
 * A pump or a fan: gains pressure by its curve and speed, takes electricity, warms what flows.
 *
 * <pre>
 *               ┌──┐ speed, setPoint
 *               └┬─┘
 *  inlet ──▶────(▷)────▶── outlet
 * </pre>
 *
 * <p>Equations (affinity laws, speed y): {@code Δp = y²·c(V̇/y)}, {@code P = y³·p(V̇/y)}. All the
 * hydraulic power becomes heat somewhere in the circuit; it is added here, with the share {@code
 * heatToFluid} of the rest. Below 1 % of the curve's greatest flow the heat goes to the room in
 * proportion. Keeping a pressure or a flow, the speed is the one the affinity laws give. Stores
 * nothing. Range: speed 0 or 0.02 to 1.
 *
 * <p>Assumptions: similar flow at all speeds, so that efficiency moves with the curve; motor and
 * drive as the curve of power has them. Units: kg/s, m³/s in curves, Pa, W, J; speed 0 to 1.
 *
 * <p>Source: ASHRAE Handbook of HVAC Systems and Equipment 2020, ch. 44 (pumps) and 21 (fans).
 */
public final class FlowMachine implements Component {
  private static final double WARMED_FROM = 0.01;

  /**
   * A pump or fan.
   *
   * @param fluid that flows
   * @param curve at full speed
   * @param control what it keeps
   * @param heatToFluid share of the motor's losses that warms the fluid, 0 to 1; 1 for wet-rotor
   *     pumps and motors in the air stream
   */
  public record Settings(
      Fluid fluid, MachineCurve curve, MachineControl control, double heatToFluid) {
    /** Settings that are possible. */
    public Settings {
      Ranges.within(0, 1, "heatToFluid", heatToFluid);
    }
  }

  private final Settings settings;
  private final MachineLoss loss;
  private final Inlet inlet;
  private final Outlet outlet;
  private double asked = 1;
  private double setPoint;
  private double speed;
  private double power;
  private double heat;
  private double energy;
  private double seenFlow = Double.NaN;
  private long seenVersion = Long.MIN_VALUE;

  /**
   * A machine at 20 °C.
   *
   * @param setPoint pressure, Pa, or flow, kg/s, until it is set; without meaning for {@link
   *     MachineControl#SPEED}
   */
  public FlowMachine(Settings settings, double setPoint) {
    this.settings = settings;
    this.setPoint = Ranges.atLeast(0, "setPoint", setPoint);
    loss = new MachineLoss(settings.curve(), settings.control(), settings.fluid().density());
    inlet = new Inlet(settings.fluid(), 20);
    outlet = new Outlet(settings.fluid(), 20);
    loss.ask(asked, setPoint);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("outlet", outlet);
    ports.path(inlet, outlet, loss);
    ports.input("speed", "1", InputRange.share(1), value -> asked = value);
    if (settings.control() != MachineControl.SPEED) {
      String unit = settings.control() == MachineControl.PRESSURE ? "Pa" : "kg/s";
      InputRange range = new InputRange(0, Double.POSITIVE_INFINITY, setPoint);
      ports.input("setPoint", unit, range, value -> setPoint = value);
    }
    ports.quantity("massFlow", "kg/s", outlet::massFlow);
    ports.quantity("pressureGain", "Pa", this::gain);
    ports.quantity("actualSpeed", "1", () -> speed);
    ports.quantity("power", "W", () -> power);
    ports.quantity("energy", "J", () -> energy);
  }

  private double gain() {
    return -loss.loss(outlet.massFlow());
  }

  @Override
  public void begin(double seconds) {
    loss.ask(asked, setPoint);
  }

  @Override
  public void solve(double seconds) {
    double massFlow = outlet.massFlow();
    if (massFlow != seenFlow || loss.version() != seenVersion) {
      seenFlow = massFlow;
      seenVersion = loss.version();
      work(massFlow);
    }
    outlet.pass(inlet);
    if (massFlow > 0) {
      Fluid fluid = settings.fluid();
      double at = inlet.temperature();
      double humidity = inlet.humidity();
      double capacity = fluid.enthalpy(at + 1, humidity) - fluid.enthalpy(at, humidity);
      outlet.give(at + heat / (massFlow * capacity), humidity, inlet.co2());
    }
  }

  /** Speed, power and heat at a flow: the same for all sweeps of a step. */
  private void work(double massFlow) {
    double flow = massFlow / settings.fluid().density();
    speed = speedAt(flow);
    power = settings.curve().power(flow, speed);
    double hydraulic = Math.clamp(flow * gain(), 0, power);
    double warming = hydraulic + settings.heatToFluid() * (power - hydraulic);
    heat = warming * Math.min(1, massFlow / (WARMED_FROM * loss.fullFlow()));
  }

  private double speedAt(double flow) {
    if (!loss.runs()) {
      return 0;
    }
    return settings.control() == MachineControl.SPEED
        ? asked
        : settings.curve().speed(flow, Math.max(0, gain()));
  }

  @Override
  public void commit(double seconds) {
    energy += power * seconds;
  }

  @Override
  public double addedPower() {
    return heat;
  }
}
