package org.plantroom.core;

import java.util.Locale;

/**
 * The type of a tag's value after scaling: what travels, what history keeps. The same words stand
 * in project files, JSON and history.
 */
public enum ValueType {
  /** True or false. */
  BOOL,
  /** Signed, 16 bits. */
  I16,
  /** Unsigned, 16 bits. */
  U16,
  /** Signed, 32 bits. */
  I32,
  /** Unsigned, 32 bits. */
  U32,
  /** Signed, 64 bits, exact. */
  I64,
  /** Unsigned, 64 bits, exact. */
  U64,
  /** IEEE 754 single. */
  F32,
  /** IEEE 754 double. */
  F64,
  /** Text. */
  STRING;

  /** The word in files and JSON, e.g. {@code u16}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The type of a word.
   *
   * @throws IllegalArgumentException naming the known words
   */
  public static ValueType ofLabel(String label) {
    for (ValueType type : values()) {
      if (type.label().equals(label)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "unknown value type, expected one of bool, i16, u16, i32, u32, i64, u64, f32, f64, string"
            + " [type=%s]".formatted(label));
  }

  /** True for the two IEEE types. */
  public boolean isFloating() {
    return this == F32 || this == F64;
  }

  /** True for every type but bool and string. */
  public boolean isNumeric() {
    return this != BOOL && this != STRING;
  }
}
