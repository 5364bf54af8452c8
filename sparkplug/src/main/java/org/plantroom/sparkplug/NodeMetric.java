package org.plantroom.sparkplug;

import org.plantroom.core.Sample;
import org.plantroom.core.ValueType;

/**
 * What an edge node declares at birth about one metric, its own or a device's.
 *
 * @param name the metric's name, unique within its edge node or device
 * @param type the type of all its values
 * @param unit the usual symbol of the field; empty for none
 * @param description what it is, for people; may be empty
 * @param current what it is at the moment of birth
 */
public record NodeMetric(
    String name, ValueType type, String unit, String description, Sample current) {
  /** Checks that the current value has the declared type. */
  public NodeMetric {
    if (current.value() != null && current.value().type() != type) {
      throw new IllegalArgumentException(
          "value of another type than declared [name=%s, declared=%s, value=%s]"
              .formatted(name, type.label(), current.value().type().label()));
    }
  }
}
