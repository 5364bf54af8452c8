package org.plantroom.edge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeNode;

/** The edge's devices as the publisher knows them, in the project's order. */
final class DeviceStates {
  private final Map<String, DeviceState> devices = new LinkedHashMap<>();

  /**
   * All devices, nothing read yet.
   *
   * @param now the wall clock, milliseconds since 1970 UTC
   */
  DeviceStates(EdgeNode node, long now) {
    node.devices()
        .forEach(
            (id, device) -> devices.put(id, new DeviceState(node.id().device(id), device, now)));
  }

  /** The device of an id, or null when the project has none. */
  @Nullable DeviceState find(String id) {
    return devices.get(id);
  }

  /** Every device. */
  Collection<DeviceState> all() {
    return devices.values();
  }
}
