package org.plantroom.physics;

/**
 * A three-way valve that mixes: opening {@code a} closes {@code b}.
 *
 * <pre>
 *                  ┌──┐ position: 1 is all from a
 *                  └┬─┘
 *   a ──▶───────────⋈────────▶── outlet
 *                   ▲
 *   b ──▶───────────┘
 * </pre>
 *
 * <p>Equations: two seats as {@link TwoWayValve}, one at the position, one at 1 − position;
 * enthalpy is mixed. Stores nothing. Faults: {@code stuck}, {@code leaking} (of both seats).
 *
 * <p>Assumptions, units, range and source: as {@link TwoWayValve}.
 */
public final class MixingValve implements Component {
  private final ValveTrim trim;
  private final ValveDrive drive;
  private final QuadraticLoss lossA;
  private final QuadraticLoss lossB;
  private final Inlet a;
  private final Inlet b;
  private final Outlet outlet;
  private double leaking;

  /**
   * A valve at 20 °C.
   *
   * @param position at the start, 0 (from b) to 1 (from a)
   */
  public MixingValve(ValveTrim trim, double position) {
    Ranges.within(0, 1, "position", position);
    this.trim = trim;
    drive = new ValveDrive(trim.strokeTime(), position);
    lossA = QuadraticLoss.at(trim.openFlow(), 1);
    lossB = QuadraticLoss.at(trim.openFlow(), 1);
    a = new Inlet(trim.fluid(), 20);
    b = new Inlet(trim.fluid(), 20);
    outlet = new Outlet(trim.fluid(), 20);
    seat();
  }

  private void seat() {
    trim.apply(drive.position(), leaking, lossA);
    trim.apply(1 - drive.position(), leaking, lossB);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("a", a);
    ports.inlet("b", b);
    ports.outlet("outlet", outlet);
    ports.path(a, outlet, lossA);
    ports.path(b, outlet, lossB);
    drive.describe(ports);
    ports.input("leaking", "1", new InputRange(0, 0.5, 0), value -> leaking = value);
    ports.quantity("massFlow", "kg/s", outlet::massFlow);
    ports.quantity("temperature", "Cel", outlet::temperature);
  }

  @Override
  public void begin(double seconds) {
    drive.move(seconds);
    seat();
  }

  @Override
  public void solve(double seconds) {
    Mixing.mix(a, b, outlet);
  }
}
