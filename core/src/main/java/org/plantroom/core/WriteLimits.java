package org.plantroom.core;

/**
 * What may be written to a tag.
 *
 * @param min the least value allowed, in the tag's unit; negative infinity for none
 * @param max the greatest value allowed, in the tag's unit; infinity for none
 */
public record WriteLimits(double min, double max) {
  /** No limits: any value of the type. */
  public static final WriteLimits NONE =
      new WriteLimits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Checks that the limits leave room. */
  public WriteLimits {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "the least value must not exceed the greatest [min=%s, max=%s]".formatted(min, max));
    }
  }

  /** True when the number lies within both limits, which it does at the limit itself. */
  public boolean allows(double value) {
    return value >= min && value <= max;
  }
}
