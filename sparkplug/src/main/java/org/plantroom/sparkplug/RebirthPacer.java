package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;

/**
 * When to ask an edge node for a rebirth: at once, then at growing distances while the need lasts,
 * so that a confused edge node is not asked to death. Owned by its session.
 */
final class RebirthPacer {
  private final long shortest;
  private final long longest;
  private @Nullable String wanted;
  private long interval;
  private long lastAsked;
  private boolean asked;

  RebirthPacer(HostSettings settings) {
    shortest = settings.rebirthInterval().toMillis();
    longest = settings.rebirthIntervalMax().toMillis();
    interval = shortest;
  }

  /** Notes a need; the first reason stands until answered. */
  void want(String reason) {
    if (wanted == null) {
      wanted = reason;
    }
  }

  /** A birth came, or the node is gone: nothing is needed any more. */
  void settle() {
    wanted = null;
  }

  /**
   * The reason when it is time to ask; counts as asked then.
   *
   * @param now the wall clock; a step back only delays the next request
   */
  @Nullable String due(long now) {
    if (wanted == null) {
      return null;
    }
    long sinceAsked = now - lastAsked;
    if (asked && sinceAsked < 0) {
      lastAsked = now;
      return null;
    }
    if (asked && sinceAsked < interval) {
      return null;
    }
    boolean longQuiet = !asked || sinceAsked >= 2 * longest;
    interval = longQuiet ? shortest : Math.min(longest, interval * 2);
    asked = true;
    lastAsked = now;
    return wanted;
  }
}
