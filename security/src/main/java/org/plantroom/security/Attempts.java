package org.plantroom.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plantroom.core.Time;

/**
 * Counts failures by a key, such as a user or an address, and says how long the next try must wait:
 * nothing for the first few, then a time that doubles. Bounded; the keys longest untouched are
 * forgotten. Thread-safe.
 */
final class Attempts {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** After this much quiet a key begins anew. */
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 20;

  private record Failures(int count, long last) {}

  private final int free;
  private final Time time;
  private final Map<String, Failures> failures;

  /**
   * Begins with no failures.
   *
   * @param free failures that cost nothing
   * @param most keys remembered
   */
  Attempts(int free, int most, Time time) {
    this.free = free;
    this.time = time;
    this.failures =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > most;
          }
        };
  }

  /** How long this key must wait before its next try; zero when it may try now. */
  synchronized Duration pause(String key) {
    Failures known = failures.get(key);
    if (known == null) {
      return Duration.ZERO;
    }
    long waited = time.nanos() - known.last();
    return Duration.ofNanos(Math.max(0, penalty(known.count()).toNanos() - waited));
  }

  private Duration penalty(int count) {
    if (count < free) {
      return Duration.ZERO;
    }
    Duration doubled = FIRST.multipliedBy(1L << Math.min(count - free, MOST_DOUBLINGS));
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }

  /** Counts a failure. */
  synchronized void failed(String key) {
    long now = time.nanos();
    failures.merge(
        key,
        new Failures(1, now),
        (known, first) ->
            now - known.last() > FORGOTTEN.toNanos()
                ? first
                : new Failures(known.count() + 1, now));
  }

  /** Takes back the latest failure of a key: it was none. */
  synchronized void pardon(String key) {
    failures.computeIfPresent(
        key,
        (_, known) -> known.count() == 1 ? null : new Failures(known.count() - 1, known.last()));
  }

  /** Forgets the failures of a key. */
  synchronized void succeeded(String key) {
    failures.remove(key);
  }
}
