package org.plantroom.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Whole hours, days or months of a time zone that follow each other. A day has 23, 24 or 25 hours,
 * as the zone's clocks are put forward or back.
 */
public final class Periods {
  /** Periods of one answer at most. */
  public static final int MAX = 10_000;

  /** What a period is. */
  public enum Kind {
    /** From a full hour on the zone's clocks to the next. */
    HOUR,
    /** From the beginning of a day to that of the next. */
    DAY,
    /** From the beginning of a month to that of the next. */
    MONTH
  }

  private final long[] bounds;

  private Periods(long[] bounds) {
    this.bounds = bounds;
  }

  /**
   * The periods that cover a range.
   *
   * @param from ms since 1970 UTC; its whole period is covered
   * @param to first ms after the range; so is the period before it
   * @throws IllegalArgumentException when the range is empty or has too many periods
   */
  public static Periods covering(long from, long to, Kind kind, ZoneId zone) {
    Range.check(from, to);
    long[] bounds = new long[MAX + 1];
    int size = 0;
    for (long bound = floor(from, kind, zone); size == 0 || bounds[size - 1] < to; size++) {
      if (size > MAX) {
        throw new IllegalArgumentException(
            "at most %d periods; ask for less or for longer ones".formatted(MAX));
      }
      bounds[size] = bound;
      bound = next(bound, kind, zone);
    }
    return new Periods(Arrays.copyOf(bounds, size));
  }

  private static long floor(long time, Kind kind, ZoneId zone) {
    ZonedDateTime local = Instant.ofEpochMilli(time).atZone(zone);
    LocalDate day = local.toLocalDate();
    ZonedDateTime begin =
        switch (kind) {
          case HOUR -> local.truncatedTo(ChronoUnit.HOURS);
          case DAY -> day.atStartOfDay(zone);
          case MONTH -> day.withDayOfMonth(1).atStartOfDay(zone);
        };
    return Math.max(0, begin.toInstant().toEpochMilli());
  }

  /** Hours go by elapsed time, so that the hour that comes twice in autumn is two periods. */
  private static long next(long begin, Kind kind, ZoneId zone) {
    ZonedDateTime local = Instant.ofEpochMilli(begin).atZone(zone);
    LocalDate day = local.toLocalDate();
    ZonedDateTime next =
        switch (kind) {
          case HOUR -> local.plusHours(1).truncatedTo(ChronoUnit.HOURS);
          case DAY -> day.plusDays(1).atStartOfDay(zone);
          case MONTH -> day.withDayOfMonth(1).plusMonths(1).atStartOfDay(zone);
        };
    return next.toInstant().toEpochMilli();
  }

  /** How many there are, 1 to {@value #MAX}. */
  public int size() {
    return bounds.length - 1;
  }

  /** A period's first ms since 1970 UTC. */
  public long from(int index) {
    return bounds[index];
  }

  /** The first ms after a period. */
  public long to(int index) {
    return bounds[index + 1];
  }

  long from() {
    return bounds[0];
  }

  long to() {
    return bounds[bounds.length - 1];
  }

  /** The period a time is in, its first ms included. */
  int indexOf(long time) {
    int found = Arrays.binarySearch(bounds, time);
    return found >= 0 ? found : -found - 2;
  }

  /** True when a period ends after the first of two times and before the second. */
  boolean isAnyBoundBetween(long first, long last) {
    return last > first && indexOf(last - 1) > indexOf(first);
  }
}
