package org.plantroom.physics;

/**
 * How much heat two streams of an exchanger move for each kelvin between their inlets: ε·Cmin.
 * Remembers the last, since powers are dear and flows seldom change.
 *
 * <p>Owner: the component that has it.
 */
final class ExchangerStrength {
  private final FlowArrangement arrangement;
  private double lastConductance = Double.NaN;
  private double lastFirst;
  private double lastSecond;
  private double strength;

  ExchangerStrength(FlowArrangement arrangement) {
    this.arrangement = arrangement;
  }

  /**
   * Heat a kelvin, W/K.
   *
   * @param conductance UA, W/K, 0 or more
   * @param first capacity flow, W/K, more than 0
   * @param second capacity flow, W/K, more than 0
   */
  double at(double conductance, double first, double second) {
    if (conductance != lastConductance || first != lastFirst || second != lastSecond) {
      lastConductance = conductance;
      lastFirst = first;
      lastSecond = second;
      double smaller = Math.min(first, second);
      double ratio = smaller / Math.max(first, second);
      strength = smaller * arrangement.effectiveness(conductance / smaller, ratio, first <= second);
    }
    return strength;
  }
}
