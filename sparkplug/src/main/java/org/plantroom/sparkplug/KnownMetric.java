package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;

/**
 * A metric as its birth declared it: one object from that birth to the next, which every value of
 * the metric names. The host application may hang on it what it keeps of the metric, and so need
 * not search for it with each value.
 *
 * <p>Not thread-safe: belongs to whoever owns the session.
 */
public final class KnownMetric {
  private final MetricOwner owner;
  private final String name;
  private final @Nullable DataType type;
  private @Nullable Object attachment;

  /**
   * Enters a metric.
   *
   * @param owner whose it is
   * @param name its name
   * @param type its type; null for one whose values are not taken
   */
  KnownMetric(MetricOwner owner, String name, @Nullable DataType type) {
    this.owner = owner;
    this.name = name;
    this.type = type;
  }

  MetricOwner owner() {
    return owner;
  }

  @Nullable DataType type() {
    return type;
  }

  /** The device whose metric it is; null for one of the edge node itself. */
  public @Nullable DeviceId device() {
    return owner.device();
  }

  /** The name of the birth. */
  public String name() {
    return name;
  }

  /** Hangs something on it, in place of what was there; null takes it away. */
  public void attach(@Nullable Object newAttachment) {
    attachment = newAttachment;
  }

  /** What was hung on it; null for nothing. */
  public @Nullable Object attachment() {
    return attachment;
  }
}
