package org.plantroom.physics;

/**
 * Conductance of an exchanger's wall between two streams, by their flows: each film's conductance
 * grows with a power of its flow.
 *
 * <p>Equation: {@code 1/UA = r·(ṁ₁ₙ/ṁ₁)^n₁/UAₙ + (1−r)·(ṁ₂ₙ/ṁ₂)^n₂/UAₙ}, less the share lost to
 * fouling. Source: Wetter, Simulation Model Finned Water-Air-Coil, LBNL-42355, 1999. Remembers the
 * last flows, since powers are dear and flows seldom change.
 */
final class Transfer {
  /** Exponent of a liquid's film in turbulent flow. */
  static final double LIQUID = 0.8;

  /** Exponent of air's film at fins. */
  static final double AIR = 0.6;

  private final double nominal;
  private final double firstShare;
  private final double firstFlow;
  private final double secondFlow;
  private final double firstPower;
  private final double secondPower;
  private double lastFirst = -1;
  private double lastSecond = -1;
  private double first;
  private double second;

  /**
   * The conductance known at nominal flows.
   *
   * @param nominal W/K
   * @param firstShare share of the resistance that lies at the first stream, 0 to 1
   */
  Transfer(
      double nominal,
      double firstShare,
      double firstFlow,
      double secondFlow,
      double firstPower,
      double secondPower) {
    this.nominal = nominal;
    this.firstShare = firstShare;
    this.firstFlow = firstFlow;
    this.secondFlow = secondFlow;
    this.firstPower = firstPower;
    this.secondPower = secondPower;
  }

  static double power(Fluid fluid) {
    return fluid instanceof Liquid ? LIQUID : AIR;
  }

  /** Takes over the flows, kg/s. */
  void at(double massFlow1, double massFlow2) {
    if (massFlow1 != lastFirst) {
      lastFirst = massFlow1;
      first = nominal / firstShare * Math.pow(massFlow1 / firstFlow, firstPower);
    }
    if (massFlow2 != lastSecond) {
      lastSecond = massFlow2;
      second = nominal / (1 - firstShare) * Math.pow(massFlow2 / secondFlow, secondPower);
    }
  }

  /** Conductance of the first film, W/K. */
  double first() {
    return first;
  }

  /** Conductance of the second film, W/K. */
  double second() {
    return second;
  }

  /** Conductance of both, W/K; 0 without flow. */
  double overall() {
    return first <= 0 || second <= 0 ? 0 : first * second / (first + second);
  }
}
