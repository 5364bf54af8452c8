package org.plantroom.simulation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.plantroom.physics.HplibCooling;
import org.plantroom.physics.HplibModel;
import org.plantroom.physics.HplibModel.Group;
import org.plantroom.physics.HplibModel.Plane;

/** Reads machines from the library file of hplib 2, {@code hplib_database.csv}. */
public final class HplibLibrary {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private HplibLibrary() {}

  /**
   * The machine of a title.
   *
   * @param file as hplib publishes it
   * @param title column {@code Titel}
   * @throws IllegalArgumentException when it has no such machine, or one without coefficients
   */
  public static HplibModel.Settings read(Path file, String title) {
    return heating(row(file, title));
  }

  /**
   * How the machine of a title cools.
   *
   * @param file as hplib publishes it
   * @param title column {@code Titel}
   * @throws IllegalArgumentException when it has no such machine, or one without coefficients
   */
  public static HplibCooling.Settings readCooling(Path file, String title) {
    CSVRecord row = row(file, title);
    return new HplibCooling.Settings(
        number(row, "P_el_c_ref [W]"), plane(row, "EER", "[-]"), plane(row, "P_el_c", "[1/°C]"));
  }

  private static CSVRecord row(Path file, String title) {
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser rows = CSVParser.parse(reader, FORMAT)) {
      for (CSVRecord row : rows) {
        if (row.get("Titel").strip().equals(title.strip())) {
          return row;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the library [file=%s]".formatted(file), e);
    }
    throw new IllegalArgumentException(
        "the library has no such machine [file=%s, title=%s]".formatted(file, title));
  }

  private static HplibModel.Settings heating(CSVRecord row) {
    Group group = Group.of((int) number(row, "Group"));
    return new HplibModel.Settings(
        group,
        number(row, "P_el_h_ref [W]"),
        plane(row, "COP", "[-]"),
        plane(row, "P_el_h", "[1/°C]"));
  }

  /** The four coefficients of an equation; the third has no unit in any. */
  private static Plane plane(CSVRecord row, String equation, String unit) {
    return new Plane(
        number(row, "p1_%s %s".formatted(equation, unit)),
        number(row, "p2_%s %s".formatted(equation, unit)),
        number(row, "p3_%s [-]".formatted(equation)),
        number(row, "p4_%s %s".formatted(equation, unit)));
  }

  private static double number(CSVRecord row, String column) {
    try {
      return Double.parseDouble(row.get(column));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the library has no number [title=%s, column=%s]".formatted(row.get("Titel"), column), e);
    }
  }
}
