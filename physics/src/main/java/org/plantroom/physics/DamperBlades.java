package org.plantroom.physics;

/**
 * How a damper's loss depends on its blades: open it is known at a flow, closing it grows
 * exponentially, closed it leaks.
 *
 * <p>Equation: {@code Δp = openLoss · e^(9.45·(1 − position))}, at most what the leakage lets by.
 * Source: ASHRAE research project 825, as in the Modelica library of IBPSA: the loss coefficient of
 * opposed blades grows by the factor e^0.105 a degree of closing, from 15° to 55° open. Assumption:
 * it does so from open to closed.
 *
 * @param nominalFlow kg/s of dry air, more than 0
 * @param openLoss Pa at that flow, more than 0
 * @param leakage flow through it closed over that open, at the same pressure, 0.001 to 0.2
 * @param strokeTime from closed to open, s, 0 or more
 */
public record DamperBlades(double nominalFlow, double openLoss, double leakage, double strokeTime) {
  private static final double STEEPNESS = 0.105 * 90;

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
