package org.plantroom.edge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.sparkplug.NodeMetric;

/** What the publisher knows of a device: its tags' latest samples, for births. */
final class DeviceState {
  private final DeviceId id;
  private final Device device;
  private final long startedAt;
  private final Map<String, Sample> latest = new HashMap<>();
  private boolean down;

  DeviceState(DeviceId id, Device device, long startedAt) {
    this.id = id;
    this.device = device;
    this.startedAt = startedAt;
  }

  DeviceId id() {
    return id;
  }

  Device device() {
    return device;
  }

  /** True while the device is known to be silent. */
  boolean isDown() {
    return down;
  }

  void setDown(boolean isDown) {
    down = isDown;
  }

  void take(List<TagSample> samples) {
    for (TagSample sample : samples) {
      latest.put(sample.tag(), sample.sample());
    }
  }

  /** Every tag as a birth declares it. */
  List<NodeMetric> metrics() {
    List<NodeMetric> metrics = new ArrayList<>(device.type().tags().size());
    for (TagType tag : device.type().tags().values()) {
      Sample now = latest.getOrDefault(tag.name(), Sample.bad(Quality.BAD_WAITING, startedAt));
      metrics.add(new NodeMetric(tag.name(), tag.valueType(), tag.unit(), tag.description(), now));
    }
    return metrics;
  }

  /**
   * What is said when the device becomes another: its tags that are no more, or of another type,
   * are not read from now on.
   *
   * @param next what it becomes; null when the edge has it no more
   */
  DeviceReport removedFor(@Nullable Device next, long now) {
    Map<String, TagType> stay = next == null ? Map.of() : next.type().tags();
    Sample removed = Sample.bad(Quality.BAD_REMOVED, now);
    return new DeviceReport(
        device.id(),
        device.type().tags().values().stream()
            .filter(tag -> !isSame(tag, stay.get(tag.name())))
            .map(tag -> new TagSample(tag.name(), tag.valueType(), removed))
            .toList());
  }

  private static boolean isSame(TagType tag, @Nullable TagType next) {
    return next != null && next.valueType() == tag.valueType();
  }

  /** What is said when the edge comes up: from its last sign of life on nothing is known. */
  DeviceReport offlineSince(long lastAlive) {
    Sample offline = Sample.bad(Quality.BAD_EDGE_OFFLINE, lastAlive);
    return new DeviceReport(
        device.id(),
        device.type().tags().values().stream()
            .map(tag -> new TagSample(tag.name(), tag.valueType(), offline))
            .toList());
  }
}
