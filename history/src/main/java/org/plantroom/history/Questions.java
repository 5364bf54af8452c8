package org.plantroom.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;

/**
 * The gate for questions: so many at once, each on a connection of its own and in one transaction,
 * so that the list of files and the table fit together. Others wait, for so long at most.
 *
 * <p>Thread-safe.
 */
final class Questions {
  /** What is asked, given a connection inside a transaction. */
  interface Question<T> {
    T ask(DuckDBConnection connection) throws SQLException, IOException;
  }

  private final Database database;
  private final Semaphore places;
  private final int maxPlaces;
  private final Duration timeout;
  private final AtomicLong lastTicket = new AtomicLong();
  private final ConcurrentSkipListSet<Long> active = new ConcurrentSkipListSet<>();

  Questions(Database database, int maxPlaces, Duration timeout) {
    this.database = database;
    this.places = new Semaphore(maxPlaces, true);
    this.maxPlaces = maxPlaces;
    this.timeout = timeout;
  }

  /**
   * Asks.
   *
   * @throws HistoryQueryException when there is no answer in time
   */
  <T> T ask(Question<T> question) {
    enter();
    Long ticket = lastTicket.incrementAndGet();
    active.add(ticket);
    try {
      return answer(question);
    } catch (SQLException e) {
      database.heal();
      throw new HistoryQueryException("the history cannot answer: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      active.remove(ticket);
      places.release();
    }
  }

  /** The ticket of the latest question so far. */
  long lastTicket() {
    return lastTicket.get();
  }

  /** True when a question that began with this ticket or an earlier one is still being answered. */
  boolean isAnyActiveUpTo(long ticket) {
    return active.floor(ticket) != null;
  }

  /** How long a statement may take, in whole seconds as JDBC wants it. */
  int timeoutSeconds() {
    return (int) Math.max(1, timeout.toSeconds());
  }

  private void enter() {
    try {
      if (!places.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new HistoryQueryException(
            "too many questions at once [running=%d]".formatted(maxPlaces));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryQueryException("interrupted while waiting to ask", e);
    }
  }

  private <T> T answer(Question<T> question) throws SQLException, IOException {
    try (Database.Session session = database.session()) {
      DuckDBConnection connection = session.connection();
      connection.setAutoCommit(false);
      T answer = question.ask(connection);
      connection.rollback();
      connection.setAutoCommit(true);
      session.clean();
      return answer;
    }
  }
}
