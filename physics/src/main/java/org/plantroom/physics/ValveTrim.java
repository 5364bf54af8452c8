package org.plantroom.physics;

/**
 * Seat and plug of a valve with its drive.
 *
 * @param fluid that flows
 * @param kvs m³/h of water at a loss of 1 bar, open; more than 0
 * @param characteristic of the plug
 * @param rangeability 10 to 200, commonly 50
 * @param leakage flow coefficient when closed, share of kvs, 0 to 0.1; at least 1e-4 is taken
 * @param strokeTime from closed to open, s, 0 or more
 */
public record ValveTrim(
    Fluid fluid,
    double kvs,
    ValveCharacteristic characteristic,
    double rangeability,
    double leakage,
    double strokeTime) {
  private static final double LEAST_LEAKAGE = 1e-4;
  private static final double BAR = 1e5;
  private static final double WATER_DENSITY = 1000;
  private static final double SECONDS_AN_HOUR = 3600;

  /** Settings that are possible. */
  public ValveTrim {
    Ranges.above(0, "kvs", kvs);
    Ranges.within(10, 200, "rangeability", rangeability);
    Ranges.within(0, 0.1, "leakage", leakage);
    Ranges.atLeast(0, "strokeTime", strokeTime);
  }

  /** Flow that loses 1 bar when open, kg/s: {@code V̇ = Kv·√(Δp/1 bar · 1000/ρ)}. */
  double openFlow() {
    double density = fluid.density();
    return kvs / SECONDS_AN_HOUR * Math.sqrt(WATER_DENSITY / density) * density;
  }

  /** The loss of a seat at a position, into a relation that a network knows. */
  void apply(double position, double leaking, QuadraticLoss loss) {
    double closed = Math.max(LEAST_LEAKAGE, leakage + leaking);
    double opening = closed + (1 - closed) * characteristic.share(position, rangeability);
    loss.change(openFlow() * opening, BAR);
  }
}
