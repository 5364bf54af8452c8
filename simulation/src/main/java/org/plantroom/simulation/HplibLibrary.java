package org.plantroom.simulation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
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
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser rows = CSVParser.parse(reader, FORMAT)) {
      for (CSVRecord row : rows) {
        if (row.get("Titel").strip().equals(title.strip())) {
          return settings(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the library [file=%s]".formatted(file), e);
    }
    throw new IllegalArgumentException(
        "the library has no such machine [file=%s, title=%s]".formatted(file, title));
  }

  private static HplibModel.Settings settings(CSVRecord row) {
    Plane cop =
        new Plane(
            number(row, "p1_COP [-]"),
            number(row, "p2_COP [-]"),
            number(row, "p3_COP [-]"),
            number(row, "p4_COP [-]"));
    Plane power =
        new Plane(
            number(row, "p1_P_el_h [1/°C]"),
            number(row, "p2_P_el_h [1/°C]"),
            number(row, "p3_P_el_h [-]"),
            number(row, "p4_P_el_h [1/°C]"));
    Group group = Group.of((int) number(row, "Group"));
    return new HplibModel.Settings(group, number(row, "P_el_h_ref [W]"), cop, power);
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
