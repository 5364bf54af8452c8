package org.plantroom.core;

import java.util.Locale;

/** The four tables of a Modbus device (Modbus Application Protocol V1.1b3, 4.3). */
public enum RegisterTable {
  /** Single bits, read and written (FC 1, 5, 15). */
  COIL,
  /** Single bits, read only (FC 2). */
  DISCRETE,
  /** 16-bit words, read only (FC 4). */
  INPUT,
  /** 16-bit words, read and written (FC 3, 6, 16, 22). */
  HOLDING;

  /** The word in project files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True for the two tables of single bits. */
  public boolean isBits() {
    return this == COIL || this == DISCRETE;
  }

  /** True for the two tables that can be written. */
  public boolean isWritable() {
    return this == COIL || this == HOLDING;
  }
}
