package org.plantroom.core;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A unit of the catalogue.
 *
 * @param symbol as project files and pages show it, e.g. {@code m³/h}
 * @param ucum its code in the Unified Code for Units of Measure, e.g. {@code m3/h}; what UCUM does
 *     not know stands in braces
 * @param dimension what it measures
 * @param name in words
 * @param otherSpellings what a file may write instead of the symbol
 */
public record Unit(
    String symbol, String ucum, Dimension dimension, String name, List<String> otherSpellings) {

  /** The unit of a symbol or one of its other spellings. */
  public static Optional<Unit> of(String spelling) {
    return Optional.ofNullable(Units.BY_SPELLING.get(spelling));
  }

  /** The catalogue by dimension, small before large. */
  public static List<Unit> all() {
    return Units.ALL;
  }

  /** Every symbol and other spelling that a file may use. */
  static Collection<String> spellings() {
    return Units.BY_SPELLING.keySet();
  }
}
