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
 */
record WriteOrder(OrderId id, String device, TagType tag, Value value, long expires) {}
