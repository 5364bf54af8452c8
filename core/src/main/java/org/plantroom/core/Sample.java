package org.plantroom.core;

import org.jspecify.annotations.Nullable;

/**
 * A value with its quality and time: what a tag is at a moment.
 *
 * @param value the value; null where there is none, which is never good
 * @param quality how far to trust it
 * @param sourceTime when the source had it, milliseconds since 1970 UTC
 */
public record Sample(@Nullable Value value, Quality quality, long sourceTime) {
  /** Checks that nothing is not called good. */
  public Sample {
    if (value == null && !quality.isBad()) {
      throw new IllegalArgumentException(
          "a sample without value must be bad [quality=%s]".formatted(quality.label()));
    }
  }

  /** A good sample. */
  public static Sample good(Value value, long sourceTime) {
    return new Sample(value, Quality.GOOD, sourceTime);
  }

  /** A sample without a value. */
  public static Sample bad(Quality quality, long sourceTime) {
    return new Sample(null, quality, sourceTime);
  }
}
