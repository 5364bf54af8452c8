package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * Turns values as they stand on the wire into values of a declared type. Free of allocation where
 * both agree, as for floats, truth values, texts and u32.
 */
final class WireValue {
  private WireValue() {}

  /**
   * The value in the declared type.
   *
   * @param wire a value of any type
   * @return null when it does not fit: another kind, or out of range
   */
  static @Nullable Value as(Value wire, DataType type) {
    ValueType declared = type.valueType();
    if (wire.type() == declared) {
      return wire;
    }
    if (declared.isFloating()) {
      return wire.type().isFloating() ? Value.ofDouble(declared, wire.asDouble()) : null;
    }
    if (type.bits() == 0 || !wire.type().isNumeric() || wire.type().isFloating()) {
      return null;
    }
    return type.isSigned() ? signed(wire, type) : unsigned(wire, type);
  }

  private static @Nullable Value unsigned(Value wire, DataType type) {
    boolean fits = type.bits() == 64 || wire.bits() >>> type.bits() == 0;
    return fits ? Value.ofLong(type.valueType(), wire.bits()) : null;
  }

  /**
   * Negative numbers travel in two's complement in an unsigned field. Some encoders fill all 32
   * bits (-5 as 0xFFFFFFFB), some only the width of the type (an Int16 as 0xFFFB); both are taken.
   */
  private static @Nullable Value signed(Value wire, DataType type) {
    int unused = 64 - type.bits();
    boolean inIntValue = wire.type() == ValueType.U32 && type.bits() <= 32;
    long number = inIntValue ? (int) wire.bits() : wire.bits();
    boolean filled = number << unused >> unused == number;
    boolean patternOnly = number << unused >>> unused == number;
    return filled || patternOnly
        ? Value.ofLong(type.valueType(), number << unused >> unused)
        : null;
  }
}
