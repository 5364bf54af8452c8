package org.plantroom.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plantroom.core.Numbers;
import org.plantroom.fmi.FmuComponent;
import org.plantroom.fmi.FmuException;
import org.plantroom.physics.Component;
import org.plantroom.simulation.ComponentType;
import org.plantroom.simulation.Parameter;
import org.plantroom.simulation.Values;

/** The entry of the catalogue for units that other tools exported. */
final class FmuTypes {
  private static final String FILE = "file";
  private static final String START = "start";

  private FmuTypes() {}

  static List<ComponentType> all() {
    return List.of(
        new ComponentType(
            "fmu",
            "a co-simulation unit of FMI 2.0; inputs and quantities are named as in the unit",
            List.of(
                Parameter.file(FILE, "the .fmu"),
                Parameter.text(START, "start values by name, e.g. \"k=2, limit=30\"").optional()),
            FmuTypes::unit));
  }

  private static Component unit(Values values) {
    Map<String, Double> start = values.has(START) ? start(values.text(START)) : Map.of();
    try {
      return FmuComponent.load(values.file(FILE), start);
    } catch (FmuException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Map<String, Double> start(String text) {
    Map<String, Double> values = new HashMap<>();
    for (String each : List.of(text.split(",", -1))) {
      int equals = each.indexOf('=');
      Optional<Double> number =
          equals < 0 ? Optional.empty() : Numbers.decimal(each.substring(equals + 1).strip());
      values.put(
          each.substring(0, Math.max(equals, 0)).strip(),
          number.orElseThrow(
              () -> new IllegalArgumentException("start must be NAME=NUMBER [" + each + "]")));
    }
    return values;
  }
}
