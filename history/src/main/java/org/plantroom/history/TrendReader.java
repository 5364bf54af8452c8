package org.plantroom.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.TagPath;

/** Answers what trends ask, inside one question's transaction. */
final class TrendReader {
  private static final int ROWS_AT_ONCE = 200_000;

  private final Inquiry inquiry;
  private final SealedFiles sealed;
  private final TagDictionary tags;
  private final Buckets buckets;
  private final long now;

  TrendReader(Inquiry inquiry, SealedFiles sealed, TagDictionary tags, Buckets buckets, long now) {
    this.inquiry = inquiry;
    this.sealed = sealed;
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
    Reader reader = Reader.of(inquiry, sealed, all, buckets.from(), buckets.to());
    Map<Integer, Piece> before = reader.lastBefore(all, buckets.from());
    Map<Integer, List<Piece>> rollUps =
        buckets.layer() == Layer.SAMPLES
            ? Map.of()
            : new PieceReader(reader).read(all, buckets.layer(), buckets.from(), buckets.to());
    Map<TagPath, TrendSeries> series = new HashMap<>();
    for (TagPath path : paths) {
      series.put(path, read(reader, path, before, rollUps));
    }
    return series;
  }

  private TrendSeries read(
      Reader reader, TagPath path, Map<Integer, Piece> before, Map<Integer, List<Piece>> rollUps)
      throws SQLException {
    Wanted wanted = Wanted.of(tags.find(path), tags);
    Piece held =
        wanted.tags().stream()
            .filter(before::containsKey)
            .map(before::get)
            .max(Comparator.comparingLong(Piece::lastTime))
            .orElse(null);
    List<Gap> losses = inquiry.losses(path.edgeId(), buckets.from(), buckets.to());
    long horizon = reader.horizon(wanted);
    if (horizon > buckets.from()) {
      return sinceHorizon(reader, path, wanted, rollUps, losses);
    }
    if (buckets.layer() != Layer.SAMPLES) {
      return ofPieces(path, held, refined(reader, wanted, rollUps, losses), losses);
    }
    return losses.isEmpty()
        ? ofSamples(reader, path, held, wanted)
        : ofPieces(path, held, samples(reader, wanted), losses);
  }

  /** Before the horizon all was deleted; from there on goes what had held last. */
  private TrendSeries sinceHorizon(
      Reader reader,
      TagPath path,
      Wanted wanted,
      Map<Integer, List<Piece>> rollUps,
      List<Gap> losses)
      throws SQLException {
    long horizon = reader.horizon(wanted);
    List<Piece> pieces = new ArrayList<>();
    Piece held = horizon < buckets.to() ? reader.heldAt(wanted, horizon) : null;
    if (held != null) {
      pieces.add(held.goingOnFrom(horizon));
    }
    pieces.addAll(
        buckets.layer() == Layer.SAMPLES
            ? samples(reader, wanted)
            : refined(reader, wanted, rollUps, losses));
    return ofPieces(path, null, pieces, losses);
  }

  private TrendBuilder begin(TagPath path, @Nullable Piece held) {
    TrendBuilder builder = new TrendBuilder(path, buckets);
    if (held != null) {
      builder.before(held);
    }
    return builder;
  }

  private List<Piece> refined(
      Reader reader, Wanted wanted, Map<Integer, List<Piece>> rollUps, List<Gap> losses)
      throws SQLException {
    return new PieceReader(reader)
        .refine(
            wanted,
            buckets.layer(),
            PieceReader.inTime(wanted, rollUps),
            piece -> Losses.isAnyWithin(losses, piece));
  }

  private List<Piece> samples(Reader reader, Wanted wanted) throws SQLException {
    return new PieceReader(reader)
        .read(wanted, Layer.SAMPLES, buckets.from(), buckets.to(), piece -> false);
  }

  /** What an edge lost is unknown from the loss on until the next sample. */
  private TrendSeries ofPieces(
      TagPath path, @Nullable Piece held, List<Piece> pieces, List<Gap> losses) {
    List<Piece> all = new ArrayList<>(pieces);
    for (Gap loss : losses) {
      if (loss.from() >= buckets.from()) {
        all.add(Piece.unknownFrom(loss.from(), Quality.BAD.code()));
      }
    }
    all.sort(Comparator.comparingLong(Piece::firstTime));
    TrendBuilder builder = begin(path, held);
    all.forEach(builder::add);
    return builder.build(now);
  }

  /**
   * The short way for the most frequent question: samples go straight from vectors to buckets.
   * Files and table mostly give them in order already, and sorting would take as long as reading.
   */
  private TrendSeries ofSamples(Reader reader, TagPath path, @Nullable Piece held, Wanted wanted)
      throws SQLException {
    String sql =
        "SELECT time, value, text IS NOT NULL, quality FROM (%s)"
            .formatted(reader.samples(wanted, buckets.from(), buckets.to()));
    SampleLine line = new SampleLine(begin(path, held));
    reader.each(sql, line::take);
    if (!line.isInOrder()) {
      line = new SampleLine(begin(path, held));
      reader.each(sql + " ORDER BY time", line::take);
    }
    return line.build(now);
  }
}
