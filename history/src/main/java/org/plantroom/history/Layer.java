package org.plantroom.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a sealed file holds: samples, or roll-ups of them. The coarser the rows, the longer the time
 * one folder spans, so that a long trend opens few files.
 */
enum Layer {
  /** The samples themselves, a folder a day. */
  SAMPLES(1, "day", "%tY-%<tm-%<td"),
  /** A row a tag and minute in which there were samples, a folder a month. */
  MINUTES(TimeUnit.MINUTES.toMillis(1), "month", "%tY-%<tm"),
  /** A row a tag and hour in which there were samples, a folder a year. */
  HOURS(TimeUnit.HOURS.toMillis(1), "year", "%tY");

  private final long millis;
  private final String partKey;
  private final String partFormat;

  Layer(long millis, String partKey, String partFormat) {
    this.millis = millis;
    this.partKey = partKey;
    this.partFormat = partFormat;
  }

  /** The time one row stands for, in ms. */
  long millis() {
    return millis;
  }

  /** The word in file names and in the list of sealed files. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The folder for rows of this UTC time, e.g. {@code day=2026-01-31}. */
  String part(long time) {
    LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
    return partKey + "=" + String.format(Locale.ROOT, partFormat, date);
  }

  /** The layer of a label. */
  static Layer ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
