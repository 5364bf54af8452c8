package org.plantroom.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;

/** Sets of offsets as rows of the table {@code received}. */
final class OffsetRows implements RowSource.Rows {
  private record Row(String edge, long first, long last) {}

  private final List<Row> rows = new ArrayList<>();

  OffsetRows(Map<EdgeId, OffsetRanges> sets) {
    sets.forEach(
        (edge, set) ->
            set.ranges().forEach(r -> rows.add(new Row(edge.toString(), r.from(), r.to()))));
  }

  static SequencedMap<String, DuckDBColumnType> columns() {
    SequencedMap<String, DuckDBColumnType> columns = new LinkedHashMap<>();
    columns.put("edge", DuckDBColumnType.VARCHAR);
    columns.put("first", DuckDBColumnType.BIGINT);
    columns.put("last", DuckDBColumnType.BIGINT);
    return columns;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public void fill(DuckDBDataChunkWriter vectors, int first, int count) {
    for (int i = 0; i < count; i++) {
      Row row = rows.get(first + i);
      vectors.vector(0).setString(i, row.edge());
      vectors.vector(1).setLong(i, row.first());
      vectors.vector(2).setLong(i, row.last());
    }
  }
}
