package org.plantroom.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.plantroom.core.Numbers;

/**
 * Measured columns over time, from a CSV file with a header: the first column is the time, in
 * seconds or as ISO 8601, rising; what is empty was not measured. Immutable.
 */
final class MeasuredData {
  private final double[] seconds;
  private final Map<String, double[]> columns;

  private MeasuredData(double[] seconds, Map<String, double[]> columns) {
    this.seconds = seconds;
    this.columns = columns;
  }

  /**
   * Reads a file; times then count from its first row.
   *
   * @throws StudyException when it is no such table, with file and line
   */
  static MeasuredData read(Path file) throws StudyException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (BufferedReader reader = Files.newBufferedReader(file);
        CSVParser parser = format.parse(reader)) {
      return of(file, parser.getHeaderNames(), parser.getRecords());
    } catch (IOException e) {
      throw new StudyException("%s: cannot be read (%s)".formatted(file, e));
    }
  }

  private static MeasuredData of(Path file, List<String> names, List<CSVRecord> records)
      throws StudyException {
    if (names.size() < 2 || records.size() < 2) {
      throw new StudyException(
          "%s: expected a header, a column of times, another column and two rows".formatted(file));
    }
    double[] seconds = new double[records.size()];
    Map<String, double[]> columns = new LinkedHashMap<>();
    double[][] values = new double[names.size()][seconds.length];
    for (int i = 1; i < names.size(); i++) {
      columns.put(names.get(i), values[i]);
    }
    for (int row = 0; row < seconds.length; row++) {
      CSVRecord cells = records.get(row);
      String place = "%s:%d: ".formatted(file.getFileName(), row + 2);
      seconds[row] = time(cells.get(0), place) - (row == 0 ? 0 : seconds[0]);
      if (row > 1 && seconds[row] <= seconds[row - 1]) {
        throw new StudyException(place + "times must rise");
      }
      for (int i = 1; i < names.size(); i++) {
        values[i][row] = number(i < cells.size() ? cells.get(i) : "", place);
      }
    }
    seconds[0] = 0;
    return new MeasuredData(seconds, columns);
  }

  private static double number(String cell, String place) throws StudyException {
    if (cell.isEmpty()) {
      return Double.NaN;
    }
    return Numbers.decimal(cell)
        .orElseThrow(() -> new StudyException(place + "\"%s\" is no number".formatted(cell)));
  }

  private static double time(String cell, String place) throws StudyException {
    var number = Numbers.decimal(cell);
    if (number.isPresent()) {
      return number.get();
    }
    try {
      String iso = cell.replace(' ', 'T');
      Instant time =
          iso.endsWith("Z")
              ? Instant.parse(iso)
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return time.toEpochMilli() / 1e3;
    } catch (DateTimeException e) {
      throw new StudyException(
          place + "\"%s\" is no time, expected seconds or 2026-11-22T06:00:00".formatted(cell));
    }
  }

  /** Names of the columns. */
  Set<String> names() {
    return columns.keySet();
  }

  /** How many rows. */
  int size() {
    return seconds.length;
  }

  /** Time of a row since the first, s. */
  double second(int row) {
    return seconds[row];
  }

  /** A value; NaN where nothing was measured. */
  double value(String column, int row) {
    return columns.getOrDefault(column, new double[0])[row];
  }

  /** Times of all rows, s. */
  double[] seconds() {
    return seconds.clone();
  }

  /** Values of a column. */
  double[] values(String column) {
    return columns.getOrDefault(column, new double[0]).clone();
  }

  /** Standard deviation of a column about its mean, over what was measured. */
  double deviation(String column) {
    List<Double> known = new ArrayList<>();
    Arrays.stream(values(column)).filter(Double::isFinite).forEach(known::add);
    double mean = known.stream().mapToDouble(v -> v).average().orElse(0);
    return Math.sqrt(known.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0));
  }
}
