package org.plantroom.history;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;

/**
 * One question under way, inside a transaction of its own. Owned by the thread that asks; only
 * {@link #cancel} is for others.
 */
final class Inquiry {
  /** Takes a chunk of rows; it is gone afterwards. */
  interface Chunks {
    void take(DuckDBDataChunkReader chunk);
  }

  private final DuckDBConnection connection;
  private final Deadline deadline;
  private final Set<Path> files;
  private final FileList.View list;
  private final LossBook losses;
  private final long lossGeneration;
  private volatile @Nullable Statement running;

  /**
   * An inquiry; made before its transaction begins.
   *
   * @param files gets the sealed files the answer is read from
   * @param list of sealed files
   * @param losses of edges
   */
  Inquiry(
      DuckDBConnection connection,
      Deadline deadline,
      Set<Path> files,
      FileList.View list,
      LossBook losses) {
    this.connection = connection;
    this.deadline = deadline;
    this.files = files;
    this.list = list;
    this.losses = losses;
    this.lossGeneration = losses.generation();
  }

  /** The files that may hold rows of these tags and times, or roll-ups of the time before. */
  List<Manifest.Entry> files(Wanted wanted, long from, long to) throws SQLException {
    return list.files(this, wanted, from, to);
  }

  /** An edge's losses that touch a range, in time order. */
  List<Gap> losses(EdgeId edge, long from, long to) throws SQLException {
    return losses.of(this, lossGeneration, edge, from, to);
  }

  /** Notes that an answer is read from these sealed files. */
  void reads(Collection<Path> some) {
    files.addAll(some);
  }

  /** For short statements; long ones go through the methods below. */
  DuckDBConnection connection() {
    return connection;
  }

  /**
   * Runs a query and hands its rows out, up to a few thousand at a time.
   *
   * @throws SQLException also when the question was cancelled or took too long
   */
  void each(String sql, Chunks chunks) throws SQLException {
    try (DuckDBPreparedStatement statement = connection.prepare(sql)) {
      begin(statement);
      try (DuckDBChunkedResult result = statement.query()) {
        while (result.nextChunk()) {
          deadline.check();
          chunks.take(result.chunk());
        }
      }
      deadline.check();
    } finally {
      running = null;
    }
  }

  /**
   * Runs a statement that gives no rows.
   *
   * @return how many rows it touched
   * @throws SQLException also when the question was cancelled or took too long
   */
  long execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      begin(statement);
      return statement.executeLargeUpdate(sql);
    } finally {
      running = null;
    }
  }

  private void begin(Statement statement) throws SQLException {
    running = statement;
    deadline.check();
    statement.setQueryTimeout(deadline.secondsLeft());
  }

  /** Ends what is running; what would run next does not begin. */
  void cancel() {
    deadline.end();
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // It was closed meanwhile, so there is nothing left to end.
        running = null;
      }
    }
  }
}
