package org.plantroom.study;

import org.plantroom.controls.Pid;

/**
 * What a test of a plant's loop found.
 *
 * @param task that was done
 * @param unit of set point and measurement, as UCUM writes it
 * @param outputUnit of the output
 * @param present the controller's settings
 * @param test the record with its fit
 * @param tuned the controller that SIMC sets
 * @param before a step of the set point under the present tuning
 * @param after the same under the new one
 */
public record LoopTuning(
    TuningTask task,
    String unit,
    String outputUnit,
    Pid.Settings present,
    StepRecord test,
    TunedLoop tuned,
    LoopRun before,
    LoopRun after) {
  /**
   * The answer of the measurement to a step of the output: the difference of two runs of the plant,
   * one with the step and one without.
   *
   * @param resting output before
   * @param step of the output
   * @param answer since the step
   * @param fitted the fit's answer
   */
  public record StepRecord(double resting, double step, Trajectory answer, Trajectory fitted) {}
}
