package org.plantroom.history;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/**
 * Reads samples and pieces of some tags over table and files, inside one question's transaction.
 *
 * <p>Owned by the thread that asks.
 */
final class Reader {
  /** Takes a chunk of rows; it is gone afterwards. */
  interface Chunks {
    void take(DuckDBDataChunkReader chunk);
  }

  private final DuckDBConnection connection;
  private final SealedFolder folder;
  private final int timeoutSeconds;

  Reader(DuckDBConnection connection, SealedFolder folder, int timeoutSeconds) {
    this.connection = connection;
    this.folder = folder;
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Runs a query and hands its rows out, up to a few thousand at a time. */
  void each(String sql, Chunks chunks) throws SQLException {
    try (DuckDBPreparedStatement statement = connection.prepare(sql)) {
      statement.setQueryTimeout(timeoutSeconds);
      try (DuckDBChunkedResult result = statement.query()) {
        while (result.nextChunk()) {
          chunks.take(result.chunk());
        }
      }
    }
  }

  /**
   * A SELECT of samples in files and in the table: tag, time, value, exact, text, quality. Of one
   * tag they come in time order, unless late ones were sealed on their own.
   */
  String samples(Wanted wanted, long from, long to) throws SQLException {
    List<String> parts = new ArrayList<>();
    List<Path> files = Manifest.files(connection, folder, Layer.SAMPLES, wanted, from, to);
    if (!files.isEmpty()) {
      parts.add(Sql.sealedSamples(files, wanted.condition(), from, to));
    }
    parts.add(Sql.tableSamples(wanted.condition(), from, to));
    return union(parts);
  }

  /** A SELECT of pieces: rows of a layer from files, and samples from the table. */
  String pieces(Wanted wanted, Layer layer, long from, long to) throws SQLException {
    if (layer == Layer.SAMPLES) {
      return Sql.asPieces(samples(wanted, from, to));
    }
    List<String> parts = new ArrayList<>();
    parts.add(Sql.asPieces(Sql.tableSamples(wanted.condition(), from, to)));
    parts.addAll(sealedPieces(wanted, layer, from, to));
    return union(parts);
  }

  /** The last piece of each tag before a time; no entry where there was none. */
  Map<Integer, Piece> lastBefore(Wanted wanted, long time) throws SQLException {
    long hour = floor(time, Layer.HOURS);
    long minute = floor(time, Layer.MINUTES);
    List<String> parts = new ArrayList<>();
    parts.add(Sql.asPieces(Sql.tableSamples(wanted.condition(), 0, time)));
    parts.addAll(sealedPieces(wanted, Layer.HOURS, 0, hour));
    parts.addAll(sealedPieces(wanted, Layer.MINUTES, hour, minute));
    parts.add(Sql.asPieces(samples(wanted, minute, time)));
    String sql =
        """
        SELECT tag, max(last_time), arg_max(last, last_time), arg_max(holds, last_time),
          arg_max(last_quality, last_time) FROM (%s) GROUP BY tag"""
            .formatted(union(parts));
    Map<Integer, Piece> found = new HashMap<>();
    each(sql, chunk -> collectLast(chunk, found));
    return found;
  }

  private static void collectLast(DuckDBDataChunkReader chunk, Map<Integer, Piece> found) {
    for (long row = 0; row < chunk.rowCount(); row++) {
      double number = chunk.vector(2).isNull(row) ? Double.NaN : chunk.vector(2).getDouble(row);
      found.put(
          chunk.vector(0).getInt(row),
          Piece.sample(
              chunk.vector(1).getLong(row),
              chunk.vector(3).getBoolean(row),
              number,
              chunk.vector(4).getUint8(row)));
    }
  }

  private List<String> sealedPieces(Wanted wanted, Layer layer, long from, long to)
      throws SQLException {
    if (from >= to) {
      return List.of();
    }
    List<Path> files = Manifest.files(connection, folder, layer, wanted, from, to);
    return files.isEmpty()
        ? List.of()
        : List.of(Sql.sealedPieces(files, wanted.condition(), from, to));
  }

  private static long floor(long time, Layer layer) {
    return Math.floorDiv(time, layer.millis()) * layer.millis();
  }

  private static String union(List<String> parts) {
    return String.join("\nUNION ALL BY NAME\n", parts);
  }
}
