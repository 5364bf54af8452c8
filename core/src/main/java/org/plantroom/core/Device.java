package org.plantroom.core;

import java.time.Duration;
import java.util.Collections;
import java.util.SequencedMap;

/**
 * A device on an edge, as a site file gives it.
 *
 * @param id its name within the edge
 * @param name for people
 * @param type its register map
 * @param endpoint the connection it is reached over
 * @param unit Modbus unit id, 0 to 255
 * @param timeout how long to wait for a connection or an answer
 * @param pause least time between an answer and the next request
 * @param alarms its type's alarms by name, as changed for this device; may be empty
 * @param interlocks its type's interlocks by name, as changed for this device; may be empty
 * @param schedules of its tags by name; may be empty
 */
public record Device(
    String id,
    String name,
    MachineType type,
    Endpoint endpoint,
    int unit,
    Duration timeout,
    Duration pause,
    SequencedMap<String, AlarmType> alarms,
    SequencedMap<String, Interlock> interlocks,
    SequencedMap<String, Schedule> schedules) {

  /**
   * True when an edge polls the other just as this one: alarm rules are the host's affair, and
   * schedules are not the poll's.
   */
  public boolean isReadLike(Device other) {
    return asPolled().equals(other.asPolled());
  }

  private Device asPolled() {
    return new Device(
        id,
        name,
        type.withoutAlarms(),
        endpoint,
        unit,
        timeout,
        pause,
        Collections.emptySortedMap(),
        interlocks,
        Collections.emptySortedMap());
  }
}
