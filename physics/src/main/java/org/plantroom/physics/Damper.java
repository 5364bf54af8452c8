package org.plantroom.physics;

/**
 * A damper in a duct.
 *
 * <pre>
 *               ┌──┐ position
 *               └┬─┘
 *  inlet ──▶────/┴/────▶── outlet
 * </pre>
 *
 * <p>Equation: {@code Δp} of {@link DamperBlades}, which has its assumptions and source; it moves
 * as fast as its drive can. Stores nothing. Fault: {@code stuck} (0.5 or more: it stays where it
 * is).
 *
 * <p>Assumptions: those of its blades. Units: kg/s, Pa; position 0 closed to 1 open. Range:
 * turbulent flow, as in ducts. Source: {@link DamperBlades}.
 */
public final class Damper implements Component {
  private final DamperBlades blades;
  private final ValveDrive drive;
  private final QuadraticLoss loss;
  private final Inlet inlet = new Inlet(MoistAir.AIR, 20);
  private final Outlet outlet = new Outlet(MoistAir.AIR, 20);

  /**
   * A damper at 20 °C.
   *
   * @param position at the start, 0 closed to 1 open
   */
  public Damper(DamperBlades blades, double position) {
    this.blades = blades;
    drive = new ValveDrive(blades.strokeTime(), Ranges.within(0, 1, "position", position));
    loss = blades.loss();
    blades.apply(position, loss);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("outlet", outlet);
    ports.path(inlet, outlet, loss);
    drive.describe(ports);
    ports.quantity("massFlow", "kg/s", outlet::massFlow);
    ports.quantity("pressureLoss", "Pa", () -> loss.loss(outlet.massFlow()));
  }

  @Override
  public void begin(double seconds) {
    drive.move(seconds);
    blades.apply(drive.position(), loss);
  }

  @Override
  public void solve(double seconds) {
    outlet.pass(inlet);
  }
}
