package org.plantroom.core;

/**
 * How characters of eight data bits travel on a serial line.
 *
 * @param baud bits a second, 300 to 1,000,000
 * @param parity the parity bit
 * @param stopBits 1 or 2
 */
public record SerialFormat(int baud, Parity parity, int stopBits) {
  /** What a device speaks when nobody has set it (Modbus over Serial Line V1.02, 2.5.1). */
  public static final SerialFormat USUAL = new SerialFormat(19_200, Parity.EVEN, 1);

  private static final int START_AND_DATA_BITS = 9;

  /** Bits of one character on the line, start, parity and stop bits included. */
  public int bitsOfCharacter() {
    return START_AND_DATA_BITS + (parity == Parity.NONE ? 0 : 1) + stopBits;
  }
}
