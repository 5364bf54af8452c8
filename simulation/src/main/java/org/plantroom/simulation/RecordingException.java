package org.plantroom.simulation;

import java.io.IOException;

/**
 * A recorded table cannot be replayed as it is; the message names the row and what was expected.
 */
public final class RecordingException extends IOException {
  private static final long serialVersionUID = 1;

  /** With a lower-case sentence that tells what to mend. */
  RecordingException(String message) {
    super(message);
  }
}
