package org.plantroom.history;

/**
 * Nothing of what was to be written is stored, e.g. because the disk is full; the caller keeps the
 * batch and tries again later.
 */
public final class HistoryWriteException extends HistoryException {
  private static final long serialVersionUID = 1L;

  HistoryWriteException(String message, Throwable cause) {
    super(message, cause);
  }

  HistoryWriteException(String message) {
    super(message);
  }
}
