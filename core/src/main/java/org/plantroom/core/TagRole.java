package org.plantroom.core;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tag stands for in the key figures of its site. All are power, positive as named. */
public enum TagRole {
  /** Electric power taken by a machine that makes heat or cold. */
  POWER,
  /** Heat a machine gives. */
  HEAT,
  /** Heat a machine takes away where that is its use. */
  COLD,
  /** Electric power the whole site takes, as its main meter has it; negative while it feeds in. */
  MAINS;

  private static final Map<String, Double> KILOWATTS =
      Map.of("mW", 1e-6, "W", 1e-3, "kW", 1.0, "MW", 1e3, "GW", 1e6);

  /** The word in project files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Kilowatts in one of a unit; null for a unit no role may have. */
  public static @Nullable Double kilowattsIn(String unit) {
    return KILOWATTS.get(unit);
  }
}
