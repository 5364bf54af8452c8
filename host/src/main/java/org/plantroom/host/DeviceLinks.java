package org.plantroom.host;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;

/**
 * The links of one edge node's devices, a bounded number. Changed by the Sparkplug thread alone.
 */
final class DeviceLinks {
  private static final int MAX_DEVICES = 10_000;

  private final EdgeId edge;
  private final Map<String, DeviceLink> byDevice = new ConcurrentHashMap<>();

  DeviceLinks(EdgeId edge) {
    this.edge = edge;
  }

  /** The link of a device, made when it is new; null when there are too many or it has no name. */
  @Nullable DeviceLink of(String device, long now) {
    DeviceLink known = byDevice.get(device);
    if (known != null) {
      return known;
    }
    DeviceId id = byDevice.size() < MAX_DEVICES ? id(device) : null;
    return id == null ? null : byDevice.computeIfAbsent(device, d -> new DeviceLink(id, now));
  }

  private @Nullable DeviceId id(String device) {
    try {
      return edge.device(device);
    } catch (IllegalArgumentException e) {
      // The name came from a metric of a stranger.
      return null;
    }
  }

  void forEach(Consumer<DeviceLink> action) {
    byDevice.values().forEach(action);
  }

  /** All links in the order of their paths. */
  List<LinkView> views() {
    return byDevice.values().stream()
        .map(DeviceLink::view)
        .sorted(Comparator.comparing(LinkView::path))
        .toList();
  }
}
