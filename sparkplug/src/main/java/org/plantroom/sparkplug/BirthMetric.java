package org.plantroom.sparkplug;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Sample;
import org.plantroom.core.ValueType;

/**
 * What a birth tells the host of one metric.
 *
 * @param known the metric its values will name
 * @param alias the number that stands for it in data; -1 for none
 * @param type the type of all its values
 * @param unit property {@code engUnit}; null for none
 * @param description from the metadata; null for none
 * @param sample what it is at the moment of birth
 */
public record BirthMetric(
    KnownMetric known,
    long alias,
    ValueType type,
    @Nullable String unit,
    @Nullable String description,
    Sample sample) {

  /**
   * The name as the edge node wrote it; an edge node of another make may use marks, such as /, that
   * no tag name has.
   */
  public String name() {
    return known.name();
  }
}
