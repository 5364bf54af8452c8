package org.plantroom.study;

import java.util.List;
import java.util.Optional;
import org.plantroom.simulation.Conversion;
import org.plantroom.simulation.Plant;
import org.plantroom.simulation.Quantity;

/**
 * A quantity of a plant in the unit wanted.
 *
 * @param quantity read
 * @param conversion into that unit
 */
record Gauge(Quantity quantity, Conversion conversion) {
  /**
   * Gauges of quantities, in their order.
   *
   * @param unit wanted, as UCUM writes it
   * @throws IllegalArgumentException when the plant has no such quantity, or its unit does not fit
   */
  static Gauge[] of(List<String> paths, String unit, Plant plant) {
    return paths.stream().map(path -> of(plant.quantity(path), unit)).toArray(Gauge[]::new);
  }

  private static Gauge of(Quantity quantity, String unit) {
    Conversion conversion =
        Conversion.of(quantity.unit(), Optional.of(unit))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s is in %s, not in %s"
                            .formatted(quantity.path(), quantity.unit(), unit)));
    return new Gauge(quantity, conversion);
  }

  /** The sum of some. */
  static double sum(Gauge[] gauges) {
    double sum = 0;
    for (Gauge gauge : gauges) {
      sum += gauge.get();
    }
    return sum;
  }

  /** Its value now. */
  double get() {
    return conversion.there(quantity.get());
  }
}
