package org.plantroom.controls;

import org.plantroom.physics.Ranges;

/**
 * What a PI controller is set to.
 *
 * @param gain Kc, signed as the process's gain
 * @param integralTime τI, s
 */
public record PiTuning(double gain, double integralTime) {
  /**
   * SIMC: {@code Kc = τ/(k(τc + θ))}, {@code τI = min(τ, 4(τc + θ))}. S. Skogestad, Simple analytic
   * rules for model reduction and PID controller tuning, J. Process Control 13 (2003) 291.
   *
   * @param closedLoop τc, wanted time constant of the closed loop, s; with {@code process} it must
   *     be more than 0 in sum. The dead time itself is the usual choice: fast, yet robust.
   */
  public static PiTuning simc(FirstOrder process, double closedLoop) {
    double sum = Ranges.above(0, "closedLoop + deadTime", closedLoop + process.deadTime());
    return new PiTuning(process.lag() / (process.gain() * sum), Math.min(process.lag(), 4 * sum));
  }

  /** SIMC with the closed loop as fast as the dead time. */
  public static PiTuning simc(FirstOrder process) {
    return simc(process, process.deadTime());
  }

  /** Settings of a controller whose output is limited; a negative gain makes it act directly. */
  public Pid.Settings settings(double low, double high) {
    Action action = gain > 0 ? Action.REVERSE : Action.DIRECT;
    return Pid.Settings.pi(Math.abs(gain), integralTime, action).limited(low, high);
  }
}
