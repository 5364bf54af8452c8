package org.plantroom.edge;

import org.plantroom.core.Sample;
import org.plantroom.core.ValueType;

/**
 * A sample of one tag of a device.
 *
 * @param tag the tag's name
 * @param type the tag's type, known also when the sample has no value
 * @param sample value, quality and source time
 */
public record TagSample(String tag, ValueType type, Sample sample) {}
