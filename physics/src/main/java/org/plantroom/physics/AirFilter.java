package org.plantroom.physics;

/**
 * A filter that clogs with the dust it holds.
 *
 * <pre>
 *  inlet ──▶──[▒▒]──▶── outlet
 * </pre>
 *
 * <p>Equations: {@code Δp = (clean + (final − clean)·load²)·(ṁ/nominal)²}, {@code load} grows by
 * the dust that passes over what it can hold. Stores no heat. Fault: {@code clogging}, the least
 * load. Input: {@code renew} (0.5 or more: a new filter). Assumptions: all dust that comes stays;
 * the loss depends on the dust held alone. Units: kg/s, Pa, kg of dust. Range: loads 0 to 3 of what
 * it holds when it should be renewed. Source: the shape of EN ISO 16890-3 loading curves.
 */
public final class AirFilter implements Component {
  /**
   * A filter.
   *
   * @param nominalFlow kg/s of dry air, more than 0
   * @param cleanLoss Pa, more than 0
   * @param finalLoss Pa at which it should be renewed, more than the clean one's
   * @param dustCapacity held until then, kg, more than 0
   * @param dust in the air, kg a kg of air, 0 to 1e-5; 5e-8 in towns
   */
  public record Settings(
      double nominalFlow, double cleanLoss, double finalLoss, double dustCapacity, double dust) {
    /** A filter as described. */
    public Settings {
      Ranges.above(0, "nominalFlow", nominalFlow);
      Ranges.above(0, "cleanLoss", cleanLoss);
      Ranges.above(cleanLoss, "finalLoss", finalLoss);
      Ranges.above(0, "dustCapacity", dustCapacity);
      Ranges.within(0, 1e-5, "dust", dust);
    }
  }

  private static final double SET = 0.5;

  private final Settings settings;
  private final QuadraticLoss loss;
  private final Inlet inlet = new Inlet(MoistAir.AIR, 20);
  private final Outlet outlet = new Outlet(MoistAir.AIR, 20);
  private double clogging;
  private double renew;
  private double load;

  /** A new filter. */
  public AirFilter(Settings settings) {
    this.settings = settings;
    loss = QuadraticLoss.at(settings.nominalFlow(), settings.cleanLoss());
  }

  @Override
  public void describe(Ports ports) {
    ports.inlet("inlet", inlet);
    ports.outlet("outlet", outlet);
    ports.path(inlet, outlet, loss);
    ports.input("clogging", "1", new InputRange(0, 3, 0), value -> clogging = value);
    ports.input("renew", "1", InputRange.share(0), value -> renew = value);
    ports.quantity("load", "1", this::load);
    ports.quantity("massFlow", "kg/s", outlet::massFlow);
    ports.quantity("pressureLoss", "Pa", () -> loss.loss(outlet.massFlow()));
  }

  private double load() {
    return Math.max(load, clogging);
  }

  @Override
  public void begin(double seconds) {
    if (renew >= SET) {
      load = 0;
    }
    double more = settings.finalLoss() - settings.cleanLoss();
    // In steps of a thousandth, so that the network is not solved anew each step.
    double square = Math.rint(1000 * load() * load()) / 1000;
    loss.change(settings.nominalFlow(), settings.cleanLoss() + more * square);
  }

  @Override
  public void solve(double seconds) {
    outlet.pass(inlet);
  }

  @Override
  public void commit(double seconds) {
    load += settings.dust() * outlet.massFlow() * seconds / settings.dustCapacity();
  }
}
