package org.plantroom.core;

import java.util.Locale;

/** How a machine lets one bit of a word be written. */
public enum BitWrite {
  /** By function 22 alone, which cannot touch the other bits. */
  MASK,
  /**
   * Where the machine lacks function 22, by reading the word and writing it back. Only for words
   * that neither the machine nor anybody else changes meanwhile.
   */
  WORD;

  /** The word in project files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
