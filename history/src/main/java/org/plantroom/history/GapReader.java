package org.plantroom.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.TagPath;

/**
 * Finds the times without usable values: runs of bad samples, each until the next usable one, and
 * losses of the edge. Inside one question's transaction.
 */
final class GapReader {
  /** Gaps of one answer at most; the earliest are kept. */
  private static final int MAX_GAPS = 10_000;

  private static final String DELETED = "deleted, its retention time was over";

  private final Inquiry inquiry;
  private final SealedFiles sealed;
  private final TagDictionary tags;
  private final long now;

  GapReader(Inquiry inquiry, SealedFiles sealed, TagDictionary tags, long now) {
    this.inquiry = inquiry;
    this.sealed = sealed;
    this.tags = tags;
    this.now = now;
  }

  List<Gap> read(TagPath path, long from, long to) throws SQLException {
    List<TagRef> refs = tags.find(path);
    List<Gap> gaps = new ArrayList<>();
    if (!refs.isEmpty()) {
      Wanted wanted = Wanted.of(refs, tags);
      long horizon = sealed.horizons().of(wanted);
      if (horizon > from) {
        gaps.add(new Gap(from, Math.min(to, horizon), DELETED));
      }
      long known = Math.max(from, horizon);
      addBadRuns(gaps, wanted, known, Math.max(known, Math.min(to, now)));
    }
    for (Gap loss : inquiry.losses(path.edgeId(), from, to)) {
      gaps.add(new Gap(Math.max(loss.from(), from), Math.min(loss.to(), to), loss.reason()));
    }
    gaps.sort(Comparator.comparingLong(Gap::from));
    return gaps.subList(0, Math.min(gaps.size(), MAX_GAPS));
  }

  private void addBadRuns(List<Gap> gaps, Wanted wanted, long from, long to) throws SQLException {
    Reader reader = Reader.of(inquiry, sealed, wanted, from, to);
    Piece before = reader.heldAt(wanted, from);
    long begin = from;
    Quality reason = before == null ? null : reason(before);
    for (Piece piece : pieces(reader, wanted, from, to)) {
      Quality next = reason(piece);
      if (next != reason) {
        addGap(gaps, begin, piece.firstTime(), reason);
        begin = piece.firstTime();
        reason = next;
      }
    }
    addGap(gaps, begin, to, reason);
  }

  /** Hours in which all was well stay whole; the others are looked at sample by sample. */
  private static List<Piece> pieces(Reader reader, Wanted wanted, long from, long to)
      throws SQLException {
    List<Piece> pieces =
        new PieceReader(reader)
            .read(
                wanted,
                Layer.HOURS,
                hour(from),
                to,
                piece -> !piece.isAllUsable() || piece.firstTime() < from);
    return pieces.stream()
        .filter(piece -> piece.firstTime() >= from && piece.firstTime() < to)
        .toList();
  }

  private static long hour(long time) {
    return Math.floorDiv(time, Layer.HOURS.millis()) * Layer.HOURS.millis();
  }

  private static void addGap(List<Gap> gaps, long from, long to, @Nullable Quality reason) {
    if (reason != null && to > from) {
      gaps.add(new Gap(from, to, reason.sentence()));
    }
  }

  private static @Nullable Quality reason(Piece piece) {
    Quality quality = Quality.ofCode(piece.lastQuality());
    if (piece.holds()) {
      return null;
    }
    return quality.isBad() ? quality : Quality.BAD;
  }
}
