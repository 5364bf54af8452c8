package org.plantroom.fmi;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A co-simulation unit cannot be used; the message names its file and says what to do about it.
 * Nothing of the unit is left behind.
 */
public final class FmuException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  FmuException(String message) {
    this(message, null);
  }

  FmuException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
