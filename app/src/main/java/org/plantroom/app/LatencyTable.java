package org.plantroom.app;

import java.util.Arrays;

/** Counts delays by the millisecond. Thread-safe. */
final class LatencyTable {
  /** Longer delays count as this long. */
  private static final int LONGEST_MS = 60_000;

  private final long[] counts = new long[LONGEST_MS + 1];
  private long total;

  /** Counts one delay; a negative one, of clocks read in two places, as none. */
  synchronized void add(long millis) {
    counts[Math.clamp(millis, 0, LONGEST_MS)]++;
    total++;
  }

  /** Forgets all. */
  synchronized void clear() {
    Arrays.fill(counts, 0);
    total = 0;
  }

  /** How many were counted. */
  synchronized long total() {
    return total;
  }

  /**
   * The delay that this share did not exceed.
   *
   * @param share above 0, up to 1
   * @return milliseconds; 0 when nothing was counted
   */
  synchronized long percentile(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int millis = 0; millis <= LONGEST_MS; millis++) {
      seen += counts[millis];
      if (seen >= wanted) {
        return millis;
      }
    }
    return LONGEST_MS;
  }
}
