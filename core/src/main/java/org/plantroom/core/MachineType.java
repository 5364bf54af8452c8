package org.plantroom.core;

import java.util.Collections;
import java.util.SequencedMap;

/**
 * A machine's register map and meaning: what {@code types/*.yaml} holds.
 *
 * @param id the file's name without ending
 * @param name for people
 * @param manufacturer who makes it; may be empty
 * @param description for people; may be empty
 * @param source where the register map is published; may be empty
 * @param machineClass what kind of machine, e.g. {@code heat-pump}
 * @param addressBase the number the maker's list gives the first register, 0 or 1
 * @param maxRegisters the most registers the device gives in one read, 1 to 125
 * @param bitWrite how one bit of a word may be written
 * @param tags by name, in the file's order
 * @param alarms by name, in the file's order; may be empty
 * @param interlocks by name, in the file's order; may be empty
 */
public record MachineType(
    String id,
    String name,
    String manufacturer,
    String description,
    String source,
    MachineClass machineClass,
    int addressBase,
    int maxRegisters,
    BitWrite bitWrite,
    SequencedMap<String, TagType> tags,
    SequencedMap<String, AlarmType> alarms,
    SequencedMap<String, Interlock> interlocks) {

  /** The same machine without alarm rules. */
  MachineType withoutAlarms() {
    return new MachineType(
        id,
        name,
        manufacturer,
        description,
        source,
        machineClass,
        addressBase,
        maxRegisters,
        bitWrite,
        tags,
        Collections.emptySortedMap(),
        interlocks);
  }
}
