package org.plantroom.core;

import java.time.Duration;

/**
 * Time as an argument: the wall clock, a clock that never steps, and waiting. Tests and simulation
 * pass one they wind by hand.
 *
 * <p>Thread-safe.
 */
public interface Time {
  /** The wall clock, milliseconds since 1970 UTC; may step either way. */
  long millis();

  /** A clock that never steps back, in nanoseconds from an arbitrary origin. */
  long nanos();

  /**
   * Waits on the clock that never steps.
   *
   * @param duration how long; zero or less returns at once
   * @throws InterruptedException when the thread is interrupted, also before waiting
   */
  void sleep(Duration duration) throws InterruptedException;

  /** The machine's own clocks. */
  static Time system() {
    return SystemTime.INSTANCE;
  }
}
