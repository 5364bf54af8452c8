package org.plantroom.physics;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.plantroom.physics.SeasonalPerformance.Point;
import org.plantroom.physics.SeasonalPerformance.Sheet;

/**
 * A machine as the Keymark lists it by EN 14825, average climate.
 *
 * @param title of the machine
 * @param declared SCOP at low temperature
 * @param low part-load points and powers at 35 °C
 * @param medium part-load points at 55 °C; empty where some are missing
 */
record KeymarkSheet(String title, double declared, Sheet low, List<Point> medium) {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final String[] POINTS = {"minus7", "2", "7", "12"};
  private static final double[] OUTDOOR = {-7, 2, 7, 12};

  /** All outdoor air machines of the file that tell enough. */
  static List<KeymarkSheet> airMachines(Path file) throws IOException {
    List<KeymarkSheet> sheets = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser rows = CSVParser.parse(reader, FORMAT)) {
      for (CSVRecord row : rows) {
        if (row.get("types").equals("Outdoor Air/Water")) {
          add(row, sheets);
        }
      }
    }
    return sheets;
  }

  private static void add(CSVRecord row, List<KeymarkSheet> sheets) {
    OptionalDouble load = number(row, "p_rated_l");
    OptionalDouble declared = number(row, "scop_l");
    List<Point> points = points(row, "_l");
    if (load.isEmpty() || declared.isEmpty() || points.size() < 4) {
      return;
    }
    Sheet sheet =
        new Sheet(
            1000 * load.getAsDouble(),
            number(row, "t_biv").orElse(-10),
            number(row, "tol").orElse(-25),
            points,
            number(row, "ptos").orElse(0),
            number(row, "pcks").orElse(0));
    sheets.add(
        new KeymarkSheet(row.get("titel"), declared.getAsDouble(), sheet, points(row, "_h")));
  }

  private static List<Point> points(CSVRecord row, String kind) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < POINTS.length; i++) {
      add(row, POINTS[i] + kind, OUTDOOR[i], points);
    }
    number(row, "t_biv").ifPresent(t -> add(row, "tbiv" + kind, t, points));
    number(row, "tol").ifPresent(t -> add(row, "tol" + kind, t, points));
    return points;
  }

  private static void add(CSVRecord row, String name, double outdoor, List<Point> points) {
    double capacity = 1000 * number(row, "p_th_" + name).orElse(0);
    double cop = number(row, "cop_" + name).orElse(0);
    boolean known = points.stream().anyMatch(p -> p.outdoor() == outdoor);
    if (capacity > 0 && cop > 0 && !known && outdoor >= -10) {
      points.add(new Point(outdoor, capacity, cop));
    }
  }

  private static OptionalDouble number(CSVRecord row, String column) {
    try {
      return OptionalDouble.of(Double.parseDouble(row.get(column)));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
