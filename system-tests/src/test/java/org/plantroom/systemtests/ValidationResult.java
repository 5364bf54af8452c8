package org.plantroom.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plantroom.study.Plot;

/**
 * What one validation case left in its module's {@code target/validation}.
 *
 * @param id e.g. {@code D4-charge}
 * @param title what is compared
 * @param source where the expected numbers are from
 * @param rows compared
 * @param plots as SVG by name, in the order of the case
 */
record ValidationResult(
    String id, String title, String source, List<Row> rows, Map<String, String> plots) {
  private static final Pattern NUMBER = Pattern.compile("D(\\d+)");

  /** By number, then by the rest of the id. */
  static final Comparator<ValidationResult> ORDER =
      Comparator.comparingInt(ValidationResult::number).thenComparing(ValidationResult::id);

  /** One compared quantity, as it is written. */
  record Row(String quantity, String expected, String ours, String anchor, boolean met) {}

  /** All cases that all modules' tests have left. */
  static List<ValidationResult> all(Path root) throws IOException {
    List<ValidationResult> results = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path folder : modules.map(m -> m.resolve("target/validation")).toList()) {
        results.addAll(Files.isDirectory(folder) ? ofFolder(folder) : List.of());
      }
    }
    return results.stream().sorted(ORDER).toList();
  }

  private static List<ValidationResult> ofFolder(Path folder) throws IOException {
    List<ValidationResult> results = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList()) {
        results.add(of(Files.readAllLines(file)));
      }
    }
    return results;
  }

  private static ValidationResult of(List<String> lines) {
    List<Row> rows = new ArrayList<>();
    Map<String, List<String[]>> trajectories = new LinkedHashMap<>();
    String[] head = {"", "", "", ""};
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      switch (cells[0]) {
        case "case" -> head = cells;
        case "row" ->
            rows.add(new Row(cells[1], cells[2], cells[3], cells[4], cells[5].equals("met")));
        case "plot" -> trajectories.computeIfAbsent(cells[1], p -> new ArrayList<>()).add(cells);
        default -> throw new IllegalArgumentException("no line of a validation case: " + line);
      }
    }
    Map<String, String> plots = new LinkedHashMap<>();
    trajectories.forEach((name, all) -> plots.put(name, svg(name, all)));
    return new ValidationResult(head[1], head[2], head[3], rows, plots);
  }

  /** Ours is drawn thin over what it is compared with. */
  private static String svg(String name, List<String[]> trajectories) {
    double seconds = 0;
    for (String[] cells : trajectories) {
      double[] times = column(cells, 0);
      seconds = Math.max(seconds, times.length == 0 ? 0 : times[times.length - 1]);
    }
    Plot plot = Plot.overTime(name, seconds);
    for (String[] cells : trajectories) {
      if (cells[2].contains("ours")) {
        plot.line(cells[2], column(cells, 0), column(cells, 1));
      } else {
        plot.reference(cells[2], column(cells, 0), column(cells, 1));
      }
    }
    return plot.svg();
  }

  private static double[] column(String[] cells, int column) {
    return Stream.of(cells)
        .skip(3)
        .map(pair -> pair.split(" ", -1)[column])
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** The number of the case, 4 of {@code D4-charge}; after all others where it has none. */
  int number() {
    Matcher matcher = NUMBER.matcher(id);
    return matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
  }

  long met() {
    return rows.stream().filter(Row::met).count();
  }
}
