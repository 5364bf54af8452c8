package org.plantroom.history;

/**
 * The store cannot be opened: its folder is in use, not writable, or damaged. Someone must fix the
 * configuration or the disk.
 */
public final class HistoryOpenException extends HistoryException {
  private static final long serialVersionUID = 1L;

  HistoryOpenException(String message, Throwable cause) {
    super(message, cause);
  }

  HistoryOpenException(String message) {
    super(message);
  }
}
