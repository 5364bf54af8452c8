package org.plantroom.physics;

/**
 * When a compressor runs and how fast: a thermostat with minimum times, and above it, for an
 * inverter, a speed that brings the leaving temperature to its set point.
 *
 * <p>Starts when the error (set point less leaving temperature when heating, the other way round
 * when cooling) exceeds the hysteresis, stops when it is below minus the hysteresis, an inverter
 * only at its lowest speed. A trip or a broken limit stops at once, everything else waits for the
 * minimum run time; no start before the minimum stop time. The speed approaches, with the response
 * time, the one that would bring the error to zero by the lift seen at the last step; stable at any
 * step.
 *
 * <p>Owner: the machine it belongs to.
 */
public final class CompressorControl {
  private static final double SMALLEST_GAIN = 1;

  /**
   * Parameters of the control.
   *
   * @param minimumSpeed of an inverter, share of the full one; 1 for on/off
   * @param minimumRun s, 0 to 7200
   * @param minimumStop s, 0 to 7200
   * @param hysteresis K, more than 0 to 20
   * @param response time constant of the speed, s, 1 to 3600
   */
  public record Settings(
      double minimumSpeed,
      double minimumRun,
      double minimumStop,
      double hysteresis,
      double response) {
    /** On or off, 5 minutes at least, ± 3 K. */
    public static final Settings ON_OFF = new Settings(1, 300, 300, 3, 120);

    /** From a quarter to full speed, 5 minutes at least, ± 3 K. */
    public static final Settings INVERTER = new Settings(0.25, 300, 300, 3, 120);

    /** Parameters as described. */
    public Settings {
      Ranges.within(0.1, 1, "minimumSpeed", minimumSpeed);
      Ranges.within(0, 7200, "minimumRun", minimumRun);
      Ranges.within(0, 7200, "minimumStop", minimumStop);
      Ranges.within(0.1, 20, "hysteresis", hysteresis);
      Ranges.within(1, 3600, "response", response);
    }
  }

  private final Settings settings;
  private boolean running;
  private double speed;
  private double since;
  private double starts;
  private double runSeconds;

  CompressorControl(Settings settings) {
    this.settings = settings;
    since = settings.minimumStop;
  }

  /**
   * Decides for the step that begins.
   *
   * @param demand share of full speed allowed; an on/off machine runs from 0.5 on
   * @param able false when a limit or a trip forbids to run
   * @param error K, positive when more is needed
   * @param lift between entering and leaving at the last step, K, 0 or more
   */
  void decide(double demand, boolean able, double error, double lift, double seconds) {
    boolean asked = asks(demand);
    if (running) {
      boolean slowest = speed <= settings.minimumSpeed;
      boolean enough = !asked || (slowest && error < -settings.hysteresis);
      if (!able || (enough && since >= settings.minimumRun)) {
        turn(false);
      }
    } else if (able && asked && error > settings.hysteresis && since >= settings.minimumStop) {
      turn(true);
    }
    if (running) {
      modulate(demand, error, lift, seconds);
    }
  }

  private boolean asks(double demand) {
    return settings.minimumSpeed < 1 ? demand > 0 : demand >= 0.5;
  }

  private void turn(boolean on) {
    running = on;
    since = 0;
    speed = on ? settings.minimumSpeed : 0;
    starts += on ? 1 : 0;
  }

  private void modulate(double demand, double error, double lift, double seconds) {
    double highest = Math.max(settings.minimumSpeed, Math.min(1, demand));
    double gain = Math.max(SMALLEST_GAIN, lift / speed);
    double goal = Math.clamp(speed + error / gain, settings.minimumSpeed, highest);
    speed += (goal - speed) * seconds / (settings.response + seconds);
    // Close to the lowest speed is the lowest speed: the approach alone never gets there.
    if (speed < settings.minimumSpeed * 1.001 || settings.minimumSpeed >= 1) {
      speed = settings.minimumSpeed;
    }
    speed = Math.min(speed, highest);
  }

  /** True when it would run if it were able to: so pumps know before there is flow. */
  boolean wishes(double demand, double error) {
    return asks(demand) && (running || error > settings.hysteresis);
  }

  void describe(Ports ports) {
    ports.quantity("running", "1", () -> running ? 1 : 0);
    ports.quantity("speed", "1", () -> speed);
    ports.quantity("starts", "1", () -> starts);
    ports.quantity("runHours", "h", () -> runSeconds / 3600);
  }

  void commit(double seconds) {
    since += seconds;
    runSeconds += running ? seconds : 0;
  }

  boolean isRunning() {
    return running;
  }

  double speed() {
    return speed;
  }
}
