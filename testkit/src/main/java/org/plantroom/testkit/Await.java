package org.plantroom.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition with a deadline, so that no test sleeps a fixed time. */
public final class Await {
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private Await() {}

  /**
   * Waits until the condition holds.
   *
   * @param what the condition in words, for the failure
   * @param within the deadline
   * @param condition looked at every few milliseconds on the caller's thread
   * @throws AssertionError when the deadline passes first, or the condition throws
   */
  public static void until(String what, Duration within, Callable<Boolean> condition) {
    long deadline = System.nanoTime() + within.toNanos();
    while (!holds(what, condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within %s: %s".formatted(within, what));
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  private static boolean holds(String what, Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception e) {
      throw new AssertionError("while waiting for: " + what, e);
    }
  }
}
