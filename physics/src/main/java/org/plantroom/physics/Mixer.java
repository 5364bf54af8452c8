package org.plantroom.physics;

import java.util.List;

/**
 * Where two flows meet without loss.
 *
 * <pre>
 *   a ──▶──┐
 *          ●──▶── outlet
 *   b ──▶──┘
 * </pre>
 *
 * <p>Enthalpy, vapour and CO2 are mixed by mass. Stores nothing.
 */
public final class Mixer implements Component {
  private final Inlet a;
  private final Inlet b;
  private final Outlet outlet;

  /** A mixer at 20 °C. */
  public Mixer(Fluid fluid) {
    a = new Inlet(fluid, 20);
    b = new Inlet(fluid, 20);
    outlet = new Outlet(fluid, 20);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("a", a);
    ports.inlet("b", b);
    ports.outlet("outlet", outlet);
    ports.junction(List.of(a, b), List.of(outlet));
    ports.quantity("massFlow", "kg/s", outlet::massFlow);
    ports.quantity("temperature", "Cel", outlet::temperature);
  }

  @Override
  public void solve(double seconds) {
    Mixing.mix(a, b, outlet);
  }
}
