package org.plantroom.edge;

import org.plantroom.core.TagType;
import org.plantroom.core.Value;

/**
 * A write on its way to a device.
 *
 * @param id the command's id, given by whoever asked; empty for a peer that gives none
 * @param device the device's id within the edge
 * @param tag what to write
 * @param value in the tag's unit
 * @param expires when it must not be executed any more, milliseconds since 1970 UTC
 */
record WriteOrder(String id, String device, TagType tag, Value value, long expires) {}
