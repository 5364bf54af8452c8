package org.plantroom.study;

import java.util.List;

/**
 * A plant calibrated to measured data.
 *
 * @param parameters found
 * @param errors of the fit, one for each compared quantity
 * @param comparisons measured and simulated, in the order of {@code errors}
 * @param evaluations runs it took
 */
public record Fit(
    List<Parameter> parameters,
    List<Deviation> errors,
    List<Comparison> comparisons,
    int evaluations) {
  /** Takes copies. */
  public Fit {
    parameters = List.copyOf(parameters);
    errors = List.copyOf(errors);
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
   * @param cv RMSE as a share of the mean measured value; without meaning for temperatures in °C
   * @param determination R², share of the measured variance that is explained
   * @param samples compared
   */
  public record Deviation(
      String quantity, double rmse, double bias, double cv, double determination, int samples) {}

  /** Measured and simulated over time, for a plot. */
  public record Comparison(Trajectory measured, Trajectory simulated) {}
}
