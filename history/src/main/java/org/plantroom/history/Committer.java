package org.plantroom.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;

/**
 * Stores batches, each in one transaction. Thread-safe; one at a time, on a connection of its own.
 *
 * <p>Every transaction carries a number. When a commit fails in a way that does not say whether it
 * took hold, the number stored last does.
 */
final class Committer implements AutoCloseable {
  private static final String SAMPLES = "batch_samples";
  private static final String OFFSETS = "batch_offsets";
  private static final String TAGS = "batch_tags";

  private final ReentrantLock lock = new ReentrantLock();
  private final Database database;
  private final TagDictionary tags;
  private final ReceivedOffsets offsets;
  private final RowSource sampleSource;
  private final RowSource offsetSource;
  private final RowSource tagSource;
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong values = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private DuckDBConnection connection;
  private long lastCommit;
  private boolean isUnsure;

  Committer(Database database, TagDictionary tags, ReceivedOffsets offsets) throws SQLException {
    this.database = database;
    this.tags = tags;
    this.offsets = offsets;
    connection = database.connect();
    sampleSource = RowSource.register(connection, SAMPLES, SampleRows.columns());
    offsetSource = RowSource.register(connection, OFFSETS, OffsetRows.columns());
    tagSource = RowSource.register(connection, TAGS, TagRows.columns());
    lastCommit = readLastCommit();
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
      List<TagRef> newTags = tags.newTags();
      List<TagDictionary.SiteRef> newSites = tags.newSites();
      Map<EdgeId, OffsetRanges> sets = offsets.with(batch.received());
      try {
        if (!isUnsure || !isStoredAfterAll()) {
          store(batch, newTags, newSites, sets);
        }
      } catch (SQLException e) {
        failed(e);
      }
      lastCommit++;
      tags.stored(newTags.size(), newSites.size());
      offsets.committed(sets);
      batches.incrementAndGet();
      values.addAndGet(batch.size());
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

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      connection.close();
    } finally {
      lock.unlock();
    }
  }

  private void store(
      HistoryBatch batch,
      List<TagRef> newTags,
      List<TagDictionary.SiteRef> newSites,
      Map<EdgeId, OffsetRanges> sets)
      throws SQLException {
    connection.setAutoCommit(false);
    storeSites(newSites);
    insert(tagSource, new TagRows(newTags, tags), "INSERT INTO tag FROM " + TAGS + "()");
    insert(sampleSource, new SampleRows(batch, tags), "INSERT INTO sample FROM " + SAMPLES + "()");
    storeOffsets(sets);
    storeLosses(batch.losses());
    run("UPDATE progress SET last_commit = " + (lastCommit + 1));
    connection.commit();
  }

  private void storeSites(List<TagDictionary.SiteRef> newSites) throws SQLException {
    for (TagDictionary.SiteRef site : newSites) {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO site VALUES (?, ?)")) {
        insert.setInt(1, site.id());
        insert.setString(2, site.name());
        insert.execute();
      }
    }
  }

  private void storeOffsets(Map<EdgeId, OffsetRanges> sets) throws SQLException {
    OffsetRows rows = new OffsetRows(sets);
    insert(
        offsetSource,
        rows,
        "DELETE FROM received WHERE edge IN (SELECT edge FROM " + OFFSETS + "())");
    insert(offsetSource, rows, "INSERT INTO received FROM " + OFFSETS + "()");
  }

  private void storeLosses(List<HistoryBatch.Loss> losses) throws SQLException {
    for (HistoryBatch.Loss loss : losses) {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO loss VALUES (?, ?, ?, ?)")) {
        insert.setString(1, loss.edge().toString());
        insert.setLong(2, loss.from());
        insert.setLong(3, loss.to());
        insert.setString(4, loss.reason());
        insert.execute();
      }
    }
  }

  private void insert(RowSource source, RowSource.Rows rows, String sql) throws SQLException {
    if (rows.size() == 0) {
      return;
    }
    source.offer(rows);
    try {
      run(sql);
    } finally {
      source.offer(null);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns when the transaction took hold after all. */
  private void failed(SQLException cause) {
    isUnsure = true;
    boolean stored = false;
    try {
      connection.rollback();
      stored = isStoredAfterAll();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
    if (!stored) {
      failures.incrementAndGet();
      throw new HistoryWriteException("the batch is not stored", cause);
    }
  }

  /** True when the transaction whose outcome is unknown took hold; throws as long as unknown. */
  private boolean isStoredAfterAll() throws SQLException {
    connection.close();
    connection = database.connect();
    boolean stored = readLastCommit() == lastCommit + 1;
    isUnsure = false;
    return stored;
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

  private long readLastCommit() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(last_commit) FROM progress")) {
      row.next();
      return row.getLong(1);
    }
  }
}
