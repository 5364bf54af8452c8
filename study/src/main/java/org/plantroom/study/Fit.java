package org.plantroom.study;

import java.util.List;

/**
 * A plant calibrated to measured data.
 *
 * @param parameters found
 * @param errors of the fit, one for each compared quantity
 * @param validation the same for the data that took no part in the fit; empty when there are none
 * @param comparisons measured and simulated, in the order of {@code errors}
 * @param split time from which data took no part in the fit, s; ∞ when all did
 * @param leftOut measured values that do not count since an input had nothing to follow then
 * @param evaluations runs it took
 */
public record Fit(
    List<Parameter> parameters,
    List<Deviation> errors,
    List<Deviation> validation,
    List<Comparison> comparisons,
    double split,
    int leftOut,
    int evaluations) {
  /** Takes copies. */
  public Fit {
    parameters = List.copyOf(parameters);
    errors = List.copyOf(errors);
    validation = List.copyOf(validation);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * A parameter.
   *
   * @param label path and unit
   * @param value that fits best
   * @param low end of its interval of 95 %
   * @param high end of its interval of 95 %
   * @param atBound true when it would go beyond the range it may vary in
   */
  public record Parameter(String label, double value, double low, double high, boolean atBound) {}

  /**
   * How far the fit is off, in the quantity's unit.
   *
   * @param quantity compared
   * @param rmse root mean square error
   * @param bias mean of simulated less measured
   * @param cv CV(RMSE), RMSE as a share of the mean measured value; without meaning for
   *     temperatures in °C
   * @param nmbe normalised mean bias error, mean of measured less simulated as a share of the mean
   *     measured value; without meaning for temperatures in °C
   * @param determination R², share of the measured variance that is explained
   * @param samples compared
   */
  public record Deviation(
      String quantity,
      double rmse,
      double bias,
      double cv,
      double nmbe,
      double determination,
      int samples) {
    private static final double MOST_CV = 0.3;
    private static final double MOST_NMBE = 0.1;

    /** True within what ASHRAE Guideline 14 allows hourly data: CV(RMSE) 30 %, NMBE ±10 %. */
    public boolean isCalibrated() {
      return cv <= MOST_CV && Math.abs(nmbe) <= MOST_NMBE;
    }
  }

  /** Measured and simulated over time, for a plot. */
  public record Comparison(Trajectory measured, Trajectory simulated) {}
}
