package org.plantroom.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;

/** New tags as rows of the table {@code tag}. */
final class TagRows implements RowSource.Rows {
  private final List<TagRef> tags;
  private final TagDictionary dictionary;

  TagRows(List<TagRef> tags, TagDictionary dictionary) {
    this.tags = tags;
    this.dictionary = dictionary;
  }

  static SequencedMap<String, DuckDBColumnType> columns() {
    SequencedMap<String, DuckDBColumnType> columns = new LinkedHashMap<>();
    columns.put("id", DuckDBColumnType.INTEGER);
    columns.put("site", DuckDBColumnType.INTEGER);
    columns.put("path", DuckDBColumnType.VARCHAR);
    columns.put("type", DuckDBColumnType.VARCHAR);
    return columns;
  }

  @Override
  public int size() {
    return tags.size();
  }

  @Override
  public void fill(DuckDBDataChunkWriter vectors, int first, int count) {
    for (int i = 0; i < count; i++) {
      TagRef tag = tags.get(first + i);
      vectors.vector(0).setInt(i, tag.id());
      vectors.vector(1).setInt(i, dictionary.siteId(tag.path().site()));
      vectors.vector(2).setString(i, tag.path().toString());
      vectors.vector(3).setString(i, tag.type().label());
    }
  }
}
