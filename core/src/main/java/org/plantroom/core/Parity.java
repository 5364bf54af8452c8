package org.plantroom.core;

import java.util.Locale;

/** The parity bit of a character on a serial line. */
public enum Parity {
  /** None. */
  NONE,
  /** Makes the number of ones even; what Modbus over Serial Line V1.02, 2.5.1 asks for. */
  EVEN,
  /** Makes the number of ones odd. */
  ODD;

  /** The word in project files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
