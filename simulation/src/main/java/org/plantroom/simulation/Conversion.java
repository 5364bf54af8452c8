package org.plantroom.simulation;

import java.util.Optional;

/**
 * Turns amounts of one unit into those of another, and back.
 *
 * @param factor by which an amount is multiplied, other than 0
 * @param offset that is then added
 */
public record Conversion(double factor, double offset) {
  private static final Conversion NONE = new Conversion(1, 0);

  /**
   * The conversion between two units.
   *
   * @param from as UCUM writes it
   * @param to the same; empty to leave numbers as they are
   * @return empty when the units do not fit
   */
  public static Optional<Conversion> of(String from, Optional<String> to) {
    if (to.isEmpty() || to.get().equals(from)) {
      return Optional.of(NONE);
    }
    Optional<UnitScale> source = UnitScale.of(from);
    return UnitScale.of(to.get())
        .filter(target -> source.isPresent() && source.get().fits(target))
        .map(target -> between(source.orElseThrow(), target));
  }

  private static Conversion between(UnitScale source, UnitScale target) {
    double zero = source.convert(0, target);
    return new Conversion(source.convert(1, target) - zero, zero);
  }

  /** An amount in the second unit. */
  public double there(double amount) {
    return amount * factor + offset;
  }

  /** An amount of the second unit in the first. */
  public double back(double amount) {
    return (amount - offset) / factor;
  }
}
