package org.plantroom.physics;

/**
 * A box that keeps a room's air flow, whatever the pressure in the duct.
 *
 * <pre>
 *               ┌──┐ demand
 *               └┬─┘
 *  inlet ──▶──(V)─/┴/────▶── outlet
 * </pre>
 *
 * <p>Equation: each step the damper takes the loss that would have given the wanted flow under the
 * last step's pressure: {@code Δp_new(wanted) = Δp}. Wanted is the least flow and, by demand, up to
 * the most. Its quantity {@code position} tells how open it is: 1 when it cannot open more. Stores
 * nothing. Assumptions: a box that measures its flow and settles within a step; one loss grows with
 * the square of the flow. Units: kg/s, Pa; demand and position 0 to 1. Range: openings down to a
 * hundredth of the open flow's. Fault: {@code stuck} (0.5 or more). Source: pressure-independent
 * boxes of ASHRAE Guideline 36-2021, 5.5.
 */
public final class VavBox implements Component {
  private static final double STUCK = 0.5;
  private static final double LEAST_SHARE = 0.01;
  private static final double TIGHTEST = 1e5;

  /**
   * A box.
   *
   * @param maximum kg/s of dry air, more than 0
   * @param minimum kg/s, 0 to the maximum
   * @param openLoss Pa at the maximum, open, more than 0
   */
  public record Settings(double maximum, double minimum, double openLoss) {
    /** A box as described. */
    public Settings {
      Ranges.above(0, "maximum", maximum);
      Ranges.within(0, maximum, "minimum", minimum);
      Ranges.above(0, "openLoss", openLoss);
    }
  }

  private final Settings settings;
  private final QuadraticLoss loss;
  private final Inlet inlet = new Inlet(MoistAir.AIR, 20);
  private final Outlet outlet = new Outlet(MoistAir.AIR, 20);
  private double demand;
  private double stuck;
  private double wanted;
  private double position = 1;

  /** A box that stands open. */
  public VavBox(Settings settings) {
    this.settings = settings;
    loss = QuadraticLoss.at(settings.maximum(), settings.openLoss());
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("outlet", outlet);
    ports.path(inlet, outlet, loss);
    ports.input("demand", "1", InputRange.share(0), value -> demand = value);
    ports.input("stuck", "1", InputRange.share(0), value -> stuck = value);
    ports.quantity("massFlow", "kg/s", outlet::massFlow);
    ports.quantity("wantedFlow", "kg/s", () -> wanted);
    ports.quantity("position", "1", () -> position);
    ports.quantity("pressureLoss", "Pa", () -> loss.loss(outlet.massFlow()));
  }

  @Override
  public void begin(double seconds) {
    wanted = settings.minimum() + demand * (settings.maximum() - settings.minimum());
    if (stuck < STUCK) {
      move(Math.max(wanted, LEAST_SHARE * settings.maximum()));
    }
  }

  private void move(double flow) {
    double share = flow / settings.maximum();
    double open = settings.openLoss() * share * share;
    double pressure = Math.clamp(loss.loss(outlet.massFlow()), open, TIGHTEST * open);
    loss.change(flow, pressure);
    position = Math.sqrt(open / pressure);
  }

  @Override
  public void solve(double seconds) {
    outlet.pass(inlet);
  }
}
