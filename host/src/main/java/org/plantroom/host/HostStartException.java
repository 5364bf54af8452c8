package org.plantroom.host;

import java.io.Serial;

/** The host cannot start; the message says what to do. */
public final class HostStartException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  HostStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
