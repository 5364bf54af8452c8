package org.plantroom.history;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** Answers questions for samples as they were stored, inside one question's transaction. */
final class RawReader {
  private final Inquiry inquiry;
  private final SealedFiles sealed;
  private final TagDictionary tags;

  RawReader(Inquiry inquiry, SealedFiles sealed, TagDictionary tags) {
    this.inquiry = inquiry;
    this.sealed = sealed;
    this.tags = tags;
  }

  /** Reads at most {@code limit} samples, the last one before {@code from} first when asked. */
  RawSeries read(TagPath path, long from, long to, int limit, boolean withBefore)
      throws SQLException {
    List<TagRef> refs = tags.find(path);
    List<ValueType> types = refs.stream().map(TagRef::type).toList();
    if (refs.isEmpty()) {
      return new RawSeries(path, new Columns(0), types, false);
    }
    Wanted wanted = Wanted.of(refs, tags);
    long known = Math.max(from, sealed.horizons().of(wanted));
    long start = withBefore ? lastBefore(wanted, known) : from;
    Map<Integer, ValueType> typeOf = new HashMap<>();
    refs.forEach(ref -> typeOf.put(ref.id(), ref.type()));
    Columns columns = new Columns(limit);
    boolean[] truncated = new boolean[1];
    Reader reader = Reader.of(inquiry, sealed, wanted, start, to);
    String sql =
        "SELECT * FROM (%s) ORDER BY time LIMIT %d"
            .formatted(reader.samples(wanted, start, to), limit + 1L);
    reader.each(sql, chunk -> truncated[0] = !addAll(columns, chunk, typeOf));
    return new RawSeries(path, columns, types, truncated[0]);
  }

  private long lastBefore(Wanted wanted, long from) throws SQLException {
    return Reader.of(inquiry, sealed, wanted, from, from).lastBefore(wanted, from).values().stream()
        .mapToLong(Piece::lastTime)
        .max()
        .orElse(from);
  }

  /** False when not all of the chunk fitted. */
  private static boolean addAll(
      Columns columns, DuckDBDataChunkReader chunk, Map<Integer, ValueType> typeOf) {
    for (long row = 0; row < chunk.rowCount(); row++) {
      if (columns.isFull()) {
        return false;
      }
      ValueType type = typeOf.getOrDefault(chunk.vector(0).getInt(row), ValueType.F64);
      add(columns, type, chunk, row);
    }
    return true;
  }

  private static void add(Columns columns, ValueType type, DuckDBDataChunkReader chunk, long row) {
    long time = chunk.vector(1).getLong(row);
    int quality = chunk.vector(5).getUint8(row);
    if (type == ValueType.STRING) {
      DuckDBReadableVector texts = chunk.vector(4);
      columns.addText(time, quality, texts.isNull(row) ? null : texts.getString(row));
      return;
    }
    boolean isPresent = !chunk.vector(2).isNull(row);
    columns.add(time, type, quality, isPresent, isPresent ? bits(type, chunk, row) : 0);
  }

  /** A row of tag, time, value, exact, text and quality as a sample. */
  static Sample sample(ValueType type, DuckDBDataChunkReader chunk, long row) {
    Columns one = new Columns(1);
    add(one, type, chunk, row);
    return new Sample(one.value(0), Quality.ofCode(one.quality(0)), one.time(0));
  }

  /** The bits as {@link Value} has them. */
  static long bits(ValueType type, DuckDBDataChunkReader chunk, long row) {
    DuckDBReadableVector exacts = chunk.vector(3);
    if (!exacts.isNull(row)) {
      return exacts.getLong(row);
    }
    double value = chunk.vector(2).getDouble(row);
    return switch (type) {
      case F64 -> Double.doubleToRawLongBits(value);
      case F32 -> Double.doubleToRawLongBits((float) value);
      case BOOL, I16, U16, I32, U32, I64, U64 -> (long) value;
      case STRING -> 0;
    };
  }
}
