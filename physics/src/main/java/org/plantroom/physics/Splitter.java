package org.plantroom.physics;

import java.util.List;

/**
 * Where a flow divides in two without loss.
 *
 * <pre>
 *              ┌──▶── a
 *  inlet ──▶───●
 *              └──▶── b
 * </pre>
 *
 * <p>Both outlets have the inlet's state; the network finds how much goes where. Stores nothing.
 */
public final class Splitter implements Component {
  private final Inlet inlet;
  private final Outlet a;
  private final Outlet b;

  /** A splitter at 20 °C. */
  public Splitter(Fluid fluid) {
    inlet = new Inlet(fluid, 20);
    a = new Outlet(fluid, 20);
    b = new Outlet(fluid, 20);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("a", a);
    ports.outlet("b", b);
    ports.junction(List.of(inlet), List.of(a, b));
    ports.quantity("massFlow", "kg/s", inlet::massFlow);
  }

  @Override
  public void solve(double seconds) {
    a.pass(inlet);
    b.pass(inlet);
  }
}
