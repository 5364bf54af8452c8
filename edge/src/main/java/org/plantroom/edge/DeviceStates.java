package org.plantroom.edge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;

/** The edge's devices as the publisher knows them, in the project's order. */
final class DeviceStates {
  private final EdgeId edge;
  private final Map<String, DeviceState> devices = new LinkedHashMap<>();

  /**
   * All devices, nothing read yet.
   *
   * @param now the wall clock, milliseconds since 1970 UTC
   */
  DeviceStates(EdgeNode node, long now) {
    this.edge = node.id();
    become(node, now);
  }

  /** Takes the devices of another project; of those that are the same the knowledge stays. */
  void become(EdgeNode node, long now) {
    Map<String, DeviceState> before = Map.copyOf(devices);
    devices.clear();
    for (Device device : node.devices().values()) {
      DeviceState known = before.get(device.id());
      boolean same = known != null && known.device().isReadLike(device);
      devices.put(
          device.id(), same ? known : new DeviceState(edge.device(device.id()), device, now));
    }
  }

  /** The id of a device of this edge, also of one it has no more. */
  DeviceId idOf(String device) {
    return edge.device(device);
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
