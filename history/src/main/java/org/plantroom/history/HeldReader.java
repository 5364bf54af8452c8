package org.plantroom.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;

/**
 * Finds what many tags held at one moment, inside one question's transaction: when each changed
 * last, from the roll-ups, and then those samples, a span of time at once.
 */
final class HeldReader {
  private static final long SPAN = Layer.HOURS.millis();

  private final Inquiry inquiry;
  private final SealedFiles sealed;
  private final TagDictionary tags;
  private final long at;

  /**
   * A reader of one moment.
   *
   * @param at ms since 1970 UTC
   */
  HeldReader(Inquiry inquiry, SealedFiles sealed, TagDictionary tags, long at) {
    this.inquiry = inquiry;
    this.sealed = sealed;
    this.tags = tags;
    this.at = at;
  }

  /** One answer a path, in the order asked. */
  List<HeldSample> read(List<TagPath> paths) throws SQLException {
    Map<Integer, TagRef> refs = new HashMap<>();
    paths.forEach(path -> tags.find(path).forEach(ref -> refs.put(ref.id(), ref)));
    Map<TagPath, Last> last = last(refs);
    Map<Integer, Sample> samples = samples(refs, last);
    Map<EdgeId, String> losses = losses(paths);
    List<HeldSample> held = new ArrayList<>(paths.size());
    for (TagPath path : paths) {
      Last one = last.get(path);
      Sample sample = one == null ? null : samples.get(one.ref().id());
      String gap = losses.getOrDefault(path.edgeId(), "");
      held.add(new HeldSample(path, one == null ? null : one.ref().type(), sample, gap));
    }
    return List.copyOf(held);
  }

  /** A tag's number and when it changed last. */
  private record Last(TagRef ref, long time) {}

  private Map<TagPath, Last> last(Map<Integer, TagRef> refs) throws SQLException {
    Wanted wanted = Wanted.of(refs.values(), tags);
    Map<TagPath, Last> last = new HashMap<>();
    if (!refs.isEmpty()) {
      Reader.of(inquiry, sealed, wanted, at, at)
          .lastBefore(wanted, at + 1)
          .forEach((id, piece) -> keepLater(last, refs.get(id), piece.lastTime()));
    }
    return last;
  }

  /** A path whose type changed has several numbers; the latest holds. */
  private static void keepLater(Map<TagPath, Last> last, @Nullable TagRef ref, long time) {
    if (ref != null) {
      last.merge(ref.path(), new Last(ref, time), (a, b) -> b.time() >= a.time() ? b : a);
    }
  }

  private Map<Integer, Sample> samples(Map<Integer, TagRef> refs, Map<TagPath, Last> last)
      throws SQLException {
    SortedMap<Long, List<Last>> bySpan = new TreeMap<>();
    for (Last one : last.values()) {
      bySpan.computeIfAbsent(Math.floorDiv(one.time(), SPAN), _ -> new ArrayList<>()).add(one);
    }
    Map<Integer, Sample> samples = new HashMap<>();
    for (List<Last> span : bySpan.values()) {
      addSamples(span, refs, samples);
    }
    return samples;
  }

  private void addSamples(List<Last> span, Map<Integer, TagRef> refs, Map<Integer, Sample> samples)
      throws SQLException {
    Wanted wanted = Wanted.of(span.stream().map(Last::ref).toList(), tags);
    long from = span.stream().mapToLong(Last::time).min().orElse(at);
    long to = span.stream().mapToLong(Last::time).max().orElse(at) + 1;
    Reader reader = Reader.of(inquiry, sealed, wanted, from, to);
    String sql =
        """
        SELECT tag, time, value, exact, text, quality FROM (%s)
        QUALIFY row_number() OVER (PARTITION BY tag ORDER BY time DESC) = 1"""
            .formatted(reader.samples(wanted, from, to));
    reader.each(
        sql,
        chunk -> {
          for (long row = 0; row < chunk.rowCount(); row++) {
            TagRef ref = refs.get(chunk.vector(0).getInt(row));
            if (ref != null) {
              samples.put(ref.id(), RawReader.sample(ref.type(), chunk, row));
            }
          }
        });
  }

  private Map<EdgeId, String> losses(List<TagPath> paths) throws SQLException {
    Set<EdgeId> edges = new HashSet<>();
    paths.forEach(path -> edges.add(path.edgeId()));
    Map<EdgeId, String> losses = new HashMap<>();
    for (EdgeId edge : edges) {
      for (Gap loss : Losses.of(inquiry.connection(), edge, at, at + 1)) {
        losses.put(edge, loss.reason());
      }
    }
    return losses;
  }
}
