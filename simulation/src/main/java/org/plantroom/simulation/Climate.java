package org.plantroom.simulation;

import java.util.random.RandomGenerator;

/**
 * The outdoor air: a daily wave, warmest at 15:00, with wandering noise on top.
 *
 * <p>Owner: the thread that steps the plant.
 */
final class Climate {
  /** The noise forgets where it was within about this time, s. */
  private static final double NOISE_TIME_CONSTANT = 3600;

  /** Second of the day at which the wave passes its mean on the way up. */
  private static final double WAVE_START = 9 * 3600.0;

  /**
   * A climate.
   *
   * @param mean daily mean temperature, °C
   * @param swing how far the daily wave goes to either side, K
   * @param noise standard deviation of the noise, K
   */
  record Settings(double mean, double swing, double noise) {}

  private final Settings settings;
  private final RandomGenerator random;
  private double secondOfDay;
  private double wander;

  /**
   * A climate at a moment of the day.
   *
   * @param settings its size
   * @param random drives the noise
   * @param secondOfDay local time, 0 to 86,400 s
   */
  Climate(Settings settings, RandomGenerator random, double secondOfDay) {
    this.settings = settings;
    this.random = random;
    this.secondOfDay = secondOfDay;
  }

  /** Lets time pass; the noise is an Ornstein-Uhlenbeck process in its exact discrete form. */
  void step(double seconds) {
    secondOfDay = (secondOfDay + seconds) % Physics.DAY;
    double kept = Math.exp(-seconds / NOISE_TIME_CONSTANT);
    wander = wander * kept + settings.noise * Math.sqrt(1 - kept * kept) * random.nextGaussian();
  }

  /** Dry-bulb temperature, °C. */
  double temperature() {
    return settings.mean + rise();
  }

  /** Relative humidity, %; cold hours are damp. */
  double humidity() {
    return Physics.clamp(80 - 2 * rise(), 20, 100);
  }

  /** Local time, 0 to 86,400 s. */
  double secondOfDay() {
    return secondOfDay;
  }

  /** Offers its quantities. */
  void offer(Signals signals) {
    signals.gives("outdoor.temperature", this::temperature);
    signals.gives("outdoor.humidity", this::humidity);
  }

  private double rise() {
    double phase = 2 * Math.PI * (secondOfDay - WAVE_START) / Physics.DAY;
    return settings.swing * Math.sin(phase) + wander;
  }
}
