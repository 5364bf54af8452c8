package org.plantroom.diagnostics;

/**
 * How far things may be from what a rule expects.
 *
 * @param temperature error of two temperatures together, K
 * @param fanRise temperature rise over the supply fan, K
 * @param setPoint how far supply air may be from its set point, K
 * @param closed valve command below which it counts as closed, 0 to 1
 * @param open command above which a damper or valve counts as open, 0 to 1
 * @param leastOutdoorShare share of outdoor air the unit reaches with its damper open, 0 to 1
 * @param leastDifference between return and outdoor air, below which shares tell nothing, K
 * @param delay a rule must hold on end before it is told, s
 */
public record Thresholds(
    double temperature,
    double fanRise,
    double setPoint,
    double closed,
    double open,
    double leastOutdoorShare,
    double leastDifference,
    double delay) {
  /**
   * What fits many units: temperatures as one vendor ships APAR (2 K, fan 1.1 K, set point 1.5 K).
   * The fifty minutes and the share of outdoor air were chosen on the days of D19, so its figures
   * are no forecast for other units.
   */
  public static final Thresholds COMMON = new Thresholds(2, 1.1, 1.5, 0.05, 0.9, 0.7, 5, 3000);
}
