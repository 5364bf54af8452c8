package org.plantroom.history;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBDataChunkReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads samples and pieces of some tags and times over table and files, inside one question's
 * transaction.
 *
 * <p>Owned by the thread that asks.
 */
final class Reader {
  private final Inquiry inquiry;
  private final Horizons horizons;
  private final List<Manifest.Entry> files;

  private Reader(Inquiry inquiry, Horizons horizons, List<Manifest.Entry> files) {
    this.inquiry = inquiry;
    this.horizons = horizons;
    this.files = files;
  }

  /**
   * A reader of these tags from {@code from} to {@code to}, and of what held before; it reads the
   * list of files once.
   */
  static Reader of(Inquiry inquiry, SealedFiles sealed, Wanted wanted, long from, long to)
      throws SQLException {
    return new Reader(
        inquiry, sealed.horizons(), inquiry.files(wanted, floor(from, Layer.HOURS), to));
  }

  /** The first ms since 1970 UTC that was not deleted of these tags. */
  long horizon(Wanted wanted) {
    return horizons.of(wanted);
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
      String shown = wanted.condition() + horizons.condition(wanted, "time", from);
      parts.add(Sql.sealedSamples(sealed, shown, from, to));
    }
    String shown = wanted.condition() + horizons.condition(wanted, "make_timestamp_ms(time)", from);
    parts.add(Sql.tableSamples(shown, from, to));
    return union(parts);
  }

  /** A SELECT of pieces: rows of a layer from files, and samples from the table. */
  String pieces(Wanted wanted, Layer layer, long from, long to) {
    if (layer == Layer.SAMPLES) {
      return Sql.asPieces(samples(wanted, from, to));
    }
    List<String> parts = new ArrayList<>();
    String hidden = horizons.condition(wanted, "make_timestamp_ms(first_time)", from);
    parts.add(Sql.asPieces(Sql.tableSamples(wanted.condition(), from, to)));
    parts.addAll(sealedPieces(wanted, layer, from, to));
    return hidden.isEmpty()
        ? union(parts)
        : "SELECT * FROM (%s) WHERE true%s".formatted(union(parts), hidden);
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

  /** What was known of a tag just before a time; null when nothing was. */
  @Nullable Piece heldAt(Wanted tag, long time) throws SQLException {
    return lastBefore(tag, time).values().stream()
        .max(Comparator.comparingLong(Piece::lastTime))
        .orElse(null);
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
    List<Path> found =
        files.stream()
            .filter(file -> file.layer() == layer && file.mayHold(wanted, from, to))
            .map(Manifest.Entry::path)
            .toList();
    inquiry.reads(found);
    return found;
  }

  private static long floor(long time, Layer layer) {
    return Math.floorDiv(time, layer.millis()) * layer.millis();
  }

  private static String union(List<String> parts) {
    return String.join("\nUNION ALL BY NAME\n", parts);
  }
}
