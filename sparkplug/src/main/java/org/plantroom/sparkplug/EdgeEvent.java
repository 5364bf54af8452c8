package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Value;

/** What the edge node learns from the host applications. */
public sealed interface EdgeEvent {
  /** A host asks for all births again, at once and before any further data. */
  record RebirthRequested() implements EdgeEvent {}

  /**
   * The host has these offsets safely in history.
   *
   * @param received the offsets; the receiver's own
   */
  record Delivered(OffsetRanges received) implements EdgeEvent {}

  /**
   * A host asks to write a value.
   *
   * @param device the device; null for a metric of the edge node itself
   * @param name the metric's name
   * @param value the value, of the type the birth declared
   * @param timestamp when the host sent it, milliseconds since 1970 UTC; -1 when it did not say
   */
  record WriteRequested(@Nullable DeviceId device, String name, Value value, long timestamp)
      implements EdgeEvent {}

  /** The primary host application is online: births may be published. */
  record HostOnline(long timestamp) implements EdgeEvent {}

  /** The primary host application is offline: the session is to be ended. */
  record HostOffline(long timestamp) implements EdgeEvent {}

  /**
   * A message, or one metric of it, was not taken.
   *
   * @param reason why, for people
   */
  record Refused(String reason) implements EdgeEvent {}
}
