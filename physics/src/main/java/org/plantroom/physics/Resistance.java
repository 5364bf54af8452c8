package org.plantroom.physics;

/**
 * A part that only loses pressure: fittings, a strainer, a length of duct; it may clog.
 *
 * <pre>
 *  inlet ──▶──[≈≈≈]──▶── outlet
 * </pre>
 *
 * <p>Equation: Δp = nominalLoss · (ṁ / nominalFlow)², times {@code 1 + clogging·9}. Stores nothing;
 * temperature, humidity and CO2 pass.
 *
 * <p>Assumptions: turbulent, incompressible. Units: kg/s, Pa; clogging 0 to 1. Range: turbulent
 * flow. Source: {@link QuadraticLoss}.
 */
public final class Resistance implements Component {
  private static final double CLOGGED = 9;

  /**
   * What it loses.
   *
   * @param fluid that flows
   * @param nominalFlow kg/s, more than 0
   * @param nominalLoss Pa at that flow, 0 or more
   */
  public record Settings(Fluid fluid, double nominalFlow, double nominalLoss) {
    /** Settings that are possible. */
    public Settings {
      Ranges.above(0, "nominalFlow", nominalFlow);
      Ranges.atLeast(0, "nominalLoss", nominalLoss);
    }
  }

  private final Settings settings;
  private final QuadraticLoss loss;
  private final Inlet inlet;
  private final Outlet outlet;
  private double clogging;

  /** A resistance without flow, at 20 °C. */
  public Resistance(Settings settings) {
    this.settings = settings;
    loss = QuadraticLoss.at(settings.nominalFlow(), settings.nominalLoss());
    inlet = new Inlet(settings.fluid(), 20);
    outlet = new Outlet(settings.fluid(), 20);
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("outlet", outlet);
    ports.path(inlet, outlet, loss);
    ports.quantity("massFlow", "kg/s", outlet::massFlow);
    ports.quantity("pressureLoss", "Pa", () -> loss.loss(outlet.massFlow()));
    ports.input("clogging", "1", InputRange.share(0), value -> clogging = value);
  }

  @Override
  public void begin(double seconds) {
    loss.change(settings.nominalFlow(), settings.nominalLoss() * (1 + CLOGGED * clogging));
  }

  @Override
  public void solve(double seconds) {
    outlet.pass(inlet);
  }
}
