package org.plantroom.history;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Until when a question may take. Real time, as DuckDB's own: it bounds work, not data.
 *
 * <p>Thread-safe.
 */
final class Deadline {
  private final long endNanos;
  private volatile boolean isEnded;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  /** Begins now. */
  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Ends it before its time. */
  void end() {
    isEnded = true;
  }

  /** The time left in ms; 0 when it is over. */
  long millisLeft() {
    return isEnded ? 0 : Math.max(0, TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime()));
  }

  /** The time left in whole seconds as JDBC wants it, 1 or more. */
  int secondsLeft() {
    return (int) Math.max(1, TimeUnit.MILLISECONDS.toSeconds(millisLeft()));
  }

  /** Throws when it is over. */
  void check() throws SQLException {
    if (isEnded) {
      throw new SQLException("the question was cancelled");
    }
    if (millisLeft() == 0) {
      throw new SQLException("the question took too long; ask for less");
    }
  }
}
