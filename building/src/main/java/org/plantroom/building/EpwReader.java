package org.plantroom.building;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads weather files of EnergyPlus (EPW). Source: EnergyPlus, Auxiliary Programs, ch. 2.9.
 *
 * <p>Times are local standard time, as the format says; daylight saving named in the header is left
 * out of account. The 29th of February, where a file has one, is left out.
 */
public final class EpwReader {
  private static final int HEADER_LINES = 8;
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setQuote(null).setIgnoreEmptyLines(false).get();

  private final Path file;
  private final List<WeatherHour> hours = new ArrayList<>(WeatherYear.HOURS);
  private @Nullable Site site;
  private int month = 1;
  private int day = 1;

  private EpwReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws EpwException naming file, line and reason when it is malformed
   */
  public static WeatherYear read(Path file) {
    return new EpwReader(file).read();
  }

  private WeatherYear read() {
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
        CSVParser rows = FORMAT.parse(text)) {
      for (CSVRecord row : rows) {
        take(new EpwRow(file, row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return finish();
  }

  private void take(EpwRow row) {
    if (row.line() == 1) {
      site = row.site();
    } else if (row.line() > HEADER_LINES && !row.isLeapDay()) {
      checkOrder(row);
      hours.add(row.hour(place()));
    }
  }

  private void checkOrder(EpwRow row) {
    int expected = hours.size() % 24 + 1;
    row.expect(3, "hour", expected);
    if (expected == 1 && !hours.isEmpty()) {
      nextDay();
    }
    row.expect(1, "month", month);
    row.expect(2, "day", day);
  }

  private void nextDay() {
    day++;
    if (day > Month.of(month).minLength()) {
      day = 1;
      month = month % 12 + 1;
    }
  }

  private Site place() {
    if (site == null) {
      throw new EpwException(file, 1, "the file must begin with LOCATION");
    }
    return site;
  }

  private WeatherYear finish() {
    if (hours.size() != WeatherYear.HOURS) {
      throw new EpwException(
          file,
          HEADER_LINES + hours.size() + 1L,
          "the year ends after %d hours of %d".formatted(hours.size(), WeatherYear.HOURS));
    }
    return new WeatherYear(place(), hours);
  }
}
