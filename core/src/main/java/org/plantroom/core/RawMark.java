package org.plantroom.core;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A raw value that means "no value", as the file writes it.
 *
 * @param text a decimal number, or a word pattern in hex
 */
record RawMark(String text) {

  static Optional<RawMark> of(String text) {
    boolean number = Numbers.integer(text).isPresent() || Numbers.decimal(text).isPresent();
    return number ? Optional.of(new RawMark(text)) : Optional.empty();
  }

  /** True for the types that marks exist for: numbers, and bits, whose whole word is the mark. */
  static boolean isFor(RegisterType type) {
    return type.isNumeric() || type == RegisterType.BIT;
  }

  /**
   * The mark as the register read with a type gives it; for a bit the whole word as an u16, for BCD
   * the words' pattern.
   *
   * @return a Long, or a BigInteger for an u64 beyond it, or a Float or Double; empty when the type
   *     cannot give this value
   */
  Optional<Number> as(RegisterType type) {
    return switch (type) {
      case BOOL, STRING -> Optional.empty();
      case F32, F64 -> floating(type);
      case I16, I32, I64 -> whole(type, true);
      case BIT, BCD16, BCD32, U16, U32, U64 -> whole(type, false);
    };
  }

  private Optional<Number> floating(RegisterType type) {
    boolean single = type == RegisterType.F32;
    if (!Numbers.isHex(text)) {
      return Numbers.decimal(text).map(number -> single ? (Number) number.floatValue() : number);
    }
    return pattern(type)
        .map(
            bits ->
                single
                    ? (Number) Float.intBitsToFloat(bits.intValue())
                    : Double.longBitsToDouble(bits.longValue()));
  }

  private Optional<Number> whole(RegisterType type, boolean signed) {
    int bits = type.registers() * 16;
    if (Numbers.isHex(text)) {
      return pattern(type).map(pattern -> signed ? signExtended(pattern, bits) : boxed(pattern));
    }
    return Numbers.integer(text)
        .filter(number -> signed ? number.bitLength() < bits : fitsUnsigned(number, bits))
        .map(RawMark::boxed);
  }

  private Optional<BigInteger> pattern(RegisterType type) {
    return Numbers.integer(text).filter(bits -> bits.bitLength() <= type.registers() * 16);
  }

  private static boolean fitsUnsigned(BigInteger number, int bits) {
    return number.signum() >= 0 && number.bitLength() <= bits;
  }

  private static Number signExtended(BigInteger pattern, int bits) {
    int unused = Long.SIZE - bits;
    return pattern.longValue() << unused >> unused;
  }

  private static Number boxed(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
  }
}
