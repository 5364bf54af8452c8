package org.plantroom.study;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as measured data tell them: RFC 3339, or without an offset in the local time of a zone. */
final class MeasuredTime {
  private static final Pattern WITH_OFFSET = Pattern.compile(".*T.*(?:Z|[+-][0-9]{2}:?[0-9]{2})");

  private MeasuredTime() {}

  /**
   * Reads one.
   *
   * @param before the time of the row before, s since 1970: where clocks were turned back, of two
   *     times that the text may mean the one that comes after
   * @return s since 1970; empty when the text is no time
   */
  static Optional<Double> of(String text, ZoneId zone, double before) {
    String iso = text.replace(' ', 'T');
    try {
      return Optional.of(
          WITH_OFFSET.matcher(iso).matches()
              ? seconds(OffsetDateTime.parse(iso).toInstant())
              : local(LocalDateTime.parse(iso).atZone(zone), before));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static double local(ZonedDateTime time, double before) {
    double earlier = seconds(time.withEarlierOffsetAtOverlap().toInstant());
    return earlier > before ? earlier : seconds(time.withLaterOffsetAtOverlap().toInstant());
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }
}
