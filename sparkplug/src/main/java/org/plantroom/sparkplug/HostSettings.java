package org.plantroom.sparkplug;

import java.time.Duration;

/**
 * How patient and how generous a host is with an edge node.
 *
 * @param reorderTimeout how long to wait for a missing message before asking for a rebirth; zero
 *     does not wait (tck-id-operational-behavior-host-reordering-param)
 * @param rebirthInterval least time between two rebirth requests; doubles with each further one
 * @param rebirthIntervalMax where the doubling ends
 * @param maxDevices devices taken from one edge node
 * @param maxMetrics metrics taken from one edge node and its devices together
 */
public record HostSettings(
    Duration reorderTimeout,
    Duration rebirthInterval,
    Duration rebirthIntervalMax,
    int maxDevices,
    int maxMetrics) {
  /**
   * Two seconds of reordering, a rebirth every 5 to 60 seconds, 10,000 devices, 200,000 metrics.
   */
  public static final HostSettings DEFAULT =
      new HostSettings(
          Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(60), 10_000, 200_000);
}
