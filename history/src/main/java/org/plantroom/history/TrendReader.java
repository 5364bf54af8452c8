package org.plantroom.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.plantroom.core.Quality;
import org.plantroom.core.TagPath;

/** Answers what trends ask, inside one question's transaction. */
final class TrendReader {
  private static final int ROWS_AT_ONCE = 200_000;

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
    List<TagPath> known =
        paths.stream().distinct().filter(path -> !tags.find(path).isEmpty()).toList();
    Map<TagPath, TrendSeries> series = new HashMap<>();
    int step = tagsAtOnce();
    for (int first = 0; first < known.size(); first += step) {
      series.putAll(readGroup(known.subList(first, Math.min(known.size(), first + step))));
    }
    return paths.stream()
        .map(path -> series.getOrDefault(path, new TrendBuilder(path, buckets).build(now)))
        .toList();
  }

  /** So many tags that their roll-ups fit in memory together; one query for all saves much. */
  private int tagsAtOnce() {
    long rowsATag = (buckets.to() - buckets.from()) / buckets.layer().millis();
    return (int) Math.max(1, ROWS_AT_ONCE / Math.max(1, rowsATag));
  }

  private Map<TagPath, TrendSeries> readGroup(List<TagPath> paths) throws SQLException {
    List<TagRef> refs = paths.stream().flatMap(path -> tags.find(path).stream()).toList();
    Wanted all = Wanted.of(refs, tags);
    Map<Integer, Piece> before = reader.lastBefore(all, buckets.from());
    Map<Integer, List<Piece>> rollUps =
        buckets.layer() == Layer.SAMPLES
            ? Map.of()
            : new PieceReader(reader).read(all, buckets.layer(), buckets.from(), buckets.to());
    Map<TagPath, TrendSeries> series = new HashMap<>();
    for (TagPath path : paths) {
      series.put(path, read(path, before, rollUps));
    }
    return series;
  }

  private TrendSeries read(
      TagPath path, Map<Integer, Piece> before, Map<Integer, List<Piece>> rollUps)
      throws SQLException {
    Wanted wanted = Wanted.of(tags.find(path), tags);
    TrendBuilder builder = new TrendBuilder(path, buckets);
    wanted.tags().stream()
        .filter(before::containsKey)
        .map(before::get)
        .max(Comparator.comparingLong(Piece::lastTime))
        .ifPresent(builder::before);
    List<Gap> losses = Losses.of(connection, path.edgeId(), buckets.from(), buckets.to());
    if (buckets.layer() != Layer.SAMPLES) {
      addAll(builder, refined(wanted, rollUps, losses), losses);
    } else if (losses.isEmpty()) {
      addSamples(builder, wanted);
    } else {
      addAll(builder, samples(wanted), losses);
    }
    return builder.build(now);
  }

  private List<Piece> refined(Wanted wanted, Map<Integer, List<Piece>> rollUps, List<Gap> losses)
      throws SQLException {
    return new PieceReader(reader)
        .refine(
            wanted,
            buckets.layer(),
            PieceReader.inTime(wanted, rollUps),
            piece -> beginsWithin(losses, piece));
  }

  private List<Piece> samples(Wanted wanted) throws SQLException {
    return new PieceReader(reader)
        .read(wanted, Layer.SAMPLES, buckets.from(), buckets.to(), piece -> false);
  }

  /** What an edge lost is unknown from the loss on until the next sample. */
  private void addAll(TrendBuilder builder, List<Piece> pieces, List<Gap> losses) {
    List<Piece> all = new ArrayList<>(pieces);
    for (Gap loss : losses) {
      if (loss.from() >= buckets.from()) {
        all.add(Piece.unknownFrom(loss.from(), Quality.BAD.code()));
      }
    }
    all.sort(Comparator.comparingLong(Piece::firstTime));
    all.forEach(builder::add);
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
}
