package org.plantroom.controls;

/**
 * On below one value, off above another, and as before between them (or the other way round).
 *
 * <pre>
 *   measurement ─▶[ on │ off ]─▶ running
 * </pre>
 *
 * <p>Equation: on at {@code on}, off at {@code off}, else as before. Assumptions: one measurement a
 * step. Units: the measurement's. Range: any two different values. Source: the two-point
 * controller, IEC 60050-351.
 *
 * <p>Owner: the thread that steps it.
 */
public final class Hysteresis {
  private final double on;
  private final double off;
  private boolean running;

  /**
   * A switch that is off.
   *
   * @param on switches on here and beyond
   * @param off switches off here and beyond; above {@code on} for heating, below for cooling
   */
  public Hysteresis(double on, double off) {
    if (on == off || Double.isNaN(on - off)) {
      throw new IllegalArgumentException(
          "a switch needs two different values [on %s, off %s]".formatted(on, off));
    }
    this.on = on;
    this.off = off;
  }

  /** Whether it is on with a measurement; an unknown one (NaN) changes nothing. */
  public boolean step(double measurement) {
    if (off > on) {
      running = running ? !(measurement >= off) : measurement <= on;
    } else {
      running = running ? !(measurement <= off) : measurement >= on;
    }
    return running;
  }

  /** Whether it is on. */
  public boolean isOn() {
    return running;
  }
}
