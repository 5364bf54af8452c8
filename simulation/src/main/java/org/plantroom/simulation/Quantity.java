package org.plantroom.simulation;

import java.util.function.DoubleSupplier;

/**
 * Something that can be read of a plant. Reading belongs to the thread that steps the plant.
 *
 * @param path e.g. {@code buffer.topTemperature}
 * @param unit as UCUM writes it; {@code 1} for ratios, counts and truth values
 * @param value reads it
 */
public record Quantity(String path, String unit, DoubleSupplier value) {
  /** Its value now. */
  public double get() {
    return value.getAsDouble();
  }
}
