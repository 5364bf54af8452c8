package org.plantroom.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.plantroom.core.Quality;
import org.plantroom.core.TagPath;

/** Answers what trends ask, inside one question's transaction. */
final class TrendReader {
  private final DuckDBConnection connection;
  private final Reader reader;
  private final TagDictionary tags;
  private final Buckets buckets;
  private final long now;

  TrendReader(
      DuckDBConnection connection, Reader reader, TagDictionary tags, Buckets buckets, long now) {
    this.connection = connection;
    this.reader = reader;
    this.tags = tags;
    this.buckets = buckets;
    this.now = now;
  }

  /** A series a path, in the order given. */
  List<TrendSeries> read(List<TagPath> paths) throws SQLException {
    Map<TagPath, List<TagRef>> known = new LinkedHashMap<>();
    for (TagPath path : paths) {
      known.put(path, tags.find(path));
    }
    List<TagRef> all = known.values().stream().flatMap(Collection::stream).toList();
    Map<Integer, Piece> before =
        all.isEmpty() ? Map.of() : reader.lastBefore(Wanted.of(all, tags), buckets.from());
    Map<TagPath, TrendSeries> series = new HashMap<>();
    for (Map.Entry<TagPath, List<TagRef>> entry : known.entrySet()) {
      series.put(entry.getKey(), read(entry.getKey(), entry.getValue(), before));
    }
    return paths.stream().map(path -> series.getOrDefault(path, unknown(path))).toList();
  }

  private TrendSeries read(TagPath path, List<TagRef> refs, Map<Integer, Piece> before)
      throws SQLException {
    if (refs.isEmpty()) {
      return unknown(path);
    }
    TrendBuilder builder = new TrendBuilder(path, buckets);
    refs.stream()
        .map(TagRef::id)
        .filter(before::containsKey)
        .map(before::get)
        .max(Comparator.comparingLong(Piece::lastTime))
        .ifPresent(builder::before);
    List<Gap> losses = Losses.of(connection, path.edgeId(), buckets.from(), buckets.to());
    Wanted wanted = Wanted.of(refs, tags);
    if (buckets.layer() == Layer.SAMPLES && losses.isEmpty()) {
      addSamples(builder, wanted);
    } else {
      pieces(wanted, losses).forEach(builder::add);
    }
    return builder.build(now);
  }

  private List<Piece> pieces(Wanted wanted, List<Gap> losses) throws SQLException {
    List<Piece> pieces =
        new ArrayList<>(
            new PieceReader(reader)
                .read(
                    wanted,
                    buckets.layer(),
                    buckets.from(),
                    buckets.to(),
                    piece -> beginsWithin(losses, piece)));
    for (Gap loss : losses) {
      if (loss.from() >= buckets.from()) {
        pieces.add(Piece.unknownFrom(loss.from(), Quality.BAD.code()));
      }
    }
    pieces.sort(Comparator.comparingLong(Piece::firstTime));
    return pieces;
  }

  private static boolean beginsWithin(List<Gap> losses, Piece piece) {
    return losses.stream()
        .anyMatch(loss -> loss.from() >= piece.firstTime() && loss.from() <= piece.lastTime());
  }

  /** The short way for the most frequent question: samples go straight from vectors to buckets. */
  private void addSamples(TrendBuilder builder, Wanted wanted) throws SQLException {
    String sql =
        """
        SELECT time, value, text IS NOT NULL, quality FROM (%s) ORDER BY time"""
            .formatted(reader.samples(wanted, buckets.from(), buckets.to()));
    reader.each(sql, chunk -> addChunk(builder, chunk));
  }

  private static void addChunk(TrendBuilder builder, DuckDBDataChunkReader chunk) {
    DuckDBReadableVector times = chunk.vector(0);
    DuckDBReadableVector values = chunk.vector(1);
    DuckDBReadableVector texts = chunk.vector(2);
    DuckDBReadableVector qualities = chunk.vector(3);
    for (long row = 0; row < chunk.rowCount(); row++) {
      double number = values.isNull(row) ? Double.NaN : values.getDouble(row);
      int quality = qualities.getUint8(row);
      boolean hasValue = Double.isFinite(number) || texts.getBoolean(row);
      boolean isUsable = hasValue && !Quality.ofCode(quality).isBad();
      builder.add(Piece.sample(times.getLong(row), isUsable, number, quality));
    }
  }

  private TrendSeries unknown(TagPath path) {
    return new TrendBuilder(path, buckets).build(now);
  }
}
