package org.plantroom.fmi;

import java.util.Map;

/** Translates the names of units that modelling tools write into UCUM's. */
final class UnitNames {
  /** Those where Modelica's names, which most tools use, are not UCUM's. */
  private static final Map<String, String> UCUM =
      Map.ofEntries(
          Map.entry("", "1"),
          Map.entry("degC", "Cel"),
          Map.entry("degF", "[degF]"),
          Map.entry("Ohm", "Ohm"),
          Map.entry("W.h", "W.h"),
          Map.entry("kWh", "kW.h"),
          Map.entry("Wh", "W.h"),
          Map.entry("rpm", "/min"),
          Map.entry("1/min", "/min"),
          Map.entry("1/s", "/s"),
          Map.entry("ppm", "[ppm]"),
          Map.entry("J/(kg.K)", "J/(kg.K)"));

  private UnitNames() {}

  /** UCUM's name; the name itself where no other is known. */
  static String ucum(String unit) {
    return UCUM.getOrDefault(unit, unit);
  }
}
