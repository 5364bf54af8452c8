package org.plantroom.controls;

/**
 * How a process under a PI controller answers a unit step of its set point, over time: for a
 * picture. Immutable.
 *
 * <pre>
 *  set point ──▶┌────┐──▶┌─────────┐──▶ measurement
 *           ┌──▶│ PI │   │ k, τ, θ │ │
 *           │   └────┘   └─────────┘ │
 *           └────────────────────────┘
 * </pre>
 *
 * <p>Equations: those of {@link Pid} and {@link FirstOrder}, 20 steps between two points.
 * Assumptions: the output has no limits, nothing disturbs. Units: those of the loop, s. Range:
 * loops that are stable. Source: simulation, held against {@link LoopResponse} in tests.
 */
public final class LoopCourse {
  private static final int POINTS = 600;
  private static final int STEPS_A_POINT = 20;

  private final double[] seconds = new double[POINTS];
  private final double[] measurements = new double[POINTS];
  private final double[] outputs = new double[POINTS];

  private LoopCourse() {}

  /**
   * Lets the set point rise by 1 at the start.
   *
   * @param duration s, more than 0
   */
  public static LoopCourse toSetPoint(FirstOrder process, PiTuning tuning, double duration) {
    LoopCourse course = new LoopCourse();
    double step = duration / (POINTS - 1) / STEPS_A_POINT;
    Pid pid = new Pid(tuning.settings(-1e9, 1e9));
    DelayedLag plant = new DelayedLag(process, step);
    for (int point = 0; point < POINTS; point++) {
      course.seconds[point] = point * STEPS_A_POINT * step;
      course.measurements[point] = plant.measurement();
      for (int i = 0; i < STEPS_A_POINT; i++) {
        plant.step(pid.step(1, plant.measurement(), step));
      }
      course.outputs[point] = pid.output();
    }
    return course;
  }

  /** Times since the step, s. */
  public double[] seconds() {
    return seconds.clone();
  }

  /** The measurement at each. */
  public double[] measurements() {
    return measurements.clone();
  }

  /** The output from each on. */
  public double[] outputs() {
    return outputs.clone();
  }
}
