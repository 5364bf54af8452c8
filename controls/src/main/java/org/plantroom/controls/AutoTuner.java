package org.plantroom.controls;

import java.util.Arrays;
import java.util.Optional;
import org.plantroom.physics.Ranges;

/**
 * Tunes a loop by one step of its output: waits at rest, steps, records until the measurement has
 * settled, fits a first-order process with dead time and sets a PI controller by SIMC.
 *
 * <pre>
 *   measurement ─▶┌───────┐─▶ output: rest, then step
 *                 │ tuner │
 *                 └───────┘─▶ k, τ, θ and the controller by SIMC
 * </pre>
 *
 * <p>Settled means: over the last fifth of the record the measurement moved by less than a share of
 * its whole answer. Owner: the thread that steps it.
 *
 * <p>Equations: {@link StepFit}, {@link PiTuning}. Assumptions: the process rests before the step
 * and is self-regulating, nothing else disturbs it meanwhile. Units: those of the loop, s. Range:
 * dead time and lag longer than the step of time, at least 20 samples. Source: Skogestad, Simple
 * analytic rules for model reduction and PID controller tuning, J. Process Control 13 (2003).
 */
public final class AutoTuner {
  private static final double SETTLED = 0.01;
  private static final int LEAST_SAMPLES = 20;

  private final Settings settings;
  private double[] seconds = new double[256];
  private double[] measurements = new double[256];
  private int samples;
  private double time;
  private Optional<ProcessFit> fit = Optional.empty();

  /** A tuner about to begin. */
  public AutoTuner(Settings settings) {
    this.settings = settings;
  }

  /**
   * Parameters.
   *
   * @param resting output before the step
   * @param step change of the output, not 0
   * @param rest time at rest before the step, s, 0 or more
   * @param longest the record ends after this time at the latest, s, more than 0
   */
  public record Settings(double resting, double step, double rest, double longest) {
    /** Parameters as described. */
    public Settings {
      if (step == 0 || !Double.isFinite(resting + step)) {
        throw new IllegalArgumentException(
            "step must be a number other than 0 [%s]".formatted(step));
      }
      Ranges.atLeast(0, "rest", rest);
      Ranges.above(0, "longest", longest);
    }
  }

  /**
   * One step.
   *
   * @param measurement now
   * @param duration of the step, s
   * @return the output until the next step
   */
  public double step(double measurement, double duration) {
    double since = time - settings.rest();
    time += duration;
    if (since < 0) {
      return settings.resting();
    }
    if (fit.isEmpty()) {
      record(since, measurement);
      if (since >= settings.longest() || hasSettled()) {
        fit = Optional.of(result());
      }
    }
    return settings.resting() + settings.step();
  }

  /** What was found; empty while the test runs. */
  public Optional<ProcessFit> fit() {
    return fit;
  }

  /** Times of the record since the step, s. */
  public double[] seconds() {
    return Arrays.copyOf(seconds, samples);
  }

  /** What was measured at each. */
  public double[] measurements() {
    return Arrays.copyOf(measurements, samples);
  }

  private void record(double since, double measurement) {
    if (samples == seconds.length) {
      seconds = Arrays.copyOf(seconds, 2 * samples);
      measurements = Arrays.copyOf(measurements, 2 * samples);
    }
    seconds[samples] = since;
    measurements[samples++] = measurement;
  }

  private boolean hasSettled() {
    if (samples < LEAST_SAMPLES) {
      return false;
    }
    double whole = range(0);
    return whole > 0 && range(samples - samples / 5) < SETTLED * whole;
  }

  private double range(int from) {
    double low = measurements[from];
    double high = low;
    for (int i = from + 1; i < samples; i++) {
      low = Math.min(low, measurements[i]);
      high = Math.max(high, measurements[i]);
    }
    return high - low;
  }

  private ProcessFit result() {
    return StepFit.of(seconds(), measurements(), settings.step());
  }
}
