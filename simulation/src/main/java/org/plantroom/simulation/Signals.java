package org.plantroom.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/**
 * The quantities of a plant by name, e.g. {@code heatPump.flowTemperature}: what a register map can
 * be bound to. A truth value is 0 or 1.
 *
 * <p>Filled once by the models; reading and setting belong to the thread that steps the plant.
 */
final class Signals {
  /** A set point: read to fill the register first, set when a client wrote another one. */
  record SetPoint(DoubleSupplier get, DoubleConsumer set) {}

  private final Map<String, DoubleSupplier> quantities = new LinkedHashMap<>();
  private final Map<String, SetPoint> setPoints = new LinkedHashMap<>();

  /** Offers a quantity. */
  void gives(String name, DoubleSupplier quantity) {
    quantities.put(name, quantity);
  }

  /** Offers a set point, which can be read like a quantity too. */
  void takes(String name, DoubleSupplier get, DoubleConsumer set) {
    quantities.put(name, get);
    setPoints.put(name, new SetPoint(get, set));
  }

  /**
   * The quantity of this name.
   *
   * @throws IllegalArgumentException naming the known ones
   */
  DoubleSupplier quantity(String name) {
    return known("signal", name, quantities);
  }

  /**
   * The set point of this name.
   *
   * @throws IllegalArgumentException naming the known ones
   */
  SetPoint setPoint(String name) {
    return known("set point", name, setPoints);
  }

  /** The names of all quantities, set points included, in the order they were offered. */
  Set<String> names() {
    return quantities.keySet();
  }

  private static <T> T known(String what, String name, Map<String, T> all) {
    T found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "unknown %s, expected one of %s [name=%s]".formatted(what, all.keySet(), name));
    }
    return found;
  }
}
