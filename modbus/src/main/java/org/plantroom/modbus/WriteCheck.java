package org.plantroom.modbus;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.RegisterTable;

/**
 * Asked before a client's write is applied to a simulated unit, as a machine checks a value before
 * it takes it (Modbus Application Protocol V1.1b3, figures 15, 16, 21, 22 and 26).
 */
@FunctionalInterface
public interface WriteCheck {
  /** Takes every write. */
  WriteCheck NONE = (table, address, bytes) -> null;

  /**
   * Judges a write. Runs on the server's network thread, inside the bank's lock: it may read the
   * bank, must not change it and must not block.
   *
   * @param table coil or holding
   * @param address first address to be written; all addresses are declared
   * @param bytes what the addresses would hold: two bytes a register, high byte first, or one byte
   *     a coil, 0 or 1; must not be changed
   * @return null to let it pass, or the exception code that refuses all of it, 1 to 255
   */
  @Nullable Integer refusal(RegisterTable table, int address, byte[] bytes);
}
