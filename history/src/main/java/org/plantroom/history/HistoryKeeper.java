package org.plantroom.history;

import org.plantroom.core.Time;

/**
 * The background task that seals and merges; owns one virtual thread named {@code history keeper}.
 */
@SuppressWarnings({"UnusedVariable", "unused", "DoNotCallSuggester"})
public final class HistoryKeeper implements AutoCloseable {
  private HistoryKeeper() {}

  /** Starts the task on a store that outlives it. */
  public static HistoryKeeper start(History history, HistorySettings settings, Time time) {
    throw new UnsupportedOperationException();
  }

  /** Stops the task and waits until it has finished what it was doing. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
