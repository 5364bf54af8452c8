package org.plantroom.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording read by the simplest means, so that the product's own reader is not trusted: a comma
 * separates, the first column is the time, -9999 is no value.
 */
record RecordedTable(List<String> columns, List<String> lines) {
  private static final float INVALID = -9999;

  /**
   * The head of a recording.
   *
   * @param rows at most so many
   */
  static RecordedTable read(Path file, int rows) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = List.of(lines.getFirst().split(",", -1));
    return new RecordedTable(
        header.subList(1, header.size()).stream().map(String::strip).toList(),
        lines.subList(1, Math.min(lines.size(), rows + 1)));
  }

  int rows() {
    return lines.size();
  }

  /** Writes it as a table of its own. */
  Path write(Path file) throws IOException {
    List<String> all = new ArrayList<>();
    all.add("date_time," + String.join(",", columns));
    all.addAll(lines);
    return Files.write(file, all);
  }

  /** A column's values at f32, each run of equal ones once; null is no value. */
  List<@Nullable Float> distinct(String column) {
    int cell = columns.indexOf(column) + 1;
    return distinct(lines.stream().map(line -> number(line.split(",", -1)[cell])).toList());
  }

  /** Each run of equal values once. */
  static List<@Nullable Float> distinct(List<@Nullable Float> values) {
    List<@Nullable Float> distinct = new ArrayList<>();
    for (Float value : values) {
      if (distinct.isEmpty() || !java.util.Objects.equals(distinct.getLast(), value)) {
        distinct.add(value);
      }
    }
    return distinct;
  }

  private static @Nullable Float number(String cell) {
    float number = Float.parseFloat(cell.strip());
    return number == INVALID ? null : number;
  }
}
