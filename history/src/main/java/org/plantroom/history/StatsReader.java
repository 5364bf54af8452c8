package org.plantroom.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** Counts what is in the store. */
final class StatsReader {
  private StatsReader() {}

  static HistoryStats read(Connection connection, Path folder, long tags, Committer committer)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT (SELECT count(*) FROM sample),
                  (SELECT coalesce(sum(row_count), 0)::BIGINT FROM sealed WHERE layer = 'samples'
                    AND NOT missing),
                  (SELECT count(*) FROM sealed WHERE NOT missing)""")) {
      row.next();
      return new HistoryStats(
          tags,
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          bytes(folder),
          committer.batches(),
          committer.values(),
          committer.failures());
    }
  }

  static long tableRows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM sample")) {
      row.next();
      return row.getLong(1);
    }
  }

  static SealedBytes sealedBytes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT coalesce(sum(bytes) FILTER (layer = 'samples'), 0)::BIGINT,
                  coalesce(sum(bytes), 0)::BIGINT FROM sealed""")) {
      row.next();
      return new SealedBytes(row.getLong(1), row.getLong(2));
    }
  }

  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toFile).filter(file -> file.isFile()).mapToLong(f -> f.length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
