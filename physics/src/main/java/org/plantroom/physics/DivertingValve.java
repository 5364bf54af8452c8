package org.plantroom.physics;

/**
 * A three-way valve that divides: opening {@code a} closes {@code b}.
 *
 * <pre>
 *                  ┌──┐ position: 1 is all to a
 *                  └┬─┘
 *  inlet ──▶────────⋈────────▶── a
 *                   │
 *                   └────────▶── b
 * </pre>
 *
 * <p>Equations: two seats as {@link TwoWayValve}, one at the position, one at 1 − position. Stores
 * nothing. Faults: {@code stuck}, {@code leaking} (of both seats).
 *
 * <p>Assumptions, units, range and source: as {@link TwoWayValve}.
 */
public final class DivertingValve implements Component {
  private final ValveTrim trim;
  private final ValveDrive drive;
  private final QuadraticLoss lossA;
  private final QuadraticLoss lossB;
  private final Inlet inlet;
  private final Outlet a;
  private final Outlet b;
  private double leaking;

  /**
   * A valve at 20 °C.
   *
   * @param position at the start, 0 (to b) to 1 (to a)
   */
  public DivertingValve(ValveTrim trim, double position) {
    Ranges.within(0, 1, "position", position);
    this.trim = trim;
    drive = new ValveDrive(trim.strokeTime(), position);
    lossA = QuadraticLoss.at(trim.openFlow(), 1);
    lossB = QuadraticLoss.at(trim.openFlow(), 1);
    inlet = new Inlet(trim.fluid(), 20);
    a = new Outlet(trim.fluid(), 20);
    b = new Outlet(trim.fluid(), 20);
    seat();
  }

  private void seat() {
    trim.apply(drive.position(), leaking, lossA);
    trim.apply(1 - drive.position(), leaking, lossB);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("a", a);
    ports.outlet("b", b);
    ports.path(inlet, a, lossA);
    ports.path(inlet, b, lossB);
    drive.describe(ports);
    ports.input("leaking", "1", new InputRange(0, 0.5, 0), value -> leaking = value);
    ports.quantity("massFlow", "kg/s", inlet::massFlow);
  }

  @Override
  public void begin(double seconds) {
    drive.move(seconds);
    seat();
  }

  @Override
  public void solve(double seconds) {
    a.pass(inlet);
    b.pass(inlet);
  }
}
