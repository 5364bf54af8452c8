package org.plantroom.modbus;

import org.plantroom.core.RegisterTable;

/** Told after a client has written to a simulated unit, when the bank holds the new values. */
@FunctionalInterface
public interface WriteListener {
  /**
   * A client has written. Runs on the server's network thread and must not block.
   *
   * @param unit unit id, 0 to 255
   * @param table coil or holding
   * @param address first address written
   * @param count addresses written
   */
  void written(int unit, RegisterTable table, int address, int count);
}
