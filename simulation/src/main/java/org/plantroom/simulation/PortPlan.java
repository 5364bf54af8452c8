package org.plantroom.simulation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plantroom.core.Where;

/**
 * Gives devices their ports and unit ids. Ports are counted from 0 in the order the devices come.
 *
 * <p>Not thread-safe; one reading owns it.
 */
final class PortPlan {
  /** Units of a serial line, and of a gateway's port (Modbus over Serial Line V1.02, 2.2). */
  private static final int MOST_UNITS = 247;

  /**
   * Where a device is reached.
   *
   * @param port counted from 0
   * @param unit id, 1 to 247
   */
  record Slot(int port, int unit) {}

  private final Map<Integer, Integer> numbered = new HashMap<>();
  private final Map<Integer, BitSet> taken = new LinkedHashMap<>();
  private int shared = -1;

  /**
   * The slot of one more device; empty when it is taken, which is then reported.
   *
   * @param number of the port; empty for one of its own, {@link PlantDeviceKeys#SHARED} for any
   *     with room
   * @param unit wanted; empty for the first that is free
   */
  Optional<Slot> next(Optional<Integer> number, Optional<Integer> unit, Where where) {
    int port =
        number
            .map(wanted -> wanted == PlantDeviceKeys.SHARED ? shared() : numbered(wanted))
            .orElseGet(this::newPort);
    BitSet units = taken.computeIfAbsent(port, _ -> new BitSet());
    int free = unit.orElse(units.nextClearBit(1));
    if (free > MOST_UNITS || units.get(free)) {
      where.report(
          free > MOST_UNITS ? "a port that is full" : "unit %d a second time".formatted(free),
          "every unit, 1 to %d, once on a port".formatted(MOST_UNITS));
      return Optional.empty();
    }
    units.set(free);
    return Optional.of(new Slot(port, free));
  }

  private int numbered(int number) {
    Integer port = numbered.get(number);
    if (port == null) {
      port = newPort();
      numbered.put(number, port);
    }
    return port;
  }

  private int shared() {
    BitSet units = taken.get(shared);
    if (units == null || units.cardinality() >= MOST_UNITS) {
      shared = newPort();
    }
    return shared;
  }

  private int newPort() {
    int port = taken.size();
    taken.put(port, new BitSet());
    return port;
  }

  /** How many ports are needed. */
  int ports() {
    return taken.size();
  }
}
