package org.plantroom.modbus;

import org.plantroom.core.RegisterOrder;

/**
 * Numbers of one to four words in each of the four orders. Works on the answer's bytes in place,
 * because it runs for every tag of every scan.
 */
final class Words {
  private Words() {}

  /**
   * Reads a number.
   *
   * @param at index of the first byte
   * @param words 1 to 4
   * @return the words as an unsigned number, most significant word first
   */
  static long read(byte[] data, int at, int words, RegisterOrder order) {
    long bits = 0;
    for (int i = 0; i < words; i++) {
      int word = at + 2 * (order.swapsWords() ? words - 1 - i : i);
      bits = (bits << 16) | word(data, word, order.swapsBytes());
    }
    return bits;
  }

  /** Writes a number; the opposite of {@link #read}. */
  static void write(byte[] data, int at, int words, RegisterOrder order, long bits) {
    for (int i = 0; i < words; i++) {
      int word = at + 2 * (order.swapsWords() ? i : words - 1 - i);
      int value = (int) (bits >>> (16 * i));
      data[word] = (byte) (order.swapsBytes() ? value : value >>> 8);
      data[word + 1] = (byte) (order.swapsBytes() ? value >>> 8 : value);
    }
  }

  private static int word(byte[] data, int at, boolean swapped) {
    int first = data[at] & 0xFF;
    int second = data[at + 1] & 0xFF;
    return swapped ? (second << 8) | first : (first << 8) | second;
  }
}
