package org.plantroom.history;

import java.nio.file.Path;

/** Measures the store on this machine with 10,000 tags that walk at random by 0.1 once a second. */
@SuppressWarnings({"UnusedVariable", "unused", "DoNotCallSuggester"})
public final class HistoryBench {
  private HistoryBench() {}

  /**
   * Runs the bench.
   *
   * @param seconds for how long to write, 1 or more
   * @param folder an empty folder for the store; left behind
   */
  public static HistoryFigures run(int seconds, Path folder) {
    throw new UnsupportedOperationException();
  }
}
