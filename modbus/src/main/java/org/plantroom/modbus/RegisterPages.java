package org.plantroom.modbus;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * One table of a simulated device: 65536 addresses, of which only declared ones exist. Memory is
 * taken by pages of 64 addresses as they are declared, so that tens of thousands of devices fit.
 *
 * <p>Not thread-safe; the {@link RegisterBank} locks.
 */
final class RegisterPages {
  private static final int PAGE = 64;
  private static final int ADDRESSES = 65536;

  private final BitSet declared = new BitSet();
  private byte[] @Nullable [] pages = new byte[0][];
  private final int width;

  /**
   * An empty table.
   *
   * @param width bytes an address: 2 for words, 1 for bits
   */
  RegisterPages(int width) {
    this.width = width;
  }

  /** Makes addresses exist, with the value 0 where they did not before. */
  void declare(int from, int count) {
    if (from < 0 || count < 1 || from + count > ADDRESSES) {
      throw new IllegalArgumentException(
          "no range of addresses [from=%d, count=%d]".formatted(from, count));
    }
    declared.set(from, from + count);
    int needed = (from + count - 1) / PAGE + 1;
    if (needed > pages.length) {
      pages = Arrays.copyOf(pages, needed);
    }
  }

  boolean isDeclared(int from, int count) {
    return from >= 0 && declared.nextClearBit(from) >= from + count;
  }

  /** Copies declared addresses out. */
  byte[] read(int from, int count) {
    byte[] bytes = new byte[count * width];
    for (int i = 0; i < count; i++) {
      System.arraycopy(page(from + i), at(from + i), bytes, i * width, width);
    }
    return bytes;
  }

  /** Copies whole addresses in; all are declared. */
  void write(int from, byte[] bytes) {
    for (int i = 0; i < bytes.length / width; i++) {
      System.arraycopy(bytes, i * width, page(from + i), at(from + i), width);
    }
  }

  private int at(int address) {
    return address % PAGE * width;
  }

  private byte[] page(int address) {
    byte[] page = pages[address / PAGE];
    if (page == null) {
      page = new byte[PAGE * width];
      pages[address / PAGE] = page;
    }
    return page;
  }
}
