package org.plantroom.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.plantroom.core.Quality;

/** The SQL of one batch. Owned by whoever commits, one transaction at a time. */
final class BatchSql {
  private final RowSource numbers = new RowSource("batch_numbers", PlainNumbers.columns());
  private final RowSource samples = new RowSource("batch_samples", SampleRows.columns());
  private final RowSource offsets = new RowSource("batch_offsets", OffsetRows.columns());
  private final RowSource tags = new RowSource("batch_tags", TagRows.columns());

  /** The table functions the SQL needs. */
  List<RowSource> sources() {
    return List.of(numbers, samples, offsets, tags);
  }

  /** Writes everything and commits. */
  void write(DuckDBConnection connection, Addition addition, TagDictionary dictionary)
      throws SQLException {
    writeSites(connection, addition.sites());
    run(
        connection,
        tags,
        new TagRows(addition.tags(), dictionary),
        "INSERT INTO tag FROM " + tags.sql());
    writeSamples(connection, addition.batch(), dictionary);
    writeOffsets(connection, new OffsetRows(addition.received()));
    writeLosses(connection, addition.batch().losses());
    execute(connection, "UPDATE progress SET last_commit = " + addition.number());
    connection.commit();
  }

  private void writeSamples(Connection connection, HistoryBatch batch, TagDictionary dictionary)
      throws SQLException {
    PlainNumbers plain = new PlainNumbers(batch, dictionary);
    run(
        connection,
        numbers,
        plain,
        "INSERT INTO sample SELECT tag, time, value, NULL, NULL, %d FROM %s"
            .formatted(Quality.GOOD.code(), numbers.sql()));
    run(
        connection,
        samples,
        new SampleRows(batch, dictionary, plain.others()),
        "INSERT INTO sample FROM " + samples.sql());
  }

  private static void writeSites(Connection connection, List<TagDictionary.SiteRef> sites)
      throws SQLException {
    for (TagDictionary.SiteRef site : sites) {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO site VALUES (?, ?)")) {
        insert.setInt(1, site.id());
        insert.setString(2, site.name());
        insert.execute();
      }
    }
  }

  private void writeOffsets(Connection connection, OffsetRows rows) throws SQLException {
    run(
        connection,
        offsets,
        rows,
        "DELETE FROM received WHERE edge IN (SELECT edge FROM %s)".formatted(offsets.sql()));
    run(connection, offsets, rows, "INSERT INTO received FROM " + offsets.sql());
  }

  private static void writeLosses(Connection connection, List<HistoryBatch.Loss> losses)
      throws SQLException {
    for (HistoryBatch.Loss loss : losses) {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO loss VALUES (?, ?, ?, ?)")) {
        insert.setString(1, loss.edge().toString());
        insert.setLong(2, loss.from());
        insert.setLong(3, loss.to());
        insert.setString(4, loss.reason());
        insert.execute();
      }
    }
  }

  private static void run(Connection connection, RowSource source, RowSource.Rows rows, String sql)
      throws SQLException {
    if (rows.size() == 0) {
      return;
    }
    source.offer(rows);
    try {
      execute(connection, sql);
    } finally {
      source.offer(null);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
