package org.plantroom.alarms;

import java.time.Duration;
import java.util.Arrays;

/**
 * How far a number has moved within the last while: the least and greatest of a fixed number of
 * slots, so that its memory is bounded whatever comes. A value leaves the window up to one slot
 * late. Not thread-safe.
 */
final class RateWindow {
  private static final int SLOTS = 16;

  private final long slotMillis;
  private final long[] slots = new long[SLOTS];
  private final double[] least = new double[SLOTS];
  private final double[] greatest = new double[SLOTS];

  RateWindow(Duration within) {
    this.slotMillis = Math.max(1, within.toMillis() / (SLOTS - 1));
    Arrays.fill(slots, Long.MIN_VALUE);
  }

  /**
   * Adds a number and tells how far apart the numbers of the window lie; 0 for the first.
   *
   * @param time milliseconds since 1970 UTC
   */
  double range(double number, long time) {
    if (Double.isNaN(number)) {
      return Double.NaN;
    }
    long slot = Math.floorDiv(time, slotMillis);
    add(Math.floorMod(slot, SLOTS), slot, number);
    double low = number;
    double high = number;
    for (int i = 0; i < SLOTS; i++) {
      if (slots[i] > slot - SLOTS && slots[i] <= slot) {
        low = Math.min(low, least[i]);
        high = Math.max(high, greatest[i]);
      }
    }
    return high - low;
  }

  private void add(int index, long slot, double number) {
    if (slots[index] == slot) {
      least[index] = Math.min(least[index], number);
      greatest[index] = Math.max(greatest[index], number);
    } else {
      slots[index] = slot;
      least[index] = number;
      greatest[index] = number;
    }
  }
}
