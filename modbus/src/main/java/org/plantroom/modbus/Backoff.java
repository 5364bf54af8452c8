package org.plantroom.modbus;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again: a delay that doubles from its first value to its cap, jittered so that devices
 * that failed together do not come back together.
 *
 * <p>Pure: time is given in nanoseconds of a clock that never steps. Not thread-safe.
 */
public final class Backoff {
  /** The delay after the first failure of devices. */
  public static final Duration FIRST = Duration.ofSeconds(1);

  /** The greatest delay of devices. */
  public static final Duration CAP = Duration.ofSeconds(30);

  /**
   * The part of a delay that chance may take away. Small, so that attempts that fail by a timeout
   * of 1 s still begin at most once a cap; the growing delays before spread devices well enough.
   */
  private static final double JITTER = 0.05;

  /** While delays still grow, chance takes away more, because few attempts are at stake. */
  private static final double GROWING_JITTER = 0.25;

  /** A hint to try now is heeded no sooner than this after a failure, so that flapping is mild. */
  private static final long LEAST_DELAY_AFTER_FAILURE = Duration.ofSeconds(4).toNanos();

  /** A hint spreads the tries of many over this time. */
  private static final long HINT_SPREAD = Duration.ofSeconds(1).toNanos();

  private final long firstNanos;
  private final long capNanos;
  private final RandomGenerator random;
  private int failures;
  private long failedAt;
  private long dueAt;

  /**
   * A back-off that is due at once.
   *
   * @param first delay after the first failure
   * @param cap the greatest delay
   * @param random where the jitter comes from
   */
  public Backoff(Duration first, Duration cap, RandomGenerator random) {
    this.firstNanos = first.toNanos();
    this.capNanos = cap.toNanos();
    this.random = random;
  }

  /** True when it may be tried. */
  public boolean isDue(long nowNanos) {
    return failures == 0 || nowNanos - dueAt >= 0;
  }

  /** How long until it may be tried; zero when it may. */
  public Duration untilDue(long nowNanos) {
    return isDue(nowNanos) ? Duration.ZERO : Duration.ofNanos(dueAt - nowNanos);
  }

  /**
   * An attempt has failed.
   *
   * @return how long to wait from now on
   */
  public Duration next(long nowNanos) {
    long grown = firstNanos << Math.min(failures, 20);
    boolean isCapped = grown >= capNanos;
    long delay = isCapped ? capNanos : grown;
    delay -= (long) (delay * random.nextDouble() * (isCapped ? JITTER : GROWING_JITTER));
    failures = Math.min(failures + 1, 20);
    failedAt = nowNanos;
    dueAt = nowNanos + delay;
    return Duration.ofNanos(delay);
  }

  /** An attempt has succeeded: due at once, and the next failure waits the first delay again. */
  public void success() {
    failures = 0;
  }

  /** Something else has come back, so this may have too: due soon, but as grown as before. */
  public void retryNow(long nowNanos) {
    long soon = nowNanos + (long) (HINT_SPREAD * random.nextDouble());
    long calm = failedAt + LEAST_DELAY_AFTER_FAILURE;
    long hinted = calm - soon > 0 ? calm : soon;
    if (dueAt - hinted > 0) {
      dueAt = hinted;
    }
  }

  /** Failures in a row, counted up to 20. */
  public int failures() {
    return failures;
  }
}
