package org.plantroom.modbus;

import java.util.List;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** The raw number of a tag as it stands in the registers, before scaling. */
final class RawNumber {
  private static final double TWO_63 = 0x1p63;
  private static final double TWO_64 = 0x1p64;

  private RawNumber() {}

  /** The type of the raw number of a numeric tag. */
  static ValueType type(TagType tag) {
    return switch (tag.type()) {
      case BOOL, BIT -> ValueType.BOOL;
      case I16 -> ValueType.I16;
      case U16, BCD16 -> ValueType.U16;
      case I32 -> ValueType.I32;
      case U32, BCD32 -> ValueType.U32;
      case I64 -> ValueType.I64;
      case U64 -> ValueType.U64;
      case F32 -> ValueType.F32;
      case F64 -> ValueType.F64;
      case STRING -> ValueType.STRING;
    };
  }

  /** The words of an integer with the sign its type gives them. */
  static long extended(ValueType type, long word) {
    return switch (type) {
      case I16 -> (short) word;
      case I32 -> (int) word;
      case BOOL, U16, U32, I64, U64, F32, F64, STRING -> word;
    };
  }

  /** The words of an IEEE number as a double. */
  static double floating(TagType tag, long word) {
    return type(tag) == ValueType.F32
        ? Float.intBitsToFloat((int) word)
        : Double.longBitsToDouble(word);
  }

  /**
   * True when these words are a mark for "no value". Compares bit patterns, so that 0x8000 and
   * -32768 mean the same mark of an i16.
   */
  static boolean isMarkedInvalid(TagType tag, long word) {
    List<Number> marks = tag.invalid();
    if (marks.isEmpty()) {
      return false;
    }
    int unused = 64 - 16 * tag.type().registers();
    for (Number mark : marks) {
      if (mark.longValue() << unused == word << unused) {
        return true;
      }
    }
    return false;
  }

  /** True when this IEEE number is a mark for "no value". */
  static boolean isMarkedInvalid(TagType tag, double raw) {
    for (Number mark : tag.invalid()) {
      double number = mark.doubleValue();
      if (raw == number || raw == (float) number) {
        return true;
      }
    }
    return false;
  }

  /**
   * The words of a value.
   *
   * @throws IllegalArgumentException when the value is no finite number or lies outside the type
   */
  static long of(TagType tag, Value value, int powerOfTen) {
    if (!value.type().isNumeric() || !value.isFinite() || !Scaling.isPower(powerOfTen)) {
      throw unfit(tag, value, "is no finite number");
    }
    ValueType type = type(tag);
    if (!tag.isScaled() && !type.isFloating() && !value.type().isFloating()) {
      return ofInteger(tag, value);
    }
    double number = value.asDouble();
    double raw = tag.isScaled() ? Scaling.remove(tag, number, powerOfTen) : number;
    return switch (type) {
      case F32 -> ofSingle(tag, value, (float) raw);
      case F64 -> Double.doubleToRawLongBits(raw);
      case BOOL, I16, U16, I32, U32, I64, U64, STRING -> ofRounded(tag, value, raw);
    };
  }

  static IllegalArgumentException unfit(TagType tag, Value value, String why) {
    return new IllegalArgumentException(
        "the value %s [tag=%s, type=%s, value=%s]"
            .formatted(why, tag.name(), tag.type().label(), value));
  }

  /** Never goes through a double, so that 64-bit counters stay exact. */
  private static long ofInteger(TagType tag, Value value) {
    boolean isHuge = value.type() == ValueType.U64 && value.bits() < 0;
    ValueType type = type(tag);
    boolean fits =
        type == ValueType.U64
            ? isHuge || value.bits() >= 0
            : !isHuge && value.bits() >= (long) least(type) && value.bits() <= greatest(type);
    if (!fits) {
      throw unfit(tag, value, "lies outside the register");
    }
    return value.bits();
  }

  private static long ofSingle(TagType tag, Value value, float raw) {
    if (!Float.isFinite(raw)) {
      throw unfit(tag, value, "lies outside the register");
    }
    return Float.floatToRawIntBits(raw);
  }

  private static long ofRounded(TagType tag, Value value, double raw) {
    // From 2^52 on a double is an integer, and adding a half would spoil the odd ones.
    double rounded = Math.abs(raw) < 0x1p52 ? Math.floor(raw + 0.5) : raw;
    ValueType type = type(tag);
    if (!(rounded >= least(type) && rounded < beyond(type))) {
      throw unfit(tag, value, "lies outside the register");
    }
    return rounded < TWO_63 ? (long) rounded : (long) (rounded - TWO_63) ^ Long.MIN_VALUE;
  }

  private static double least(ValueType type) {
    return switch (type) {
      case I16 -> Short.MIN_VALUE;
      case I32 -> Integer.MIN_VALUE;
      case I64 -> Long.MIN_VALUE;
      case BOOL, U16, U32, U64, F32, F64, STRING -> 0;
    };
  }

  /** The first number too great. */
  private static double beyond(ValueType type) {
    return switch (type) {
      case BOOL -> 2;
      case I16 -> 0x1p15;
      case U16 -> 0x1p16;
      case I32 -> 0x1p31;
      case U32 -> 0x1p32;
      case I64 -> TWO_63;
      case U64 -> TWO_64;
      case F32, F64, STRING -> 0;
    };
  }

  private static long greatest(ValueType type) {
    return type == ValueType.I64 ? Long.MAX_VALUE : (long) beyond(type) - 1;
  }
}
