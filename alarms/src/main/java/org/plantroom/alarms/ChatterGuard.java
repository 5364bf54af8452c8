package org.plantroom.alarms;

import java.time.Duration;

/**
 * Notices an alarm that comes and goes, and then keeps it up until it has been quiet for a while,
 * so that an operator is told once (ANSI/ISA-18.2-2016, chattering alarm: three or more times a
 * minute). Not thread-safe.
 */
public final class ChatterGuard {
  /** How long a chattering alarm must be well before it clears. */
  public static final Duration QUIET = Duration.ofMinutes(1);

  private static final int OFTEN = 3;

  private final long[] raises = new long[OFTEN];
  private int count;

  /**
   * Takes note that the condition has begun to hold.
   *
   * @param time source time, milliseconds since 1970 UTC
   */
  public void raised(long time) {
    raises[count % OFTEN] = time;
    count++;
  }

  /** True when it was raised three times within a minute, the last time within the last minute. */
  public boolean isChattering(long time) {
    if (count < OFTEN) {
      return false;
    }
    long first = raises[count % OFTEN];
    long last = raises[(count - 1) % OFTEN];
    return last - first <= QUIET.toMillis() && time - last <= 2 * QUIET.toMillis();
  }
}
