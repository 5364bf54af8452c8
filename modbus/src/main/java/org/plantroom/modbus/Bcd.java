package org.plantroom.modbus;

import java.util.OptionalLong;

/** Binary-coded decimals: one decimal digit in each four bits, the most significant first. */
final class Bcd {
  private static final int DIGITS_A_WORD = 4;

  private Bcd() {}

  /** The number that the digits make up; empty when one of them is none. */
  static OptionalLong read(long pattern) {
    long number = 0;
    for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
      long digit = pattern >>> shift & 0xF;
      if (digit > 9) {
        return OptionalLong.empty();
      }
      number = number * 10 + digit;
    }
    return OptionalLong.of(number);
  }

  /**
   * The digits of a number.
   *
   * @param number 0 or more, of at most 16 digits
   */
  static long of(long number) {
    long pattern = 0;
    long rest = number;
    for (int shift = 0; rest > 0; shift += 4) {
      pattern |= rest % 10 << shift;
      rest /= 10;
    }
    return pattern;
  }

  /** The greatest number of so many words, 1 to 4. */
  static long greatest(int words) {
    long greatest = 0;
    for (int digit = 0; digit < words * DIGITS_A_WORD; digit++) {
      greatest = greatest * 10 + 9;
    }
    return greatest;
  }
}
