package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * Turns values as they stand on the wire into values of a declared type, whole ones or the bare
 * bits of numbers.
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
    if (wire.type() == type.valueType()) {
      return wire;
    }
    return fits(wire.type(), wire.bits(), type)
        ? new Value(type.valueType(), bits(wire.type(), wire.bits(), type), null)
        : null;
  }

  /** True when a number of the wire, with its type there, has a place in the declared type. */
  static boolean fits(ValueType wire, long bits, DataType type) {
    ValueType declared = type.valueType();
    if (wire == declared) {
      return true;
    }
    if (declared.isFloating()) {
      return wire.isFloating();
    }
    if (type.bits() == 0 || !wire.isNumeric() || wire.isFloating()) {
      return false;
    }
    return type.isSigned() ? fitsSigned(wire, bits, type) : fitsUnsigned(bits, type);
  }

  /** The bits in the declared type of a number that {@link #fits}. */
  static long bits(ValueType wire, long bits, DataType type) {
    ValueType declared = type.valueType();
    if (wire == declared || !declared.isNumeric()) {
      return bits;
    }
    if (declared.isFloating()) {
      return Value.ofDouble(declared, Double.longBitsToDouble(bits)).bits();
    }
    int unused = 64 - type.bits();
    return type.isSigned() ? signed(wire, bits, type) << unused >> unused : bits;
  }

  private static boolean fitsUnsigned(long bits, DataType type) {
    return type.bits() == 64 || bits >>> type.bits() == 0;
  }

  /**
   * Negative numbers travel in two's complement in an unsigned field. Some encoders fill all 32
   * bits (-5 as 0xFFFFFFFB), some only the width of the type (an Int16 as 0xFFFB); both are taken.
   */
  private static boolean fitsSigned(ValueType wire, long bits, DataType type) {
    int unused = 64 - type.bits();
    long number = signed(wire, bits, type);
    boolean filled = number << unused >> unused == number;
    boolean patternOnly = number << unused >>> unused == number;
    return filled || patternOnly;
  }

  private static long signed(ValueType wire, long bits, DataType type) {
    boolean inIntValue = wire == ValueType.U32 && type.bits() <= 32;
    return inIntValue ? (int) bits : bits;
  }
}
