package org.plantroom.sparkplug;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;

/** The edge node itself or one of its devices, with the metrics its birth declared. */
final class MetricOwner {
  private final @Nullable DeviceId device;
  private final Map<String, KnownMetric> byName = new HashMap<>();
  private boolean alive = true;

  MetricOwner(@Nullable DeviceId device) {
    this.device = device;
  }

  @Nullable DeviceId device() {
    return device;
  }

  Map<String, KnownMetric> byName() {
    return byName;
  }

  boolean isAlive() {
    return alive;
  }

  /** After its DDEATH; its metrics stay known, for what the edge node still sends of its past. */
  void die() {
    alive = false;
  }

  /** Its id for sentences. */
  String label() {
    return device == null ? "the edge node" : device.device();
  }
}
