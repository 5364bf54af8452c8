package org.plantroom.physics;

/**
 * How a damper's loss depends on its blades: open it is known at a flow, closing it grows
 * exponentially, closed it leaks.
 *
 * <p>Equation: {@code Δp = openLoss · e^(9.5·(1 − position))}, at most what the leakage lets by.
 * Source: opposed blades, ASHRAE Fundamentals 2017, ch. 21; the exponential law of Legg (1986).
 *
 * @param nominalFlow kg/s of dry air, more than 0
 * @param openLoss Pa at that flow, more than 0
 * @param leakage flow through it closed over that open, at the same pressure, 0.001 to 0.2
 * @param strokeTime from closed to open, s, 0 or more
 */
public record DamperBlades(double nominalFlow, double openLoss, double leakage, double strokeTime) {
  private static final double STEEPNESS = 9.5;

  /** Blades as described. */
  public DamperBlades {
    Ranges.above(0, "nominalFlow", nominalFlow);
    Ranges.above(0, "openLoss", openLoss);
    Ranges.within(0.001, 0.2, "leakage", leakage);
    Ranges.atLeast(0, "strokeTime", strokeTime);
  }

  QuadraticLoss loss() {
    return QuadraticLoss.at(nominalFlow, openLoss);
  }

  /** Changes a loss to that of a position, 0 closed to 1 open. */
  void apply(double position, QuadraticLoss loss) {
    double closed = 1 / (leakage * leakage);
    loss.change(nominalFlow, openLoss * Math.min(closed, Math.exp(STEEPNESS * (1 - position))));
  }
}
