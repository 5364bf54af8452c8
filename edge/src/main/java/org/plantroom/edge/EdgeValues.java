package org.plantroom.edge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Interlock;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagReference;
import org.plantroom.core.TagType;

/**
 * The latest samples of those tags that writes look at: the tags of interlocks, and those that may
 * be written. Thread-safe.
 */
final class EdgeValues {
  private final Map<EdgeTag, Sample> latest = new ConcurrentHashMap<>();
  private volatile Map<String, Set<String>> watched = Map.of();

  EdgeValues(EdgeNode node) {
    become(node);
  }

  /** Looks at the tags of another form of the edge from now on. */
  void become(EdgeNode node) {
    Map<String, Set<String>> next = new HashMap<>();
    for (Device device : node.devices().values()) {
      for (TagType tag : device.type().tags().values()) {
        if (tag.write() != null) {
          next.computeIfAbsent(device.id(), id -> new HashSet<>()).add(tag.name());
        }
      }
      for (Interlock interlock : device.interlocks().values()) {
        for (String reference : interlock.rule().expression().references()) {
          EdgeTag tag = resolve(node.id(), device.id(), reference);
          if (tag != null) {
            next.computeIfAbsent(tag.device(), id -> new HashSet<>()).add(tag.tag());
          }
        }
      }
    }
    watched = next;
    latest.keySet().removeIf(tag -> !isWatched(tag));
  }

  private boolean isWatched(EdgeTag tag) {
    return watched.getOrDefault(tag.device(), Set.of()).contains(tag.tag());
  }

  private static @Nullable EdgeTag resolve(EdgeId edge, String device, String reference) {
    DeviceId from = edge.device(device);
    TagPath path = TagReference.resolve(reference, from);
    return path.edgeId().equals(edge) ? new EdgeTag(path.device(), path.tag()) : null;
  }

  /** Takes what a device's poll gave, or what is known of its silence. */
  void note(String device, List<TagReading> readings) {
    Set<String> wanted = watched.get(device);
    if (wanted == null) {
      return;
    }
    for (TagReading reading : readings) {
      String tag = reading.tag().name();
      if (wanted.contains(tag)) {
        latest.put(new EdgeTag(device, tag), reading.sample());
      }
    }
  }

  /** The latest sample of a tag; null when there is none, or nobody looks at it. */
  @Nullable Sample of(EdgeTag tag) {
    return latest.get(tag);
  }

  /** What an interlock of a device names; null for tags of other edges. */
  @Nullable Sample of(EdgeId edge, String device, String reference) {
    EdgeTag tag = resolve(edge, device, reference);
    return tag == null ? null : latest.get(tag);
  }
}
