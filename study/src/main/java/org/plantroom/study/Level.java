package org.plantroom.study;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.plantroom.core.Numbers;
import org.plantroom.simulation.Plant;

/** A number, or the path of a quantity that gives it at each time. */
final class Level {
  private Level() {}

  /**
   * Reads it in a plant.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static DoubleSupplier of(String text, Plant plant) {
    Optional<Double> number = Numbers.decimal(text);
    return number.isPresent() ? number::get : plant.quantity(text).value();
  }
}
