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
  private boolean isChattering;

  /**
   * Takes note that the alarm was raised.
   *
   * @param time source time, milliseconds since 1970 UTC
   */
  public void raised(long time) {
    raises[count % OFTEN] = time;
    count++;
    isChattering = count >= OFTEN && time - raises[count % OFTEN] <= QUIET.toMillis();
  }

  /** Takes note that the alarm was cleared, which a chattering one is only after a quiet time. */
  public void cleared() {
    isChattering = false;
  }

  /** True when the alarm now raised was raised twice before within a minute. */
  public boolean isChattering() {
    return isChattering;
  }
}
