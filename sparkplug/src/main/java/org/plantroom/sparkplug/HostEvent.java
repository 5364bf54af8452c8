package org.plantroom.sparkplug;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;

/** What the host learns from the messages of one edge node. */
public sealed interface HostEvent {
  /**
   * The edge node is online with these metrics of its own.
   *
   * @param edge the edge node
   * @param bdSeq the number of its MQTT session, 0 to 255; -1 when it gave none
   * @param metrics its own metrics but bdSeq and the two control metrics
   * @param timestamp when it published, milliseconds since 1970 UTC
   * @param rebirth true when the session goes on: its devices are still what they were until a
   *     {@link DeviceBorn} or {@link DeviceDied} says otherwise. False begins a new one without
   *     devices
   * @param takesReceipts true when it declared {@code Node Control/Delivered}
   */
  record NodeBorn(
      EdgeId edge,
      long bdSeq,
      List<BirthMetric> metrics,
      long timestamp,
      boolean rebirth,
      boolean takesReceipts)
      implements HostEvent {}

  /**
   * The device is online with these metrics.
   *
   * @param timestamp when the edge node published, milliseconds since 1970 UTC
   */
  record DeviceBorn(DeviceId device, List<BirthMetric> metrics, long timestamp)
      implements HostEvent {}

  /**
   * Values arrived, or a mark alone.
   *
   * @param edge the edge node
   * @param device the device; null when the values are the edge node's own
   * @param metrics the values under names and types; those of unknown metrics are missing
   * @param mark what the edge said of delivery; null for none
   * @param whole false when a metric was unknown, so that after a rebirth the same payload would
   *     say more: such a payload must not be receipted
   * @param timestamp when the edge node published, milliseconds since 1970 UTC
   */
  record DataReceived(
      EdgeId edge,
      @Nullable DeviceId device,
      ReceivedMetrics metrics,
      @Nullable DeliveryMark mark,
      boolean whole,
      long timestamp)
      implements HostEvent {}

  /**
   * The device is offline, its metrics are stale.
   *
   * @param timestamp since when: of the DDEATH, milliseconds since 1970 UTC
   */
  record DeviceDied(DeviceId device, long timestamp) implements HostEvent {}

  /**
   * The edge node and all its devices are offline, their metrics stale.
   *
   * @param timestamp since when: the host's time, milliseconds since 1970 UTC
   */
  record NodeDied(EdgeId edge, long timestamp) implements HostEvent {}

  /**
   * The host is to send a rebirth request now; the session itself keeps the pace.
   *
   * @param reason why, for people
   */
  record RebirthNeeded(EdgeId edge, String reason) implements HostEvent {}

  /**
   * A message, or one metric of it, was not taken.
   *
   * @param reason why, for people
   */
  record Refused(EdgeId edge, String reason) implements HostEvent {}

  /**
   * Metrics were taken, but not all of their properties.
   *
   * @param count how many properties were not
   * @param reason which, for people
   */
  record PropertiesDropped(EdgeId edge, int count, String reason) implements HostEvent {}
}
