package org.plantroom.physics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of the shared table of expected numbers: group, quantity, inputs, expected, tolerance. */
record OracleRow(String quantity, String inputs, List<Double> expected) {
  private static final Pattern CELL = Pattern.compile("\"([^\"]*)\"(?:,|$)|([^,]*)(?:,|$)");

  static List<OracleRow> of(Path file, String group) throws IOException {
    List<OracleRow> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      List<String> cells = cells(line);
      if (cells.getFirst().equals(group)) {
        rows.add(new OracleRow(cells.get(1), cells.get(2), numbers(cells.get(3))));
      }
    }
    return rows;
  }

  /** The number after {@code name=} in the inputs. */
  double input(String name) {
    Matcher matcher =
        Pattern.compile("(?:^| )" + name + "=(-?[\\d.]+(?:[eE][+-]?\\d+)?)").matcher(inputs);
    if (!matcher.find()) {
      throw new IllegalArgumentException(name + " is not in " + inputs);
    }
    return Double.parseDouble(matcher.group(1));
  }

  double only() {
    return expected.getFirst();
  }

  private static List<Double> numbers(String cell) {
    List<Double> numbers = new ArrayList<>();
    for (Matcher m = Pattern.compile("[^;]+").matcher(cell); m.find(); ) {
      numbers.add(numeric(m.group()));
    }
    return numbers;
  }

  private static double numeric(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    Matcher matcher = CELL.matcher(line);
    while (matcher.find() && matcher.start() < line.length()) {
      cells.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return cells;
  }
}
