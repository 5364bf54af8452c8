package org.plantroom.simulation;

import java.util.Collections;
import java.util.List;
import org.plantroom.core.MachineType;
import org.plantroom.modbus.RegisterBank;

/** A machine of the library that no plant drives. */
final class RestingMachine {
  private RestingMachine() {}

  /** Fills a unit's bank. */
  static void serve(MachineType type, RegisterBank bank) {
    DeviceTags tags =
        new DeviceTags(RestingTable.of(type), List.of(), List.of(), Collections.emptySortedMap());
    new MachineRegisters(type, tags, bank);
  }
}
