package org.plantroom.diagnostics;

/**
 * How far things may be from what a rule expects. Errors of sensors that a rule compares add up.
 *
 * @param supply error of the supply air temperature, K
 * @param mixed error of the mixed air temperature, K; the largest, for the air is in layers there
 * @param returned error of the return air temperature, K
 * @param outdoor error of the outdoor air temperature, K
 * @param fanRise temperature rise over the supply fan, K
 * @param setPoint how far supply air may be from its set point, K
 * @param closed valve command up to which it counts as closed, 0 to 1
 * @param open command above which a damper or valve counts as open, 0 to 1
 * @param outdoorShare error of the share of outdoor air, 0 to 1
 * @param leastDifference between return and outdoor air, below which shares tell nothing, K
 * @param modeDelay a rule is not judged for so long after the mode changed, s
 * @param alarmDelay a rule must be broken on end for so long before it is told, s
 */
public record Thresholds(
    double supply,
    double mixed,
    double returned,
    double outdoor,
    double fanRise,
    double setPoint,
    double closed,
    double open,
    double outdoorShare,
    double leastDifference,
    double modeDelay,
    double alarmDelay) {
  private static final double HALF_AN_HOUR = 1800;

  /**
   * The usual values of ASHRAE Guideline 36, fault detection of air handling units: few false
   * alarms, blind to small faults of dampers. The guideline takes the root of the squares of two
   * errors in its fault conditions 8 and 10, where they add up here.
   */
  public static final Thresholds GUIDELINE_36 =
      new Thresholds(1, 3, 1, 1, 1, 1, 0.01, 0.99, 0.3, 6, HALF_AN_HOUR, HALF_AN_HOUR);

  /**
   * APAR as one vendor ships it (CopperTree Analytics, help pages of rules APAR 1 to 25): two
   * temperatures within 2 K, fan 1.1 K, set point 1.5 K, valves 2 %; delays as Guideline 36 has
   * them. Sharper, with more false alarms.
   */
  public static final Thresholds APAR =
      new Thresholds(1, 1, 1, 1, 1.1, 1.5, 0.02, 0.98, 0.3, 6, HALF_AN_HOUR, HALF_AN_HOUR);
}
