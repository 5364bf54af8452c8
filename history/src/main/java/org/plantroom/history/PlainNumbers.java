package org.plantroom.history;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.plantroom.core.Quality;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * The samples of a batch that are a good number a double can hold, as almost all are. They need
 * three of the table's six columns; DuckDB's vectors take a lock for each value written, which made
 * the other three cost as much as these.
 */
final class PlainNumbers implements RowSource.Rows {
  /** Above it a double no longer holds every integer. */
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private final HistoryBatch batch;
  private final TagDictionary tags;
  private final int[] plain;
  private final int[] others;

  /** Parts a batch. */
  PlainNumbers(HistoryBatch batch, TagDictionary tags) {
    this.batch = batch;
    this.tags = tags;
    int[] found = new int[batch.size()];
    int[] left = new int[batch.size()];
    int count = 0;
    for (int row = 0; row < batch.size(); row++) {
      if (isPlain(row)) {
        found[count++] = row;
      } else {
        left[row - count] = row;
      }
    }
    plain = Arrays.copyOf(found, count);
    others = Arrays.copyOf(left, batch.size() - count);
  }

  private boolean isPlain(int row) {
    ValueType type = tags.typeOf(batch.tagId(row));
    return batch.quality(row) == Quality.GOOD.code()
        && !batch.isNull(row)
        && type != ValueType.STRING
        && fitsDouble(type, batch.bits(row));
  }

  /** True when a double holds the number of these bits as it is. */
  static boolean fitsDouble(ValueType type, long bits) {
    return switch (type) {
      case I64 -> bits >= -EXACT_IN_DOUBLE && bits <= EXACT_IN_DOUBLE;
      case U64 -> bits >= 0 && bits <= EXACT_IN_DOUBLE;
      case BOOL, I16, U16, I32, U32, F32, F64, STRING -> true;
    };
  }

  static SequencedMap<String, DuckDBColumnType> columns() {
    SequencedMap<String, DuckDBColumnType> columns = new LinkedHashMap<>();
    columns.put("tag", DuckDBColumnType.INTEGER);
    columns.put("time", DuckDBColumnType.BIGINT);
    columns.put("value", DuckDBColumnType.DOUBLE);
    return columns;
  }

  /** The rows of the batch that are not plain numbers. */
  int[] others() {
    return others;
  }

  @Override
  public int size() {
    return plain.length;
  }

  @Override
  public void fill(DuckDBDataChunkWriter vectors, int first, int count) {
    DuckDBWritableVector ids = vectors.vector(0);
    DuckDBWritableVector times = vectors.vector(1);
    DuckDBWritableVector values = vectors.vector(2);
    for (int i = 0; i < count; i++) {
      int row = plain[first + i];
      int tag = batch.tagId(row);
      ids.setInt(i, tag);
      times.setLong(i, batch.sourceTime(row));
      values.setDouble(i, Value.asDouble(tags.typeOf(tag), batch.bits(row)));
    }
  }
}
