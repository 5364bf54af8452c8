package org.plantroom.simulation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/**
 * Reads the times of a recorded table. Runs of blanks count as one, in the pattern and in the file;
 * 24:00 is the next day's midnight.
 */
final class RowTimes {
  /** Tried in this order on the first row when no pattern is given. */
  private static final List<String> USUAL =
      List.of(
          "yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX]",
          "yyyy-MM-dd HH:mm[:ss][.SSS][XXX]",
          "yyyy/MM/dd HH:mm[:ss]",
          "MM/dd HH:mm[:ss]",
          "M/d/yyyy H:mm[:ss]",
          "dd.MM.yyyy HH:mm[:ss]");

  private final String pattern;
  private final DateTimeFormatter formatter;
  private final ZoneId zone;

  private RowTimes(String pattern, int year, ZoneId zone) {
    this.pattern = pattern;
    this.zone = zone;
    formatter = formatter(oneBlank(pattern), year);
  }

  /**
   * A reader for the options' pattern, or for the usual one that fits.
   *
   * @param sample the first row's time
   * @throws RecordingException when the pattern is none, or no usual one fits
   */
  static RowTimes of(RecordingOptions options, String sample) throws RecordingException {
    String given = options.timeFormat();
    if (given != null) {
      return ofPattern(given, options);
    }
    for (String usual : USUAL) {
      RowTimes times = new RowTimes(usual, options.year(), options.zone());
      if (times.fits(sample)) {
        return times;
      }
    }
    throw new RecordingException(
        "row 1: the time %s fits none of the usual patterns %s; give its pattern"
            .formatted(Cells.quoted(sample), USUAL));
  }

  private static RowTimes ofPattern(String pattern, RecordingOptions options)
      throws RecordingException {
    try {
      return new RowTimes(pattern, options.year(), options.zone());
    } catch (IllegalArgumentException e) {
      throw new RecordingException(
          "%s is no pattern of times: %s".formatted(Cells.quoted(pattern), e.getMessage()));
    }
  }

  private static DateTimeFormatter formatter(String pattern, int year) {
    DateTimeFormatterBuilder builder =
        new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
    if (!pattern.contains("y") && !pattern.contains("u")) {
      builder.parseDefaulting(ChronoField.YEAR, year);
    }
    return builder.toFormatter(Locale.ROOT);
  }

  /**
   * The milliseconds since 1970 UTC of a row's time.
   *
   * @param row for the message, from 1
   * @throws RecordingException telling the row, the text and the pattern
   */
  long millis(String text, long row) throws RecordingException {
    try {
      return parse(text);
    } catch (DateTimeException e) {
      throw new RecordingException(
          "row %d: the time %s does not fit the pattern %s"
              .formatted(row, Cells.quoted(text), pattern));
    }
  }

  private boolean fits(String text) {
    try {
      parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** A time that says its own offset is taken at its word; the zone serves the others. */
  private long parse(String text) {
    var parsed = formatter.parse(oneBlank(text));
    Instant instant =
        parsed.isSupported(ChronoField.INSTANT_SECONDS)
            ? Instant.from(parsed)
            : LocalDateTime.from(parsed).atZone(zone).toInstant();
    return instant.toEpochMilli();
  }

  private static String oneBlank(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
