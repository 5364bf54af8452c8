package org.plantroom.core;

import org.jspecify.annotations.Nullable;

/**
 * A tag that only ever counts up, such as an energy meter's reading.
 *
 * @param rollover the value at which it begins anew at 0, in the tag's unit, above 0; null when it
 *     is not known
 */
public record Counter(@Nullable Double rollover) {
  /** Checks the range. */
  public Counter {
    if (rollover != null && !(rollover > 0 && Double.isFinite(rollover))) {
      throw new IllegalArgumentException(
          "a counter rolls over at a number above 0 [rollover=%s]".formatted(rollover));
    }
  }
}
