package org.plantroom.history;

import java.util.List;
import java.util.SortedMap;

/**
 * What the alarm journal tells of a span, counted by the store (ANSI/ISA-18.2-2016, monitoring and
 * assessment; EEMUA 191). An annunciation is a line after which an operator had to look anew.
 *
 * @param perTenMinutes annunciations by the start of their ten minutes, in milliseconds since 1970
 *     UTC, counted from the start of the span; without the quiet ones
 * @param perPriority annunciations by priority
 * @param top the alarms annunciated most often, the first first
 * @param chattering alarms annunciated three times within a minute, with how often that was so
 * @param fleeting alarms that were over within a minute, with how often that was so
 * @param standing how many alarms' conditions held at the end of the span
 * @param stale those of them that had held for more than a day, the oldest first
 * @param acknowledging how long acknowledging took
 */
public record AlarmFigures(
    SortedMap<Long, Long> perTenMinutes,
    SortedMap<String, Long> perPriority,
    List<Counted> top,
    List<Counted> chattering,
    List<Counted> fleeting,
    long standing,
    List<Stale> stale,
    Acknowledging acknowledging) {

  /** How many alarms each list names at most. */
  public static final int MOST = 10;

  /**
   * An alarm and how often it did something.
   *
   * @param path what it is on
   * @param message what is wrong, in words
   */
  public record Counted(
      String id, String path, String name, String priority, String message, long count) {}

  /**
   * An alarm that stands for long.
   *
   * @param since source time of its raise, milliseconds since 1970 UTC
   */
  public record Stale(
      String id, String path, String name, String priority, String message, long since) {}

  /**
   * Times from annunciation to acknowledgement, in milliseconds; 0 when there was none.
   *
   * @param count how many were acknowledged
   * @param median half of them took at most this
   * @param ninetieth nine of ten took at most this
   * @param longest the longest
   */
  public record Acknowledging(long count, long median, long ninetieth, long longest) {}
}
