package org.plantroom.history;

/** The rule for the times of a question. */
final class Range {
  private Range() {}

  /**
   * Checks a range.
   *
   * @param to first ms after it
   * @throws IllegalArgumentException when it is empty or reaches beyond 1970 to 9999
   */
  static void check(long from, long to) {
    if (from < 0 || to <= from || to > HistoryBatch.MAX_TIME + 1) {
      throw new IllegalArgumentException(
          "a range must not be empty, and lie between 1970 and 9999 [from=%d, to=%d]"
              .formatted(from, to));
    }
  }
}
