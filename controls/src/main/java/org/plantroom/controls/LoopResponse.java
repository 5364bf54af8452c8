package org.plantroom.controls;

/**
 * How a closed loop answers a unit step of its set point or of a load at the process's input.
 *
 * @param integralError IAE, integral of |set point − measurement|, s
 * @param overshoot greatest measurement beyond the set point, 0 or more
 * @param peak greatest |measurement|
 * @param variation TV, sum of the output's moves
 */
public record LoopResponse(double integralError, double overshoot, double peak, double variation) {
  private static final int STEPS_A_TIME = 500;
  private static final int TIMES = 60;

  /** The set point rises by 1 at the start. */
  public static LoopResponse toSetPoint(FirstOrder process, PiTuning tuning) {
    return run(process, tuning, 1, 0);
  }

  /** A load of 1 adds to the output from the start; the set point stays 0. */
  public static LoopResponse toLoad(FirstOrder process, PiTuning tuning) {
    return run(process, tuning, 0, 1);
  }

  private static LoopResponse run(
      FirstOrder process, PiTuning tuning, double setPoint, double load) {
    double time = tuning.integralTime() + process.deadTime();
    double seconds =
        Math.min(process.deadTime() > 0 ? process.deadTime() : process.lag(), process.lag())
            / STEPS_A_TIME;
    Pid pid = new Pid(tuning.settings(-1e9, 1e9));
    DelayedLag plant = new DelayedLag(process, seconds);
    Sums sums = new Sums();
    long steps = Math.round(TIMES * time / seconds);
    for (long i = 0; i < steps; i++) {
      double output = pid.step(setPoint, plant.measurement(), seconds);
      double measurement = plant.step(output + load);
      sums.add(setPoint, measurement, output, seconds);
    }
    return sums.response();
  }

  private static final class Sums {
    private double error;
    private double overshoot;
    private double peak;
    private double variation;
    private double lastOutput;

    void add(double setPoint, double measurement, double output, double seconds) {
      error += Math.abs(setPoint - measurement) * seconds;
      overshoot = Math.max(overshoot, measurement - setPoint);
      peak = Math.max(peak, Math.abs(measurement));
      variation += Math.abs(output - lastOutput);
      lastOutput = output;
    }

    LoopResponse response() {
      return new LoopResponse(error, overshoot, peak, variation);
    }
  }
}
