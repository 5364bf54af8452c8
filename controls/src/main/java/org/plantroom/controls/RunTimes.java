package org.plantroom.controls;

import org.plantroom.physics.Ranges;

/**
 * Keeps a machine running for its least run time and stopped for its least stop time, so that it is
 * not worn by starts.
 *
 * <pre>
 *   wanted ─▶┌───────┐─▶ running
 *   trip ───▶└───────┘
 * </pre>
 *
 * <p>Equation: changes once what it is has lasted its least time. Assumptions: a trip alone stops
 * sooner. Units: s. Range: 0 and more. Source: makers' guards for compressors.
 *
 * <p>Owner: the thread that steps it.
 */
public final class RunTimes {
  private final double leastRun;
  private final double leastStop;
  private boolean running;
  private double held = Double.POSITIVE_INFINITY;
  private long starts;

  /**
   * A machine that has been stopped for long.
   *
   * @param leastRun s, 0 or more
   * @param leastStop s, 0 or more
   */
  public RunTimes(double leastRun, double leastStop) {
    this.leastRun = Ranges.atLeast(0, "leastRun", leastRun);
    this.leastStop = Ranges.atLeast(0, "leastStop", leastStop);
  }

  /**
   * One step.
   *
   * @param wanted whether it shall run
   * @param seconds of the step
   * @return whether it runs during the step
   */
  public boolean step(boolean wanted, double seconds) {
    if (wanted != running && held >= (running ? leastRun : leastStop)) {
      running = wanted;
      held = 0;
      starts += running ? 1 : 0;
    }
    held += seconds;
    return running;
  }

  /** Stops at once whatever the run time: a trip. The least stop time begins. */
  public void trip() {
    if (running) {
      running = false;
      held = 0;
    }
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return running;
  }

  /** Starts so far. */
  public long starts() {
    return starts;
  }
}
