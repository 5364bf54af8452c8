package org.plantroom.study;

/**
 * How a loop followed a step of its set point.
 *
 * @param setPoint over time
 * @param measurement over time
 * @param output over time
 */
public record LoopRun(Trajectory setPoint, Trajectory measurement, Trajectory output) {
  /** IAE: integral of |set point − measurement|, in the measurement's unit times s. */
  public double integralError() {
    double sum = 0;
    for (int i = 1; i < measurement.size(); i++) {
      double error = Math.abs(setPoint.value(i) - measurement.value(i));
      sum += error * (measurement.second(i) - measurement.second(i - 1));
    }
    return sum;
  }

  /** Greatest measurement beyond the set point, in the step's direction, 0 or more. */
  public double overshoot() {
    double most = 0;
    double direction = Math.signum(setPoint.value(setPoint.size() - 1) - measurement.value(0));
    for (int i = 1; i < measurement.size(); i++) {
      most = Math.max(most, direction * (measurement.value(i) - setPoint.value(i)));
    }
    return most;
  }

  /** TV: sum of the output's moves. */
  public double variation() {
    double sum = 0;
    for (int i = 1; i < output.size(); i++) {
      sum += Math.abs(output.value(i) - output.value(i - 1));
    }
    return sum;
  }
}
