package org.plantroom.modbus;

/** Bits eight to a byte, the first address in the least bit, as FC 1, 2 and 15 carry them. */
final class PackedBits {
  private PackedBits() {}

  /** From one byte a bit. */
  static byte[] pack(byte[] bits) {
    byte[] packed = new byte[(bits.length + 7) / 8];
    for (int i = 0; i < bits.length; i++) {
      packed[i / 8] |= (byte) ((bits[i] & 1) << (i % 8));
    }
    return packed;
  }

  /** To one byte a bit. */
  static byte[] unpack(byte[] packed, int count) {
    byte[] bits = new byte[count];
    for (int i = 0; i < count; i++) {
      bits[i] = (byte) ((packed[i / 8] >> (i % 8)) & 1);
    }
    return bits;
  }
}
