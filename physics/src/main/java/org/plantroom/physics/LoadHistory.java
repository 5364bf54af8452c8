package org.plantroom.physics;

import java.util.ArrayList;
import java.util.List;

/**
 * Heat that ground took before, in cells that get longer the older they are, so that decades cost
 * no more than some hundred numbers a step.
 *
 * <p>Source: load aggregation of Claesson and Javed, ASHRAE Trans. 118 (1), 2012: five cells of
 * each length, each twice as long as the last; with each step a cell takes over its share of the
 * younger one. Heat is conserved.
 */
final class LoadHistory {
  private static final int CELLS_A_LENGTH = 5;
  private static final double LONGEST = 100 * 365 * 86_400.0;

  private final GroundResponse response;
  private double seconds;
  private double[] ends = {};
  private double[] weights = {};
  private double[] shares = {};
  private double[] loads = {};
  private double before;

  LoadHistory(GroundResponse response) {
    this.response = response;
  }

  /** Makes room for a step's load and finds what earlier loads give at its end. */
  void begin(double step) {
    if (step != seconds) {
      divide(step);
    }
    double sum = 0;
    for (int i = 1; i < loads.length; i++) {
      double older = loads[i] + shares[i] * (loads[i - 1] - loads[i]);
      sum += weights[i] * older;
    }
    before = sum;
  }

  /** What earlier loads give at the step's end, as a g-function times W/m. */
  double before() {
    return before;
  }

  /** What a load of 1 W/m over the step gives. */
  double weight() {
    return weights[0];
  }

  /** Ends the step with its load, W/m. */
  void commit(double load) {
    for (int i = loads.length - 1; i > 0; i--) {
      loads[i] += shares[i] * (loads[i - 1] - loads[i]);
    }
    loads[0] = load;
  }

  private void divide(double step) {
    List<Double> times = new ArrayList<>();
    double end = 0;
    for (double width = step; end < LONGEST; width *= 2) {
      for (int i = 0; i < CELLS_A_LENGTH; i++) {
        end += width;
        times.add(end);
      }
    }
    double[] newEnds = times.stream().mapToDouble(Double::doubleValue).toArray();
    double[] newLoads = new double[newEnds.length];
    weights = new double[newEnds.length];
    shares = new double[newEnds.length];
    double from = 0;
    for (int i = 0; i < newEnds.length; i++) {
      weights[i] = response.at(newEnds[i]) - response.at(from);
      shares[i] = step / (newEnds[i] - from);
      newLoads[i] = mean(from, newEnds[i]);
      from = newEnds[i];
    }
    ends = newEnds;
    loads = newLoads;
    seconds = step;
  }

  /** Mean of the loads so far between two ages. */
  private double mean(double from, double to) {
    double sum = 0;
    double begin = 0;
    for (int i = 0; i < ends.length; i++) {
      double overlap = Math.min(to, ends[i]) - Math.max(from, begin);
      sum += Math.max(0, overlap) * loads[i];
      begin = ends[i];
    }
    return sum / (to - from);
  }
}
