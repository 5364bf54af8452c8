package org.plantroom.history;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** A batch's samples as rows of the table {@code sample}. */
final class SampleRows implements RowSource.Rows {
  /** Above it a double no longer holds every integer. */
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private final HistoryBatch batch;
  private final TagDictionary tags;

  SampleRows(HistoryBatch batch, TagDictionary tags) {
    this.batch = batch;
    this.tags = tags;
  }

  static SequencedMap<String, DuckDBColumnType> columns() {
    SequencedMap<String, DuckDBColumnType> columns = new LinkedHashMap<>();
    columns.put("tag", DuckDBColumnType.INTEGER);
    columns.put("time", DuckDBColumnType.BIGINT);
    columns.put("value", DuckDBColumnType.DOUBLE);
    columns.put("exact", DuckDBColumnType.BIGINT);
    columns.put("text", DuckDBColumnType.VARCHAR);
    columns.put("quality", DuckDBColumnType.UTINYINT);
    return columns;
  }

  @Override
  public int size() {
    return batch.size();
  }

  @Override
  public void fill(DuckDBDataChunkWriter vectors, int first, int count) {
    DuckDBWritableVector ids = vectors.vector(0);
    DuckDBWritableVector times = vectors.vector(1);
    DuckDBWritableVector qualities = vectors.vector(5);
    for (int i = 0; i < count; i++) {
      int row = first + i;
      ids.setInt(i, batch.tagId(row));
      times.setLong(i, batch.sourceTime(row));
      qualities.setUint8(i, batch.quality(row));
    }
    fillValues(vectors, first, count);
  }

  private void fillValues(DuckDBDataChunkWriter vectors, int first, int count) {
    DuckDBWritableVector values = vectors.vector(2);
    DuckDBWritableVector exacts = vectors.vector(3);
    DuckDBWritableVector texts = vectors.vector(4);
    for (int i = 0; i < count; i++) {
      int row = first + i;
      ValueType type = type(row);
      long bits = batch.bits(row);
      boolean isNumber = !batch.isNull(row) && type != ValueType.STRING;
      if (isNumber) {
        values.setDouble(i, Value.asDouble(type, bits));
      } else {
        values.setNull(i);
      }
      if (isNumber && !fitsDouble(type, bits)) {
        exacts.setLong(i, bits);
      } else {
        exacts.setNull(i);
      }
      fillText(texts, i, batch.isNull(row) ? null : batch.text(row));
    }
  }

  private static void fillText(DuckDBWritableVector texts, int row, @Nullable String text) {
    if (text == null) {
      texts.setNull(row);
    } else {
      texts.setString(row, text);
    }
  }

  private ValueType type(int row) {
    TagRef tag = tags.byId(batch.tagId(row));
    if (tag == null) {
      throw new IllegalArgumentException(
          "the history gave no such tag id [tagId=%d]".formatted(batch.tagId(row)));
    }
    return tag.type();
  }

  /** True when a double holds the number of these bits as it is. */
  private static boolean fitsDouble(ValueType type, long bits) {
    return switch (type) {
      case I64 -> bits >= -EXACT_IN_DOUBLE && bits <= EXACT_IN_DOUBLE;
      case U64 -> bits >= 0 && bits <= EXACT_IN_DOUBLE;
      case BOOL, I16, U16, I32, U32, F32, F64, STRING -> true;
    };
  }
}
