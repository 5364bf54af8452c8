package org.plantroom.physics;

/**
 * A control valve with one seat.
 *
 * <pre>
 *                 ┌──┐ position
 *                 └┬─┘
 *  inlet ──▶──────⋈┴─────▶── outlet
 * </pre>
 *
 * <p>Equation: {@code V̇ = Kvs·φ(position)·√(Δp/1 bar · 1000/ρ)}, V̇ in m³/h; φ as {@link
 * ValveCharacteristic} says, never below the leakage. Stores nothing. Faults: {@code stuck} (0.5 or
 * more: the plug stays), {@code leaking} (share of Kvs more when closed).
 *
 * <p>Assumptions: incompressible, turbulent, no cavitation; authority comes from the circuit.
 * Units: kg/s, °C, Pa, Kvs in m³/h at 1 bar; position 0 to 1. Range: that of {@link ValveTrim}.
 * Source: IEC 60534-1, VDI/VDE 2173.
 */
public final class TwoWayValve implements Component {
  private final ValveTrim trim;
  private final ValveDrive drive;
  private final QuadraticLoss loss;
  private final Inlet inlet;
  private final Outlet outlet;
  private double leaking;

  /**
   * A valve at 20 °C.
   *
   * @param position at the start, 0 closed to 1 open
   */
  public TwoWayValve(ValveTrim trim, double position) {
    Ranges.within(0, 1, "position", position);
    this.trim = trim;
    drive = new ValveDrive(trim.strokeTime(), position);
    loss = QuadraticLoss.at(trim.openFlow(), 1);
    inlet = new Inlet(trim.fluid(), 20);
    outlet = new Outlet(trim.fluid(), 20);
    trim.apply(position, 0, loss);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("outlet", outlet);
    ports.path(inlet, outlet, loss);
    drive.describe(ports);
    ports.input("leaking", "1", new InputRange(0, 0.5, 0), value -> leaking = value);
    ports.quantity("massFlow", "kg/s", outlet::massFlow);
    ports.quantity("pressureLoss", "Pa", () -> loss.loss(outlet.massFlow()));
  }

  @Override
  public void begin(double seconds) {
    drive.move(seconds);
    trim.apply(drive.position(), leaking, loss);
  }

  @Override
  public void solve(double seconds) {
    outlet.pass(inlet);
  }
}
