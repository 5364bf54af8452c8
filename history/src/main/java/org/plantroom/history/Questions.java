package org.plantroom.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The gate for questions: so many at once, each on a connection of its own and in one transaction,
 * so that the list of files and the table fit together. Others wait, for so long at most.
 *
 * <p>Thread-safe.
 */
final class Questions implements AutoCloseable {
  /** What is asked, given a connection inside a transaction. */
  interface Question<T> {
    T ask(DuckDBConnection connection) throws SQLException, IOException;
  }

  private final Database database;
  private final Semaphore places;
  private final int maxPlaces;
  private final Duration timeout;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<DuckDBConnection> idle = new ArrayDeque<>();
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

  /** Lets nobody in any more and waits for those inside, as long as a question may take. */
  @Override
  public void close() throws SQLException {
    try {
      if (!places.tryAcquire(maxPlaces, timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLException("a question is still being answered");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    DuckDBConnection connection = takeIdle();
    while (connection != null) {
      connection.close();
      connection = takeIdle();
    }
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
    DuckDBConnection reused = takeIdle();
    DuckDBConnection connection = reused == null ? database.connect() : reused;
    boolean isClean = false;
    try {
      connection.setAutoCommit(false);
      T answer = question.ask(connection);
      connection.rollback();
      isClean = true;
      return answer;
    } finally {
      if (isClean) {
        giveBack(connection);
      } else {
        connection.close();
      }
    }
  }

  private @Nullable DuckDBConnection takeIdle() {
    lock.lock();
    try {
      return idle.poll();
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(DuckDBConnection connection) {
    lock.lock();
    try {
      idle.push(connection);
    } finally {
      lock.unlock();
    }
  }
}
