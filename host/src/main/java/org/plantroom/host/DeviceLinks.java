package org.plantroom.host;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Set<String> gone = new HashSet<>();
  private Set<String> declared = Set.of();

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

  /**
   * Takes the devices that the edge, one of ours, says at its birth it has. Those it had said
   * before and does not any more have left its project: their links go, though late values may
   * still come.
   */
  void declare(Set<String> devices) {
    if (gone.size() >= MAX_DEVICES) {
      gone.clear();
    }
    gone.addAll(declared);
    gone.removeAll(devices);
    declared = devices;
    byDevice.keySet().removeAll(gone);
  }

  /** True for a device that the edge said at its last birth it has. */
  boolean isDeclared(String device) {
    return declared.contains(device);
  }

  /** True for a device that has left its edge's project. */
  boolean isGone(String device) {
    return gone.contains(device);
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

  /** How many devices' values can flow. */
  long connected() {
    return byDevice.values().stream().filter(DeviceLink::isConnected).count();
  }

  /** One of the words of {@link LinkView}; null for a device not heard of. */
  @Nullable String state(String device) {
    DeviceLink link = byDevice.get(device);
    return link == null ? null : link.state();
  }

  /** All links in the order of their paths. */
  List<LinkView> views() {
    return byDevice.values().stream()
        .map(DeviceLink::view)
        .sorted(Comparator.comparing(LinkView::path))
        .toList();
  }
}
