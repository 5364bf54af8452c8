package org.plantroom.diagnostics;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Samples of LBNL's fault detection data by day, °F turned to °C. */
final class LbnlTable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d/yyyy H:mm");

  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, List<AirHandlerSample>> days = new TreeMap<>();

  static Map<String, List<AirHandlerSample>> read(Path file) {
    LbnlTable table = new LbnlTable();
    try (Reader text = Files.newBufferedReader(file);
        CSVParser rows = CSVFormat.DEFAULT.parse(text)) {
      for (CSVRecord row : rows) {
        table.take(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table.days;
  }

  private void take(CSVRecord row) {
    if (columns.isEmpty()) {
      // Names carry trailing blanks.
      for (int i = 0; i < row.size(); i++) {
        columns.put(row.get(i).replace("AHU:", "").strip(), i);
      }
      return;
    }
    LocalDateTime time = LocalDateTime.parse(row.get(0).strip(), TIME);
    days.computeIfAbsent(time.toLocalDate().toString(), day -> new ArrayList<>())
        .add(sample(time, row));
  }

  private AirHandlerSample sample(LocalDateTime time, CSVRecord row) {
    boolean twoSetPoints = columns.containsKey("Supply Air Temperature Heating Set Point");
    String low = twoSetPoints ? "Heating Set Point" : "Set Point";
    String high = twoSetPoints ? "Cooling Set Point" : "Set Point";
    return new AirHandlerSample(
        time.toEpochSecond(ZoneOffset.UTC),
        celsius(row, "Supply Air Temperature"),
        celsius(row, "Supply Air Temperature " + low),
        celsius(row, "Supply Air Temperature " + high),
        celsius(row, "Outdoor Air Temperature"),
        celsius(row, "Mixed Air Temperature"),
        celsius(row, "Return Air Temperature"),
        number(row, "Supply Air Fan Status") > 0,
        number(row, "Occupancy Mode Indicator") > 0,
        number(row, "Outdoor Air Damper Control Signal"),
        number(row, "Cooling Coil Valve Control Signal"),
        number(row, "Heating Coil Valve Control Signal"));
  }

  private double celsius(CSVRecord row, String column) {
    return (number(row, column) - 32) / 1.8;
  }

  private double number(CSVRecord row, String column) {
    Integer index = columns.get(column);
    if (index == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    String text = row.get(index).strip();
    // Spreadsheets leave #VALUE! where a value is missing.
    return text.isEmpty() || text.startsWith("#") ? Double.NaN : Double.parseDouble(text);
  }
}
