package org.plantroom.host;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;

/**
 * How many of a site's tags are good, uncertain and bad, so that nobody has to follow every tag to
 * count them. Tags that have left the project are not counted. Written by the Sparkplug thread,
 * read by anyone.
 */
final class SiteTally {
  private static final int GOOD = 0;
  private static final int UNCERTAIN = 1;
  private static final int BAD = 2;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(3);

  /** A tag's quality is another; null before its first. */
  void moved(@Nullable Quality before, Quality after) {
    if (before != null) {
      count(before, -1);
    }
    count(after, 1);
  }

  private void count(Quality quality, int step) {
    if (quality != Quality.BAD_REMOVED) {
      counts.addAndGet(quality.isGood() ? GOOD : quality.isBad() ? BAD : UNCERTAIN, step);
    }
  }

  int good() {
    return counts.get(GOOD);
  }

  int uncertain() {
    return counts.get(UNCERTAIN);
  }

  int bad() {
    return counts.get(BAD);
  }
}
