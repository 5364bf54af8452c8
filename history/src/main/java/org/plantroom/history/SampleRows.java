package org.plantroom.history;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** Some of a batch's samples, of any kind, as rows of the table {@code sample}. */
final class SampleRows implements RowSource.Rows {
  private final HistoryBatch batch;
  private final TagDictionary tags;
  private final int[] rows;

  /**
   * Samples as they stand in the table.
   *
   * @param rows which of the batch
   */
  SampleRows(HistoryBatch batch, TagDictionary tags, int[] rows) {
    this.batch = batch;
    this.tags = tags;
    this.rows = rows;
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
    return rows.length;
  }

  @Override
  public void fill(DuckDBDataChunkWriter vectors, int first, int count) {
    DuckDBWritableVector ids = vectors.vector(0);
    DuckDBWritableVector times = vectors.vector(1);
    DuckDBWritableVector qualities = vectors.vector(5);
    for (int i = 0; i < count; i++) {
      int row = rows[first + i];
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
      int row = rows[first + i];
      ValueType type = tags.typeOf(batch.tagId(row));
      long bits = batch.bits(row);
      boolean isNumber = !batch.isNull(row) && type != ValueType.STRING;
      if (isNumber) {
        values.setDouble(i, Value.asDouble(type, bits));
      } else {
        values.setNull(i);
      }
      if (isNumber && !PlainNumbers.fitsDouble(type, bits)) {
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
}
