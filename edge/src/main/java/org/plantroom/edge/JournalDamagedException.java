package org.plantroom.edge;

import java.io.IOException;

/** What stands in a journal file is no entry: from there on the file cannot be read. */
final class JournalDamagedException extends IOException {
  private static final long serialVersionUID = 1;

  JournalDamagedException(String message) {
    super(message);
  }

  JournalDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
