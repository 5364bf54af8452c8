package org.plantroom.app;

import java.io.Serial;

/** A command cannot do its work; the message tells the user what to mend. */
final class CommandFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message);
  }
}
