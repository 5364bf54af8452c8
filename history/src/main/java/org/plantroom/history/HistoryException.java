package org.plantroom.history;

/** The store could not do what it was asked; the kinds tell the caller what to do about it. */
public abstract sealed class HistoryException extends RuntimeException
    permits HistoryOpenException, HistoryWriteException, HistoryQueryException {
  private static final long serialVersionUID = 1L;

  HistoryException(String message, Throwable cause) {
    super(message, cause);
  }

  HistoryException(String message) {
    super(message);
  }
}
