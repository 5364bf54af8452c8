package org.plantroom.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plantroom.core.Counter;
import org.plantroom.core.Quality;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;

/** Answers what counters counted, inside one question's transaction. */
final class UseReader {
  private final Inquiry inquiry;
  private final SealedFiles sealed;
  private final TagDictionary tags;
  private final Periods periods;
  private final long now;

  UseReader(Inquiry inquiry, SealedFiles sealed, TagDictionary tags, Periods periods, long now) {
    this.inquiry = inquiry;
    this.sealed = sealed;
    this.tags = tags;
    this.periods = periods;
    this.now = now;
  }

  UseSeries read(TagPath path, Counter counter) throws SQLException {
    List<TagRef> refs = tags.find(path);
    boolean isSingle = !refs.isEmpty() && refs.getLast().type() == ValueType.F32;
    UseBuilder builder = new UseBuilder(path, periods, counter, isSingle);
    if (!refs.isEmpty()) {
      add(builder, path, Wanted.of(refs, tags));
    }
    return builder.build(now);
  }

  private void add(UseBuilder builder, TagPath path, Wanted wanted) throws SQLException {
    long end = periods.to() + 1; // the reading at the very end counts
    Reader reader = Reader.of(inquiry, sealed, wanted, periods.from(), end);
    long known = Math.min(end, Math.max(periods.from(), reader.horizon(wanted)));
    Piece held = reader.heldAt(wanted, known);
    if (held != null) {
      builder.begin(held, known);
    }
    List<Gap> losses = inquiry.losses(path.edgeId(), periods.from(), end);
    List<Piece> pieces = new ArrayList<>(pieces(reader, wanted, end, losses));
    losses.stream()
        .filter(loss -> loss.from() >= periods.from())
        .forEach(loss -> pieces.add(Piece.unknownFrom(loss.from(), Quality.BAD.code())));
    pieces.sort(Comparator.comparingLong(Piece::firstTime));
    pieces.forEach(builder::add);
  }

  /** Hours in which the counter only rose stay whole; the others are read sample by sample. */
  private List<Piece> pieces(Reader reader, Wanted wanted, long end, List<Gap> losses)
      throws SQLException {
    long hour = Math.floorDiv(periods.from(), Layer.HOURS.millis()) * Layer.HOURS.millis();
    return new PieceReader(reader)
        .read(wanted, Layer.HOURS, hour, end, piece -> mustLookInside(piece, losses)).stream()
            .filter(piece -> piece.firstTime() >= periods.from() && piece.firstTime() < end)
            .toList();
  }

  private boolean mustLookInside(Piece piece, List<Gap> losses) {
    boolean fell = piece.min() < piece.first() || piece.max() > piece.last();
    return fell
        || piece.firstTime() < periods.from()
        || piece.lastTime() > periods.to()
        || periods.isAnyBoundBetween(piece.firstTime(), piece.lastTime())
        || Losses.isAnyWithin(losses, piece);
  }
}
