package org.plantroom.history;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBDataChunkReader;

/**
 * Reads samples and pieces of some tags and times over table and files, inside one question's
 * transaction.
 *
 * <p>Owned by the thread that asks.
 */
final class Reader {
  private final Inquiry inquiry;
  private final List<Manifest.Entry> files;

  private Reader(Inquiry inquiry, List<Manifest.Entry> files) {
    this.inquiry = inquiry;
    this.files = files;
  }

  /**
   * A reader of these tags from {@code from} to {@code to}, and of what held before; it reads the
   * list of files once.
   */
  static Reader of(Inquiry inquiry, SealedFolder folder, Wanted wanted, long from, long to)
      throws SQLException {
    return new Reader(
        inquiry, Manifest.files(inquiry, folder, wanted, floor(from, Layer.HOURS), to));
  }

  /** Runs a query and hands its rows out. */
  void each(String sql, Inquiry.Chunks chunks) throws SQLException {
    inquiry.each(sql, chunks);
  }

  /**
   * A SELECT of samples in files and in the table: tag, time, value, exact, text, quality. Of one
   * tag they come in time order, unless late ones were sealed on their own.
   */
  String samples(Wanted wanted, long from, long to) {
    List<String> parts = new ArrayList<>();
    List<Path> sealed = files(Layer.SAMPLES, wanted, from, to);
    if (!sealed.isEmpty()) {
      parts.add(Sql.sealedSamples(sealed, wanted.condition(), from, to));
    }
    parts.add(Sql.tableSamples(wanted.condition(), from, to));
    return union(parts);
  }

  /** A SELECT of pieces: rows of a layer from files, and samples from the table. */
  String pieces(Wanted wanted, Layer layer, long from, long to) {
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
    parts.add(Sql.lastOfSamples(Sql.tableSamples(wanted.condition(), 0, time)));
    sealedPieces(wanted, Layer.HOURS, 0, hour).forEach(p -> parts.add(Sql.lastOfPieces(p)));
    sealedPieces(wanted, Layer.MINUTES, hour, minute).forEach(p -> parts.add(Sql.lastOfPieces(p)));
    List<Path> sealed = minute == time ? List.of() : files(Layer.SAMPLES, wanted, minute, time);
    if (!sealed.isEmpty()) {
      parts.add(Sql.lastOfSamples(Sql.sealedSamples(sealed, wanted.condition(), minute, time)));
    }
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

  private List<String> sealedPieces(Wanted wanted, Layer layer, long from, long to) {
    List<Path> sealed = from >= to ? List.of() : files(layer, wanted, from, to);
    return sealed.isEmpty()
        ? List.of()
        : List.of(Sql.sealedPieces(sealed, wanted.condition(), from, to));
  }

  private List<Path> files(Layer layer, Wanted wanted, long from, long to) {
    return files.stream()
        .filter(file -> file.layer() == layer && file.mayHold(wanted, from, to))
        .map(Manifest.Entry::path)
        .toList();
  }

  private static long floor(long time, Layer layer) {
    return Math.floorDiv(time, layer.millis()) * layer.millis();
  }

  private static String union(List<String> parts) {
    return String.join("\nUNION ALL BY NAME\n", parts);
  }
}
