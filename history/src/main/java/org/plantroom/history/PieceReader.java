package org.plantroom.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/**
 * Reads the pieces of one tag in time order. Roll-ups that say too little give way to the samples
 * they were made of: those that overlap, because late samples were sealed on their own, and those
 * the caller wants to see inside.
 */
final class PieceReader {
  /** Pieces in memory at once, some 100 bytes each. */
  private static final int MAX_PIECES = 1_000_000;

  /** Spans read sample by sample in one go; beyond it everything between is read. */
  private static final int MAX_SPANS = 200;

  private static final Comparator<Piece> IN_TIME = Comparator.comparingLong(Piece::firstTime);

  private final Reader reader;

  PieceReader(Reader reader) {
    this.reader = reader;
  }

  /** Reads the pieces of several tags as they are, each tag's in time order. */
  Map<Integer, List<Piece>> read(Wanted tags, Layer layer, long from, long to) throws SQLException {
    Map<Integer, List<Piece>> pieces = new HashMap<>();
    String sql =
        "SELECT * FROM (%s) ORDER BY tag, first_time"
            .formatted(reader.pieces(tags, layer, from, to));
    reader.each(sql, chunk -> collect(chunk, pieces));
    return pieces;
  }

  /**
   * Reads the pieces of one tag.
   *
   * @param tag all numbers of one tag
   * @param inside true for a piece that must be read sample by sample
   */
  List<Piece> read(Wanted tag, Layer layer, long from, long to, Predicate<Piece> inside)
      throws SQLException {
    return refine(tag, layer, inTime(tag, read(tag, layer, from, to)), inside);
  }

  /** The pieces of all numbers of one tag in time order. */
  static List<Piece> inTime(Wanted tag, Map<Integer, List<Piece>> pieces) {
    return tag.tags().stream()
        .flatMap(id -> pieces.getOrDefault(id, List.of()).stream())
        .sorted(IN_TIME)
        .toList();
  }

  /** Replaces pieces that say too little by their samples. */
  List<Piece> refine(Wanted tag, Layer layer, List<Piece> pieces, Predicate<Piece> inside)
      throws SQLException {
    if (layer == Layer.SAMPLES) {
      return pieces;
    }
    List<Piece> apart = apart(tag, layer, pieces);
    SortedSet<Long> cells = cellsToRefine(apart, layer, inside);
    if (cells.isEmpty()) {
      return apart;
    }
    List<Piece> refined = new ArrayList<>(apart);
    refined.removeIf(piece -> cells.contains(cell(piece.firstTime(), layer)));
    String sql =
        "SELECT * FROM (%s) WHERE %s"
            .formatted(
                reader.pieces(
                    tag,
                    Layer.SAMPLES,
                    cells.first() * layer.millis(),
                    (cells.last() + 1) * layer.millis()),
                inCells(cells, layer));
    Map<Integer, List<Piece>> samples = new HashMap<>();
    reader.each(sql, chunk -> collect(chunk, samples));
    samples.values().forEach(refined::addAll);
    refined.sort(IN_TIME);
    return refined;
  }

  /**
   * Where very many roll-ups overlap, as after an outage whose values came late, the database rolls
   * their samples up anew, which takes no memory here.
   */
  private List<Piece> apart(Wanted tag, Layer layer, List<Piece> pieces) throws SQLException {
    SortedSet<Long> overlaps = cellsToRefine(pieces, layer, piece -> false);
    if (overlaps.size() <= MAX_SPANS) {
      return pieces;
    }
    long from = overlaps.first() * layer.millis();
    long to = (overlaps.last() + 1) * layer.millis();
    List<Piece> apart = new ArrayList<>(pieces);
    apart.removeIf(piece -> piece.firstTime() >= from && piece.firstTime() < to);
    Map<Integer, List<Piece>> rolled = new HashMap<>();
    String samples = reader.pieces(tag, Layer.SAMPLES, from, to);
    reader.each(Sql.rollUp(samples, layer.millis()), chunk -> collect(chunk, rolled));
    rolled.values().forEach(apart::addAll);
    apart.sort(IN_TIME);
    return apart;
  }

  private static SortedSet<Long> cellsToRefine(
      List<Piece> pieces, Layer layer, Predicate<Piece> inside) {
    SortedSet<Long> cells = new TreeSet<>();
    long lastTime = Long.MIN_VALUE;
    for (Piece piece : pieces) {
      if (piece.firstTime() < lastTime || (piece.samples() > 1 && inside.test(piece))) {
        cells.add(cell(piece.firstTime(), layer));
      }
      lastTime = Math.max(lastTime, piece.lastTime());
    }
    if (cells.size() > MAX_SPANS) {
      for (long cell = cells.first(); cell <= cells.last(); cell++) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private static String inCells(SortedSet<Long> cells, Layer layer) {
    if (cells.size() > MAX_SPANS) {
      return "true";
    }
    return cells.stream()
        .map(cell -> "first_time // %d = %d".formatted(layer.millis(), cell))
        .collect(Collectors.joining(" OR "));
  }

  private static long cell(long time, Layer layer) {
    return Math.floorDiv(time, layer.millis());
  }

  private static void collect(DuckDBDataChunkReader chunk, Map<Integer, List<Piece>> pieces) {
    if (pieces.values().stream().mapToInt(List::size).sum() + chunk.rowCount() > MAX_PIECES) {
      throw new HistoryQueryException(
          "the answer needs more than %d single samples; ask for a shorter time"
              .formatted(MAX_PIECES));
    }
    DuckDBReadableVector tags = chunk.vector(0);
    for (long row = 0; row < chunk.rowCount(); row++) {
      pieces.computeIfAbsent(tags.getInt(row), unused -> new ArrayList<>()).add(piece(chunk, row));
    }
  }

  /** The columns of {@link Sql#rollUp}. */
  private static Piece piece(DuckDBDataChunkReader chunk, long row) {
    return new Piece(
        chunk.vector(1).getLong(row),
        chunk.vector(2).getLong(row),
        chunk.vector(3).getLong(row),
        chunk.vector(4).getLong(row),
        number(chunk.vector(5), row),
        number(chunk.vector(6), row),
        number(chunk.vector(7), row),
        number(chunk.vector(8), row),
        number(chunk.vector(9), row),
        number(chunk.vector(10), row),
        chunk.vector(11).getLong(row),
        chunk.vector(12).getBoolean(row),
        chunk.vector(13).getUint8(row));
  }

  private static double number(DuckDBReadableVector vector, long row) {
    return vector.isNull(row) ? Double.NaN : vector.getDouble(row);
  }
}
