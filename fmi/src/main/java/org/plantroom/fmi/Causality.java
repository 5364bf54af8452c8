package org.plantroom.fmi;

import java.util.Locale;

/** What a variable is to the world outside its unit (FMI 2.0.4, 2.2.7). */
public enum Causality {
  /** Set before the start, then constant. */
  PARAMETER,
  /** Follows from parameters. */
  CALCULATED_PARAMETER,
  /** Set before each step. */
  INPUT,
  /** May be read after each step. */
  OUTPUT,
  /** Inside the unit; may be read all the same. */
  LOCAL,
  /** Time. */
  INDEPENDENT;

  /**
   * The causality of this name.
   *
   * @param name as model descriptions write it, e.g. {@code calculatedParameter}; empty for the
   *     standard's default
   * @throws FmuException when there is none
   */
  static Causality of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "parameter" -> PARAMETER;
      case "calculatedparameter" -> CALCULATED_PARAMETER;
      case "input" -> INPUT;
      case "output" -> OUTPUT;
      case "local", "" -> LOCAL;
      case "independent" -> INDEPENDENT;
      default -> throw new FmuException("unknown causality \"%s\"".formatted(name));
    };
  }
}
