package org.plantroom.core;

import java.util.Locale;

/** How a tag's raw value lies in the registers, before scaling. */
public enum RegisterType {
  /** A coil or discrete input, or a word where anything but 0 is true. */
  BOOL(1),
  /** One bit of a word. */
  BIT(1),
  /** Signed word. */
  I16(1),
  /** Unsigned word. */
  U16(1),
  /** Signed, two words. */
  I32(2),
  /** Unsigned, two words. */
  U32(2),
  /** Signed, four words. */
  I64(4),
  /** Unsigned, four words. */
  U64(4),
  /** IEEE 754 single, two words. */
  F32(2),
  /** IEEE 754 double, four words. */
  F64(4),
  /** Four decimal digits, one in each half byte of a word. */
  BCD16(1),
  /** Eight decimal digits, two words. */
  BCD32(2),
  /** Text, two bytes a word, ended by the first zero byte; length in registers is the tag's own. */
  STRING(0);

  private final int registers;

  RegisterType(int registers) {
    this.registers = registers;
  }

  /** Registers it takes; 0 for a text, whose length the tag gives. */
  public int registers() {
    return registers;
  }

  /** The word in project files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True for the types a scale can act on. */
  public boolean isNumeric() {
    return this != BOOL && this != BIT && this != STRING;
  }
}
