package org.plantroom.building;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringTokenizer;

/** A test case of VDI 6007-1 as written down: tables by name, rows of a time in s and values. */
final class Vdi6007 {
  private static final double DAY = 86_400;

  private final Map<String, List<double[]>> tables = new HashMap<>();

  static Vdi6007 read(Path file) {
    Vdi6007 read = new Vdi6007();
    List<double[]> rows = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("[")) {
          rows = new ArrayList<>();
          read.tables.put(line.substring(1, line.indexOf(']')), rows);
        } else if (!line.startsWith("#") && !line.isBlank()) {
          rows.add(numbers(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  private static double[] numbers(String line) {
    StringTokenizer cells = new StringTokenizer(line, ",");
    double[] row = new double[cells.countTokens()];
    for (int i = 0; i < row.length; i++) {
      row[i] = Double.parseDouble(cells.nextToken());
    }
    return row;
  }

  boolean has(String table) {
    return tables.containsKey(table);
  }

  List<double[]> rows(String table) {
    return Objects.requireNonNull(tables.get(table), table);
  }

  /** A value of a table that repeats each day, on straight lines between its rows. */
  double daily(String table, double second, int column) {
    double t = second % DAY;
    List<double[]> rows = rows(table);
    int i = 0;
    while (i + 1 < rows.size() && rows.get(i + 1)[0] <= t) {
      i++;
    }
    double[] at = rows.get(i);
    if (i + 1 == rows.size() || column >= at.length) {
      return column < at.length ? at[column] : 0;
    }
    double[] next = rows.get(i + 1);
    return at[column] + (t - at[0]) / (next[0] - at[0]) * (next[column] - at[column]);
  }
}
