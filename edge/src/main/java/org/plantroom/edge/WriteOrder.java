package org.plantroom.edge;

import org.plantroom.core.TagType;
import org.plantroom.core.Value;

/**
 * A write on its way to a device.
 *
 * @param id whose order it is
 * @param device the device's id within the edge
 * @param tag what to write
 * @param value in the tag's unit
 * @param expires when it must not be executed any more, milliseconds since 1970 UTC
 * @param overrideUntil until when it counts against the tag's schedule, milliseconds since 1970
 *     UTC; 0 for until the next switch
 */
record WriteOrder(
    OrderId id, String device, TagType tag, Value value, long expires, long overrideUntil) {
  /** An order that counts against the tag's schedule until the next switch. */
  WriteOrder(OrderId id, String device, TagType tag, Value value, long expires) {
    this(id, device, tag, value, expires, 0);
  }

  EdgeTag edgeTag() {
    return new EdgeTag(device, tag.name());
  }
}
