package org.plantroom.modbus;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Value;

/**
 * What one tag's registers say.
 *
 * @param value the engineering value, or null when the quality is bad
 * @param quality how far it can be trusted
 */
public record Decoded(@Nullable Value value, Quality quality) {
  static final Decoded MALFORMED = new Decoded(null, Quality.BAD_MALFORMED);
  static final Decoded NO_VALUE = new Decoded(null, Quality.BAD_NO_VALUE);

  static Decoded good(Value value) {
    return new Decoded(value, Quality.GOOD);
  }
}
