package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.ValueType;

/** The data types of Sparkplug 3.0, 6.4.16, with the type their values have here. */
public enum DataType {
  /** Signed, 8 bits. */
  INT8(1, ValueType.I16, 8),
  /** Signed, 16 bits. */
  INT16(2, ValueType.I16, 16),
  /** Signed, 32 bits. */
  INT32(3, ValueType.I32, 32),
  /** Signed, 64 bits. */
  INT64(4, ValueType.I64, 64),
  /** Unsigned, 8 bits. */
  UINT8(5, ValueType.U16, 8),
  /** Unsigned, 16 bits. */
  UINT16(6, ValueType.U16, 16),
  /** Unsigned, 32 bits. */
  UINT32(7, ValueType.U32, 32),
  /** Unsigned, 64 bits. */
  UINT64(8, ValueType.U64, 64),
  /** IEEE 754 single. */
  FLOAT(9, ValueType.F32, 0),
  /** IEEE 754 double. */
  DOUBLE(10, ValueType.F64, 0),
  /** True or false. */
  BOOLEAN(11, ValueType.BOOL, 0),
  /** UTF-8 text. */
  STRING(12, ValueType.STRING, 0),
  /** Milliseconds since 1970 UTC. */
  DATE_TIME(13, ValueType.I64, 64),
  /** UTF-8 text, long. */
  TEXT(14, ValueType.STRING, 0),
  /** A UUID as text. */
  UUID(15, ValueType.STRING, 0);

  private static final @Nullable DataType[] BY_CODE = new DataType[16];

  static {
    for (DataType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  private final int code;
  private final ValueType valueType;
  private final int bits;

  DataType(int code, ValueType valueType, int bits) {
    this.code = code;
    this.valueType = valueType;
    this.bits = bits;
  }

  /**
   * The type of a code.
   *
   * @return null for types whose values are not taken: data sets, templates, bytes, files, arrays
   */
  public static @Nullable DataType ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }

  /** The Sparkplug type a value type travels as. */
  public static DataType of(ValueType type) {
    return switch (type) {
      case BOOL -> BOOLEAN;
      case I16 -> INT16;
      case U16 -> UINT16;
      case I32 -> INT32;
      case U32 -> UINT32;
      case I64 -> INT64;
      case U64 -> UINT64;
      case F32 -> FLOAT;
      case F64 -> DOUBLE;
      case STRING -> STRING;
    };
  }

  /** The number in the payload's {@code datatype} field, 1 to 15. */
  public int code() {
    return code;
  }

  /** The type values of this type have in Plantroom. */
  public ValueType valueType() {
    return valueType;
  }

  /** Width of an integer type, else 0. */
  int bits() {
    return bits;
  }

  /** True for the integer types with a sign. */
  boolean isSigned() {
    return this == INT8 || this == INT16 || this == INT32 || this == INT64;
  }
}
