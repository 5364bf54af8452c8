package org.plantroom.history;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;

/**
 * Which lines of the alarm journal are wanted.
 *
 * @param from first ms since 1970 UTC
 * @param to first ms after the range
 * @param sites the sites asked about, or null for all and for what belongs to none
 * @param match the paths wanted, or null for all
 * @param priority the one wanted, or null for all
 * @param event the one wanted, or null for all
 * @param before lines only before this one, or null to begin with the latest
 * @param limit how many at most, 1 or more
 */
public record AlarmQuestion(
    long from,
    long to,
    @Nullable Set<String> sites,
    @Nullable Glob match,
    @Nullable String priority,
    @Nullable String event,
    @Nullable Cursor before,
    int limit) {

  /**
   * A line's place in the order of the journal.
   *
   * @param time of the line
   * @param number of the line
   */
  public record Cursor(long time, long number) {}
}
