package org.plantroom.simulation;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How to read a recorded table.
 *
 * @param timeColumn name of the column with the row's time; null for the first column
 * @param timeFormat a pattern of {@link java.time.format.DateTimeFormatter}; null to find the usual
 *     one that fits the first row
 * @param year the year of dates that do not say theirs; the default, 2024, is a leap year, so that
 *     every date exists
 * @param zone where the times were taken; default UTC
 * @param delimiter between cells; default a comma
 * @param invalid the number that stands for "no value"; default -9999
 */
public record RecordingOptions(
    @Nullable String timeColumn,
    @Nullable String timeFormat,
    int year,
    ZoneId zone,
    char delimiter,
    float invalid) {
  /** What most tables need. */
  public static final RecordingOptions DEFAULT =
      new RecordingOptions(null, null, 2024, ZoneOffset.UTC, ',', -9999);

  /** With another time column. */
  public RecordingOptions withTimeColumn(@Nullable String column) {
    return new RecordingOptions(column, timeFormat, year, zone, delimiter, invalid);
  }

  /** With another pattern of times. */
  public RecordingOptions withTimeFormat(@Nullable String format) {
    return new RecordingOptions(timeColumn, format, year, zone, delimiter, invalid);
  }

  /** With another zone. */
  public RecordingOptions withZone(ZoneId other) {
    return new RecordingOptions(timeColumn, timeFormat, year, other, delimiter, invalid);
  }

  /** With another delimiter. */
  public RecordingOptions withDelimiter(char other) {
    return new RecordingOptions(timeColumn, timeFormat, year, zone, other, invalid);
  }

  /** With another mark for "no value". */
  public RecordingOptions withInvalid(float mark) {
    return new RecordingOptions(timeColumn, timeFormat, year, zone, delimiter, mark);
  }
}
