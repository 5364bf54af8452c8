package org.plantroom.mqtt;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from 0.2 s to 30 s, each wait cut short by up
 * to half at random, so that a thousand edges do not come back to a restarted broker at one moment.
 *
 * <p>Not thread-safe; owned by the connection's thread.
 */
public final class Backoff {
  /** The first wait at its longest. */
  static final Duration FIRST = Duration.ofMillis(200);

  /** The longest wait. */
  static final Duration CAP = Duration.ofSeconds(30);

  private final RandomGenerator random;
  private Duration longest = FIRST;

  /** Waits that no other process or connection shares. */
  public Backoff() {
    // A ThreadLocalRandom kept for another thread would give every process the same waits.
    this(new SplittableRandom());
  }

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The next wait. */
  public Duration next() {
    long nanos = longest.toNanos();
    longest = min(longest.multipliedBy(2));
    return Duration.ofNanos(nanos / 2 + random.nextLong(nanos / 2 + 1));
  }

  /** Begins anew, after a connection that proved good. */
  public void reset() {
    longest = FIRST;
  }

  private static Duration min(Duration grown) {
    return grown.compareTo(CAP) < 0 ? grown : CAP;
  }
}
