package org.plantroom.edge;

import org.plantroom.core.Sample;
import org.plantroom.core.TagType;

/**
 * What a read gave for one tag.
 *
 * @param tag the tag
 * @param sample value, quality and time
 */
public record TagReading(TagType tag, Sample sample) {}
