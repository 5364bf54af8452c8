package org.plantroom.core;

import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A typed value without quality or time; see {@link Sample} for the whole.
 *
 * <p>Numbers live in {@code bits} so that batches can carry them as plain longs: integers as they
 * are (u64 in two's complement), bool as 0 or 1, f32 and f64 both as the bits of the double. An f32
 * is kept rounded to single precision.
 *
 * @param type what the bits mean
 * @param bits the number; 0 for a text
 * @param text the text of a {@link ValueType#STRING}, else null
 */
public record Value(ValueType type, long bits, @Nullable String text) {
  /** Checks that text and type belong together. */
  public Value {
    if ((type == ValueType.STRING) != (text != null)) {
      throw new IllegalArgumentException(
          "a text belongs to the type string and to no other [type=%s]".formatted(type.label()));
    }
  }

  /** A truth value. */
  public static Value of(boolean value) {
    return new Value(ValueType.BOOL, value ? 1 : 0, null);
  }

  /** A text. */
  public static Value of(String text) {
    return new Value(ValueType.STRING, 0, text);
  }

  /** A double. */
  public static Value of(double value) {
    return ofDouble(ValueType.F64, value);
  }

  /** A single. */
  public static Value of(float value) {
    return ofDouble(ValueType.F32, value);
  }

  /** An integer type's value; the caller has checked the range. */
  public static Value ofLong(ValueType type, long value) {
    return new Value(type, value, null);
  }

  /**
   * A number of any numeric type.
   *
   * @param type a numeric type; for an integer type the number is rounded half up, for f32 to the
   *     nearest single
   */
  public static Value ofDouble(ValueType type, double value) {
    return switch (type) {
      case F64 -> new Value(type, Double.doubleToRawLongBits(value), null);
      case F32 -> new Value(type, Double.doubleToRawLongBits((float) value), null);
      case BOOL -> of(value != 0);
      case I16, U16, I32, U32, I64 -> new Value(type, Math.round(value), null);
      case U64 -> new Value(type, new java.math.BigDecimal(value).toBigInteger().longValue(), null);
      case STRING -> throw new IllegalArgumentException("a number is no text");
    };
  }

  /** The bits as a double: the number itself, rounded where a 64-bit integer does not fit. */
  public double asDouble() {
    return asDouble(type, bits);
  }

  /** Like {@link #asDouble()} for bits held elsewhere; NaN for a text. */
  public static double asDouble(ValueType type, long bits) {
    return switch (type) {
      case F32, F64 -> Double.longBitsToDouble(bits);
      case BOOL, I16, U16, I32, U32, I64 -> bits;
      case U64 -> bits >= 0 ? bits : (bits >>> 1) * 2.0 + (bits & 1);
      case STRING -> Double.NaN;
    };
  }

  /** True when this is a true bool or a number other than 0. */
  public boolean asBoolean() {
    return type.isFloating() ? asDouble() != 0 : bits != 0;
  }

  /**
   * Boolean, Long, BigInteger (u64 above 2^63), Float, Double or String: how JSON shall print it.
   */
  public Object boxed() {
    return switch (type) {
      case BOOL -> bits != 0;
      case I16, U16, I32, U32, I64 -> bits;
      case U64 -> bits >= 0 ? (Object) bits : new BigInteger(Long.toUnsignedString(bits));
      case F32 -> (float) asDouble();
      case F64 -> asDouble();
      case STRING -> Objects.requireNonNull(text);
    };
  }

  /** False for NaN and the infinities, which no project value may be. */
  public boolean isFinite() {
    return isFinite(type, bits);
  }

  /** Like {@link #isFinite()} for bits held elsewhere. */
  public static boolean isFinite(ValueType type, long bits) {
    return !type.isFloating() || Double.isFinite(asDouble(type, bits));
  }

  @Override
  public String toString() {
    return String.valueOf(boxed());
  }
}
