package org.plantroom.history;

/**
 * A question was not answered: too many at once, longer than the time limit, or the store could not
 * read. The store itself goes on; the caller asks later or for less.
 */
public final class HistoryQueryException extends HistoryException {
  private static final long serialVersionUID = 1L;

  HistoryQueryException(String message, Throwable cause) {
    super(message, cause);
  }

  HistoryQueryException(String message) {
    super(message);
  }
}
