package org.plantroom.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Numbers;

/**
 * Reads measured data from CSV, in one of two forms:
 *
 * <ul>
 *   <li>a header, times in the first column, what was measured in the others; what is empty was not
 *       measured, and a line joins two values;
 *   <li>an export of the history, with the header {@code path,time,value,quality}: each path is a
 *       column, a value holds until the next, and one that is not good is not known.
 * </ul>
 *
 * <p>Used once, by one thread.
 */
final class MeasuredCsv {
  private static final List<String> EXPORT = List.of("path", "time", "value", "quality");
  private static final int MOST_ROWS = 5_000_000;
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .setTrim(true)
          .get();

  private final Path file;
  private final ZoneId zone;
  private boolean isAbsolute;

  private MeasuredCsv(Path file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  /**
   * Reads a file.
   *
   * @param zone of times that name none
   * @throws StudyException when it is no such table, with file and line
   */
  static MeasuredData read(Path file, ZoneId zone) throws StudyException {
    if (!Files.isRegularFile(file)) {
      throw new StudyException("no file " + Excerpt.quoted(file.toString()));
    }
    return new MeasuredCsv(file, zone).read();
  }

  private MeasuredData read() throws StudyException {
    try (BufferedReader reader = Files.newBufferedReader(file);
        CSVParser parser = FORMAT.parse(reader)) {
      List<String> names = parser.getHeaderNames();
      Map<String, Rows> rows = EXPORT.equals(names) ? export(parser) : table(names, parser);
      return data(rows);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      // The CSV reader refuses doubled headers and broken quotes so.
      throw new StudyException(
          "%s: cannot be read (%s)".formatted(file.getFileName(), e.getMessage()));
    }
  }

  /** What was read of a column so far. */
  private static final class Rows {
    private final MeasuredColumn.Between between;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    Rows(MeasuredColumn.Between between) {
      this.between = between;
    }

    void add(double second, double value) {
      seconds.add(second);
      values.add(value);
    }

    MeasuredColumn column(double first) {
      return new MeasuredColumn(
          seconds.stream().mapToDouble(second -> second - first).toArray(),
          values.stream().mapToDouble(Double::doubleValue).toArray(),
          between);
    }
  }

  private Map<String, Rows> table(List<String> names, CSVParser parser) throws StudyException {
    if (names.size() < 2) {
      throw new StudyException(
          "%s:1: expected a header with a column of times and another"
              .formatted(file.getFileName()));
    }
    Map<String, Rows> columns = new LinkedHashMap<>();
    names.stream()
        .skip(1)
        .forEach(name -> columns.put(name, new Rows(MeasuredColumn.Between.LINE)));
    double before = Double.NEGATIVE_INFINITY;
    for (CSVRecord cells : parser) {
      double time = time(cells, 0, before);
      before = time;
      for (int i = 1; i < names.size(); i++) {
        String cell = i < cells.size() ? cells.get(i) : "";
        columns
            .getOrDefault(names.get(i), new Rows(MeasuredColumn.Between.LINE))
            .add(time, number(cell, cells));
      }
    }
    return columns;
  }

  private Map<String, Rows> export(CSVParser parser) throws StudyException {
    Map<String, Rows> columns = new LinkedHashMap<>();
    for (CSVRecord cells : parser) {
      if (cells.size() < EXPORT.size()) {
        throw mistake(cells, "expected path, time, value and quality");
      }
      Rows rows =
          columns.computeIfAbsent(cells.get(0), _ -> new Rows(MeasuredColumn.Between.EARLIER));
      double before = rows.seconds.isEmpty() ? Double.NEGATIVE_INFINITY : rows.seconds.getLast();
      boolean isGood = cells.get(3).startsWith("good");
      rows.add(time(cells, 1, before), isGood ? number(cells.get(2), cells) : Double.NaN);
    }
    return columns;
  }

  private MeasuredData data(Map<String, Rows> rows) throws StudyException {
    double first = Double.POSITIVE_INFINITY;
    for (Rows each : rows.values()) {
      if (each.seconds.size() > 1) {
        first = Math.min(first, each.seconds.getFirst());
      }
    }
    if (first == Double.POSITIVE_INFINITY) {
      throw new StudyException("%s: expected two rows or more".formatted(file.getFileName()));
    }
    Map<String, MeasuredColumn> columns = new LinkedHashMap<>();
    for (Map.Entry<String, Rows> each : rows.entrySet()) {
      columns.put(each.getKey(), each.getValue().column(first));
    }
    return isAbsolute
        ? MeasuredData.since(columns, Instant.ofEpochMilli(Math.round(first * 1e3)), zone)
        : MeasuredData.inSeconds(columns, first);
  }

  /** Seconds, since 1970 where the file tells dates. */
  private double time(CSVRecord cells, int index, double before) throws StudyException {
    if (cells.getRecordNumber() > MOST_ROWS) {
      throw mistake(cells, "expected at most %d rows".formatted(MOST_ROWS));
    }
    String cell = cells.get(index);
    Optional<Double> number = Numbers.decimal(cell);
    isAbsolute |= number.isEmpty();
    double time =
        number
            .or(() -> MeasuredTime.of(cell, zone, before))
            .orElseThrow(
                () ->
                    mistake(
                        cells,
                        "%s is no time, expected seconds or 2026-11-22T06:00:00"
                            .formatted(Excerpt.quoted(cell))));
    if (time <= before) {
      throw mistake(
          cells,
          isAbsolute
              ? "times must rise; without an offset they are what clocks show in %s".formatted(zone)
              : "times must rise");
    }
    return time;
  }

  private double number(String cell, CSVRecord cells) throws StudyException {
    return switch (cell) {
      case "" -> Double.NaN;
      case "true" -> 1;
      case "false" -> 0;
      default ->
          Numbers.decimal(cell)
              .orElseThrow(() -> mistake(cells, Excerpt.quoted(cell) + " is no number"));
    };
  }

  private StudyException mistake(CSVRecord cells, String reason) {
    return new StudyException(
        "%s:%d: %s".formatted(file.getFileName(), cells.getRecordNumber() + 1, reason));
  }
}
