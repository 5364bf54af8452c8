package org.plantroom.edge;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts failures and says which are worth a line in the log: of each kind the first, the tenth,
 * the hundredth and so on, so that what fails at every poll does not fill the disk.
 *
 * <p>Thread-safe.
 */
final class FailureLog {
  private static final int MOST_KINDS = 100;

  private final Map<String, Long> kinds = new HashMap<>();
  private long count;

  /** Notes a failure; true when it is worth a line. */
  synchronized boolean isWorthALine(Throwable failure) {
    count++;
    String kind = kind(failure);
    String known = kinds.size() < MOST_KINDS || kinds.containsKey(kind) ? kind : "others";
    return isPowerOfTen(kinds.merge(known, 1L, Long::sum));
  }

  /** Failures since the start. */
  synchronized long count() {
    return count;
  }

  private static String kind(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    return failure.getClass().getName() + (stack.length == 0 ? "" : stack[0]);
  }

  private static boolean isPowerOfTen(long number) {
    long rest = number;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1;
  }
}
