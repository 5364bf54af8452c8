package org.plantroom.history;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;

/**
 * What a tag held at a moment.
 *
 * @param path the tag's path
 * @param type of its value; null when the store knew of none
 * @param sample the last one at or before the moment; null when there was none
 * @param gap why nothing is known of the moment although there was a sample before; empty when the
 *     sample held
 */
public record HeldSample(
    TagPath path, @Nullable ValueType type, @Nullable Sample sample, String gap) {}
