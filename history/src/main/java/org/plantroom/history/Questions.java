package org.plantroom.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;

/**
 * The gate for questions: so many at once, each on a connection of its own and in one transaction,
 * so that the list of files and the table fit together. Others wait, for so long at most.
 *
 * <p>Thread-safe.
 */
final class Questions {
  /** What is asked. */
  interface Question<T> {
    T ask(Inquiry inquiry) throws SQLException, IOException;
  }

  /** Looks for what is wrong after a question failed. */
  interface Suspicion {
    /** True when some of these sealed files were damaged and are left out from now on. */
    boolean isConfirmed(Set<Path> files);
  }

  private final Database database;
  private final Semaphore places;
  private final int maxPlaces;
  private final Duration timeout;
  private final Suspicion suspicion;
  private final FileList files;
  private final LossBook losses;
  private final AtomicLong lastTicket = new AtomicLong();
  private final ConcurrentSkipListSet<Long> active = new ConcurrentSkipListSet<>();
  private final Map<Thread, Inquiry> asking = new ConcurrentHashMap<>();

  /**
   * A gate.
   *
   * @param timeout how long one question may take, waiting included
   * @param suspicion asked after a failure that sealed files may have caused
   * @param files of which answers are made
   * @param losses that answers show
   */
  Questions(
      Database database,
      int maxPlaces,
      Duration timeout,
      Suspicion suspicion,
      FileList files,
      LossBook losses) {
    this.database = database;
    this.suspicion = suspicion;
    this.files = files;
    this.losses = losses;
    this.places = new Semaphore(maxPlaces, true);
    this.maxPlaces = maxPlaces;
    this.timeout = timeout;
  }

  /**
   * Asks; the question may be put twice, when files change while it is answered.
   *
   * @throws HistoryQueryException when there is no answer in time, or nobody wants it any more
   */
  <T> T ask(Question<T> question) {
    return ask(question, timeout, files::view);
  }

  /** Asks what may take longer than usual, and what may have written its answer already. */
  <T> T ask(Question<T> question, Duration longest) {
    return ask(question, longest, files::ownView);
  }

  private <T> T ask(Question<T> question, Duration longest, Supplier<FileList.View> views) {
    Deadline deadline = Deadline.in(longest);
    enter();
    Long ticket = lastTicket.incrementAndGet();
    active.add(ticket);
    try {
      return answerDespiteDamage(question, deadline, views);
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

  /** Ends what a thread asks, if it asks anything. */
  void cancel(Thread asker) {
    Inquiry inquiry = asking.get(asker);
    if (inquiry != null) {
      inquiry.cancel();
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

  /** A file damaged while the store is open must not spoil every answer that touches it. */
  private <T> T answerDespiteDamage(
      Question<T> question, Deadline deadline, Supplier<FileList.View> views)
      throws SQLException, IOException {
    Set<Path> read = new HashSet<>();
    try {
      FileList.View list = views.get();
      T answer = answer(question, deadline, read, list);
      return list.isSound() ? answer : answer(question, deadline, read, files.ownView());
    } catch (SQLException e) {
      database.heal();
      if (deadline.millisLeft() == 0 || read.isEmpty() || !suspicion.isConfirmed(read)) {
        throw e;
      }
      return answer(question, deadline, read, files.ownView());
    }
  }

  private <T> T answer(Question<T> question, Deadline deadline, Set<Path> read, FileList.View list)
      throws SQLException, IOException {
    try (Database.Session session = database.session()) {
      DuckDBConnection connection = session.connection();
      Inquiry inquiry = new Inquiry(connection, deadline, read, list, losses);
      asking.put(Thread.currentThread(), inquiry);
      connection.setAutoCommit(false);
      T answer = question.ask(inquiry);
      connection.rollback();
      connection.setAutoCommit(true);
      session.clean();
      return answer;
    } finally {
      asking.remove(Thread.currentThread());
    }
  }
}
