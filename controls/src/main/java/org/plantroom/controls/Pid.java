package org.plantroom.controls;

import org.plantroom.physics.Ranges;

/**
 * PID controller in the ideal (ISA) form with a filtered derivative of the measurement, limits of
 * the output and back-calculation against wind-up.
 *
 * <pre>
 *   set point ───▶┌─────┐
 *                 │ PID │─▶ output, low to high
 *   measurement ─▶└─────┘
 * </pre>
 *
 * <p>Equations:
 *
 * <pre>
 *   y = K·(b·r − m + I + D)                 r set point, m measurement; signs turned for DIRECT
 *   dI/dt = (r − m)/Ti + (limited(y) − y)/(K·Ni·Ti)
 *   D = −m·s·Td/(1 + s·Td/Nd)
 * </pre>
 *
 * <p>Integrated by implicit Euler, so any step is stable, also steps longer than {@code Ti}.
 * Equations and names as {@code Modelica.Blocks.Continuous.LimPID}; Åström and Hägglund, Advanced
 * PID Control, 2006, ch. 3. Owner: the thread that steps it.
 *
 * <p>Assumptions: measurement at the step's end. Units: those of measurement and output, s. Range:
 * any step; gain above 0. Source: Åström and Hägglund, as above.
 */
public final class Pid {
  private final Settings settings;
  private final double sign;
  private double integral;
  private double filtered;
  private double output;

  /** A controller at rest: its output is 0 or the nearest limit. */
  public Pid(Settings settings) {
    this.settings = settings;
    sign = settings.action().sign();
    output = limited(0);
  }

  /**
   * Parameters.
   *
   * @param gain K, output per unit of the measurement, more than 0
   * @param integralTime Ti, s, more than 0; infinite for none
   * @param derivativeTime Td, s, 0 for none
   * @param derivativeFilter Nd: the derivative is filtered with Td/Nd; more than 0, usual 5 to 20
   * @param setPointWeight b, 0 to 1: lower values soften steps of the set point
   * @param antiWindup Ni: the integral follows the limited output with Ni·Ti; more than 0
   * @param low least output
   * @param high greatest output, more than {@code low}
   * @param action which way it acts
   */
  public record Settings(
      double gain,
      double integralTime,
      double derivativeTime,
      double derivativeFilter,
      double setPointWeight,
      double antiWindup,
      double low,
      double high,
      Action action) {
    /** Parameters as described. */
    public Settings {
      Ranges.above(0, "gain", gain);
      if (integralTime != Double.POSITIVE_INFINITY) {
        Ranges.above(0, "integralTime", integralTime);
      }
      Ranges.atLeast(0, "derivativeTime", derivativeTime);
      Ranges.above(0, "derivativeFilter", derivativeFilter);
      Ranges.within(0, 1, "setPointWeight", setPointWeight);
      Ranges.above(0, "antiWindup", antiWindup);
      if (!(low < high)) {
        throw new IllegalArgumentException(
            "low must be less than high [%s, %s]".formatted(low, high));
      }
    }

    /** A PI controller of outputs from 0 to 1. */
    public static Settings pi(double gain, double integralTime, Action action) {
      return new Settings(gain, integralTime, 0, 10, 1, 0.9, 0, 1, action);
    }

    /** The same with other limits. */
    public Settings limited(double least, double greatest) {
      return new Settings(
          gain,
          integralTime,
          derivativeTime,
          derivativeFilter,
          setPointWeight,
          antiWindup,
          least,
          greatest,
          action);
    }

    /** The same with a derivative part. */
    public Settings derivative(double time, double filter) {
      return new Settings(
          gain, integralTime, time, filter, setPointWeight, antiWindup, low, high, action);
    }
  }

  /** The output of the last step. */
  public double output() {
    return output;
  }

  /**
   * One step.
   *
   * @param setPoint wanted; where it or the measurement is unknown (NaN) the output stays
   * @param measurement at the step's end
   * @param seconds of the step, more than 0
   * @return the output
   */
  public double step(double setPoint, double measurement, double seconds) {
    if (!Double.isFinite(setPoint) || !Double.isFinite(measurement)) {
      return output;
    }
    double rest = proportional(setPoint, measurement) + derivative(measurement, seconds);
    double share = seconds / settings.integralTime();
    integral += share * sign * (setPoint - measurement);
    double wanted = settings.gain() * (rest + integral);
    output = limited(wanted);
    if (wanted != output) {
      unwind(wanted, rest, share / settings.antiWindup());
    }
    return output;
  }

  /**
   * Follows an output set by others, e.g. by hand, so that the next {@link #step} goes on from
   * there without a bump.
   */
  public void follow(double given, double setPoint, double measurement) {
    output = limited(given);
    filtered = -sign * measurement;
    integral = output / settings.gain() - proportional(setPoint, measurement);
  }

  private double proportional(double setPoint, double measurement) {
    return sign * (settings.setPointWeight() * setPoint - measurement);
  }

  private double derivative(double measurement, double seconds) {
    if (settings.derivativeTime() == 0) {
      return 0;
    }
    double filter = settings.derivativeTime() / settings.derivativeFilter();
    double input = -sign * measurement;
    filtered = (filtered + seconds / filter * input) / (1 + seconds / filter);
    return settings.derivativeFilter() * (input - filtered);
  }

  /** Solves the implicit step of the integral while the output is at a limit. */
  private void unwind(double wanted, double rest, double share) {
    double unlimited = (wanted + share * output) / (1 + share);
    integral = unlimited / settings.gain() - rest;
  }

  private double limited(double value) {
    return Math.clamp(value, settings.low(), settings.high());
  }
}
