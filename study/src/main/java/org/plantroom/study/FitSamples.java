package org.plantroom.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The measured values that count, those of the fit and those that judge it. Each is divided by its
 * column's standard deviation so that temperatures and powers count alike.
 *
 * <p>Immutable once built.
 */
final class FitSamples {
  /** A measured value: of a compared quantity, at a row of its column. */
  private record Sample(int quantity, int row, double second, double measured, double weight) {}

  private final List<Sample> training = new ArrayList<>();
  private final List<Sample> validation = new ArrayList<>();
  private final double split;
  private int leftOut;

  /** Takes those of a calibration. */
  FitSamples(Calibration task, MeasuredRun runs) {
    double end = 0;
    for (String quantity : runs.compared()) {
      MeasuredColumn column = runs.measured(quantity);
      end = Math.max(end, column.size() == 0 ? 0 : column.second(column.size() - 1));
    }
    split =
        task.validation() == 0
            ? Double.POSITIVE_INFINITY
            : task.skip() + (1 - task.validation()) * (end - task.skip());
    for (int i = 0; i < runs.compared().size(); i++) {
      MeasuredColumn column = runs.measured(runs.compared().get(i));
      double weight = 1 / Math.max(column.deviation(), 1e-9);
      for (int row = 0; row < column.size(); row++) {
        if (Double.isFinite(column.value(row)) && column.second(row) >= task.skip()) {
          take(new Sample(i, row, column.second(row), column.value(row), weight), runs);
        }
      }
    }
  }

  private void take(Sample sample, MeasuredRun runs) {
    if (!runs.isDriven(sample.second())) {
      leftOut++;
    } else {
      (sample.second() < split ? training : validation).add(sample);
    }
  }

  /** From when on values judge the fit, s; ∞ when none do. */
  double split() {
    return split;
  }

  /** How many were measured while an input had nothing to follow. */
  int leftOut() {
    return leftOut;
  }

  /** How many the fit has. */
  int size() {
    return training.size();
  }

  /** Weighted measured values of the fit. */
  double[] target() {
    return training.stream().mapToDouble(s -> s.measured() * s.weight()).toArray();
  }

  /** The weighted simulated values beside them. */
  double[] simulated(double[][] values) {
    return training.stream().mapToDouble(s -> values[s.quantity()][s.row()] * s.weight()).toArray();
  }

  /** Errors of the fit, by quantity. */
  List<Fit.Deviation> errors(List<String> quantities, double[][] values) {
    return errors(training, quantities, values);
  }

  /** Errors where the fit is judged, by quantity. */
  List<Fit.Deviation> validationErrors(List<String> quantities, double[][] values) {
    return errors(validation, quantities, values);
  }

  private static List<Fit.Deviation> errors(
      List<Sample> samples, List<String> quantities, double[][] values) {
    List<Fit.Deviation> errors = new ArrayList<>();
    for (int i = 0; i < quantities.size(); i++) {
      int quantity = i;
      Predicate<Sample> own = s -> s.quantity() == quantity;
      double[] measured = samples.stream().filter(own).mapToDouble(Sample::measured).toArray();
      double[] simulated =
          samples.stream().filter(own).mapToDouble(s -> values[quantity][s.row()]).toArray();
      if (measured.length > 0) {
        errors.add(FitErrors.of(quantities.get(i), measured, simulated));
      }
    }
    return errors;
  }
}
