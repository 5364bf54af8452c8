package org.plantroom.core;

/**
 * How the bytes of a number of two or four registers lie on the wire; {@code A} is the most
 * significant byte of a 32-bit number. For 64 bits the same swap runs over all four words. A text
 * keeps its words in reading order; only the two bytes of a word swap.
 */
public enum RegisterOrder {
  /** Big-endian: the standard. */
  ABCD(false, false),
  /** Words swapped. */
  CDAB(true, false),
  /** Bytes of each word swapped. */
  BADC(false, true),
  /** Little-endian: both swapped. */
  DCBA(true, true);

  private final boolean swapsWords;
  private final boolean swapsBytes;

  RegisterOrder(boolean swapsWords, boolean swapsBytes) {
    this.swapsWords = swapsWords;
    this.swapsBytes = swapsBytes;
  }

  /** True when the least significant word comes first. */
  public boolean swapsWords() {
    return swapsWords;
  }

  /** True when the low byte of each word comes first. */
  public boolean swapsBytes() {
    return swapsBytes;
  }
}
