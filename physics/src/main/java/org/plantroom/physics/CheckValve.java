package org.plantroom.physics;

/**
 * A valve that opens for flow in one direction once there is some pressure.
 *
 * <pre>
 *  inlet ──▶──[▷|]──▶── outlet
 * </pre>
 *
 * <p>Equation: Δp = opening + nominalLoss · (ṁ / nominalFlow)². Against its direction it is shut,
 * as the network shuts every path. Stores nothing.
 *
 * <p>Assumptions: opens at once, quasi-steady. Units: kg/s, Pa. Range: turbulent flow. Source:
 * {@link QuadraticLoss}.
 */
public final class CheckValve implements Component {
  /**
   * What it loses.
   *
   * @param fluid that flows
   * @param nominalFlow kg/s, more than 0
   * @param nominalLoss Pa at that flow beyond the opening pressure, 0 or more
   * @param openingPressure of its spring, Pa, 0 or more
   */
  public record Settings(
      Fluid fluid, double nominalFlow, double nominalLoss, double openingPressure) {
    /** Settings that are possible. */
    public Settings {
      Ranges.above(0, "nominalFlow", nominalFlow);
      Ranges.atLeast(0, "nominalLoss", nominalLoss);
      Ranges.atLeast(0, "openingPressure", openingPressure);
    }
  }

  private final Inlet inlet;
  private final Outlet outlet;
  private final PressureLoss loss;

  /** A valve at 20 °C. */
  public CheckValve(Settings settings) {
    inlet = new Inlet(settings.fluid(), 20);
    outlet = new Outlet(settings.fluid(), 20);
    loss =
        new SprungLoss(
            QuadraticLoss.at(settings.nominalFlow(), settings.nominalLoss()),
            settings.openingPressure());
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("outlet", outlet);
    ports.path(inlet, outlet, loss);
    ports.quantity("massFlow", "kg/s", outlet::massFlow);
  }

  @Override
  public void solve(double seconds) {
    outlet.pass(inlet);
  }

  private record SprungLoss(QuadraticLoss seat, double spring) implements PressureLoss {
    @Override
    public double loss(double massFlow) {
      return spring + seat.loss(massFlow);
    }

    @Override
    public double slope(double massFlow) {
      return seat.slope(massFlow);
    }

    @Override
    public long version() {
      return 0;
    }
  }
}
