package org.plantroom.edge;

import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * A sample of one tag of a device.
 *
 * @param tag the tag's name
 * @param type the tag's type, known also when the sample has no value
 * @param sample value, quality and source time
 */
public record TagSample(String tag, ValueType type, Sample sample) {
  /** Checks that the value is of the type, by which the journal reads it back. */
  public TagSample {
    Value value = sample.value();
    if (value != null && value.type() != type) {
      throw new IllegalArgumentException(
          "a value of another type [tag=%s, type=%s, value=%s]"
              .formatted(tag, type.label(), value.type().label()));
    }
  }
}
