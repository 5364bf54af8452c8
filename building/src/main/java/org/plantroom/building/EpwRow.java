package org.plantroom.building;

import java.nio.file.Path;
import org.apache.commons.csv.CSVRecord;
import org.plantroom.physics.Psychrometrics;

/** One line of a weather file; what is wrong with it is told with file and line. */
record EpwRow(Path file, CSVRecord cells) {
  private static final int LEAST_CELLS = 24;

  /** Line in the file, from 1. */
  long line() {
    return cells.getRecordNumber();
  }

  /** What the line LOCATION says. */
  Site site() {
    if (cells.size() < 10 || !cells.get(0).equalsIgnoreCase("LOCATION")) {
      throw wrong("the file must begin with LOCATION and its nine values");
    }
    try {
      return new Site(
          cells.get(1),
          number(6, "latitude"),
          number(7, "longitude"),
          number(8, "time zone"),
          number(9, "elevation"));
    } catch (IllegalArgumentException e) {
      throw wrong(reason(e));
    }
  }

  boolean isLeapDay() {
    return cells.size() > 2
        && cells.get(1).strip().equals("2")
        && cells.get(2).strip().equals("29");
  }

  /** Refuses the line unless a cell has the number that must follow. */
  void expect(int cell, String name, int expected) {
    double found = number(cell, name);
    if (found != expected) {
      throw wrong("%s %d must follow, not %s".formatted(name, expected, cells.get(cell)));
    }
  }

  /** The weather of the hour; missing humidity, pressure, infrared and wind are estimated. */
  WeatherHour hour(Site site) {
    if (cells.size() < LEAST_CELLS) {
      throw wrong("%d values, at least %d are needed".formatted(cells.size(), LEAST_CELLS));
    }
    double temperature = needed(6, "dry bulb", 99.9);
    double relative = relativeHumidity(temperature);
    try {
      return new WeatherHour(
          temperature,
          relative,
          orElse(9, "pressure", 999_999, site.standardPressure()),
          needed(14, "direct normal radiation", 9999),
          needed(15, "diffuse horizontal radiation", 9999),
          orElse(12, "infrared radiation", 9999, skyRadiation(temperature, relative)),
          orElse(21, "wind speed", 999, 0),
          orElse(20, "wind direction", 999, 0));
    } catch (IllegalArgumentException e) {
      throw wrong(reason(e));
    }
  }

  private double relativeHumidity(double temperature) {
    double percent = number(8, "relative humidity");
    if (percent < 999) {
      return percent / 100;
    }
    double dewPoint = needed(7, "dew point", 99.9);
    return Psychrometrics.saturationPressure(dewPoint)
        / Psychrometrics.saturationPressure(temperature);
  }

  /** Clark and Allen (1978) with the cloud cover of Walton (1983), as EnergyPlus does. */
  private double skyRadiation(double temperature, double relativeHumidity) {
    double tenths = orElse(23, "opaque sky cover", 99, 5);
    return Sky.infrared(temperature, relativeHumidity, tenths / 10);
  }

  private double needed(int cell, String name, double missing) {
    double value = number(cell, name);
    if (value >= missing) {
      throw wrong(name + " is missing");
    }
    return value;
  }

  private double orElse(int cell, String name, double missing, double substitute) {
    double value = number(cell, name);
    return value >= missing ? substitute : value;
  }

  private double number(int cell, String name) {
    String text = cell < cells.size() ? cells.get(cell).strip() : "";
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw wrong("%s is not a number: \"%s\"".formatted(name, text));
    }
  }

  private static String reason(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }

  private EpwException wrong(String reason) {
    return new EpwException(file, line(), reason);
  }
}
