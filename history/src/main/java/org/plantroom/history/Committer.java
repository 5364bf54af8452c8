package org.plantroom.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stores batches, each in one transaction. Thread-safe; one at a time.
 *
 * <p>Every transaction carries a number. When a commit fails in a way that does not say whether it
 * took hold, the number stored last does.
 */
final class Committer {
  private final ReentrantLock lock = new ReentrantLock();
  private final Database database;
  private final TagDictionary tags;
  private final ReceivedOffsets offsets;
  private final BatchSql sql;
  private final LossBook losses;
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong values = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private long lastNumber;
  private @Nullable Addition unsure;

  /**
   * A committer.
   *
   * @param sql its table functions are registered at the database
   * @param losses told when a batch has brought some
   * @param lastNumber of the last transaction stored
   */
  Committer(
      Database database,
      TagDictionary tags,
      ReceivedOffsets offsets,
      BatchSql sql,
      LossBook losses,
      long lastNumber) {
    this.database = database;
    this.tags = tags;
    this.offsets = offsets;
    this.sql = sql;
    this.losses = losses;
    this.lastNumber = lastNumber;
  }

  /** The number of the last transaction stored; 0 in a new store. */
  static long lastNumber(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(last_commit) FROM progress")) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Stores a batch.
   *
   * @throws HistoryWriteException when nothing of it is stored
   */
  void commit(HistoryBatch batch) {
    check(batch);
    lock.lock();
    try {
      database.requireSpace();
      if (!isStoredAfterAll(batch)) {
        store(batch);
      }
    } catch (SQLException e) {
      failures.incrementAndGet();
      throw new HistoryWriteException("the batch is not stored: " + e.getMessage(), e);
    } catch (HistoryWriteException e) {
      failures.incrementAndGet();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  long batches() {
    return batches.get();
  }

  long values() {
    return values.get();
  }

  long failures() {
    return failures.get();
  }

  private void store(HistoryBatch batch) throws SQLException {
    Addition addition =
        new Addition(
            lastNumber + 1, batch, tags.newSites(), tags.newTags(), offsets.with(batch.received()));
    unsure = addition;
    try {
      write(addition);
      stored(addition);
    } catch (SQLException e) {
      database.heal();
      if (!settledAs(batch, e)) {
        throw e;
      }
    }
  }

  private void write(Addition addition) throws SQLException {
    try (Database.Session session = database.session()) {
      session.connection().setAutoCommit(false);
      sql.write(session.connection(), addition, tags);
      session.connection().setAutoCommit(true);
      session.clean();
    }
  }

  private void stored(Addition addition) {
    lastNumber = addition.number();
    unsure = null;
    tags.stored(addition.tags().size(), addition.sites().size());
    offsets.committed(addition.received());
    List<HistoryBatch.Loss> lost = addition.batch().losses();
    if (!lost.isEmpty()) {
      losses.changed(lost.stream().map(HistoryBatch.Loss::edge).collect(Collectors.toSet()));
    }
    batches.incrementAndGet();
    values.addAndGet(addition.batch().size());
  }

  private boolean settledAs(HistoryBatch batch, SQLException cause) {
    try {
      return isStoredAfterAll(batch);
    } catch (SQLException e) {
      cause.addSuppressed(e);
      return false;
    }
  }

  /**
   * Settles a transaction whose outcome is unknown.
   *
   * @return true when it took hold and was this batch's
   */
  private boolean isStoredAfterAll(HistoryBatch batch) throws SQLException {
    Addition earlier = unsure;
    if (earlier == null) {
      return false;
    }
    try (Database.Session session = database.session()) {
      boolean tookHold = lastNumber(session.connection()) == earlier.number();
      session.clean();
      if (tookHold) {
        stored(earlier);
      }
      unsure = null;
      return tookHold && earlier.batch() == batch;
    }
  }

  /** A wrong number would fail in the middle of the transaction, again at each retry. */
  private void check(HistoryBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      if (tags.byId(batch.tagId(row)) == null) {
        throw new IllegalArgumentException(
            "the history gave no such tag id [tagId=%d]".formatted(batch.tagId(row)));
      }
    }
  }
}
