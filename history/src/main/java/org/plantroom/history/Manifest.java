package org.plantroom.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDataChunkReader;

/**
 * The list of sealed files in use, read and changed inside the caller's transaction: a file counts
 * from the moment its row is committed, and not a moment earlier.
 */
final class Manifest {
  private static final String COLUMNS =
      "number, file, layer, site, part, run, level, first_time, last_time, first_tag, last_tag,"
          + " row_count, bytes, checksum";

  private Manifest() {}

  /**
   * A file a question may have to open.
   *
   * @param firstTime ms since 1970 UTC of its first row, {@code lastTime} of its last
   */
  record Entry(
      Path path, Layer layer, int site, long firstTime, long lastTime, int firstTag, int lastTag) {
    /** False when none of its rows is of these tags and times. */
    boolean mayHold(Wanted wanted, long from, long to) {
      return lastTime >= from
          && firstTime < to
          && lastTag >= wanted.firstTag()
          && firstTag <= wanted.lastTag()
          && wanted.sites().contains(site);
    }

    /** The same, but true also for roll-ups of the time before. */
    boolean mayHoldOrPrecede(Wanted wanted, long from, long to) {
      return mayHold(wanted, layer == Layer.SAMPLES ? from : Long.MIN_VALUE, to);
    }
  }

  /**
   * Files that may hold rows of these tags and times, or roll-ups of the time before. Beginning
   * first, so that the samples of a tag come in order.
   */
  static List<Entry> files(Inquiry inquiry, SealedFolder folder, Wanted wanted, long from, long to)
      throws SQLException {
    String condition =
        """
        %s AND first_time < %d AND (last_time >= %d OR layer <> 'samples')
          AND last_tag >= %d AND first_tag <= %d"""
            .formatted(
                Sql.in("site", wanted.sites()), to, from, wanted.firstTag(), wanted.lastTag());
    return files(inquiry, folder, condition);
  }

  /** All files that are there, in the same order. */
  static List<Entry> files(Inquiry inquiry, SealedFolder folder) throws SQLException {
    return files(inquiry, folder, "true");
  }

  private static List<Entry> files(Inquiry inquiry, SealedFolder folder, String condition)
      throws SQLException {
    String sql =
        """
        SELECT file, layer, site, first_time, last_time, first_tag, last_tag FROM sealed
        WHERE NOT missing AND %s ORDER BY first_time, number"""
            .formatted(condition);
    List<Entry> files = new ArrayList<>();
    inquiry.each(sql, chunk -> addEntries(files, folder, chunk));
    return files;
  }

  private static void addEntries(
      List<Entry> files, SealedFolder folder, DuckDBDataChunkReader chunk) {
    for (long row = 0; row < chunk.rowCount(); row++) {
      files.add(
          new Entry(
              folder.resolve(chunk.vector(0).getString(row)),
              Layer.ofLabel(chunk.vector(1).getString(row)),
              chunk.vector(2).getInt(row),
              chunk.vector(3).getLong(row),
              chunk.vector(4).getLong(row),
              chunk.vector(5).getInt(row),
              chunk.vector(6).getInt(row)));
    }
  }

  /** All files whose rows meet a condition over the columns, e.g. {@code level = 0}. */
  static List<SealedFile> where(Connection connection, String condition) throws SQLException {
    List<SealedFile> files = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT %s FROM sealed WHERE %s ORDER BY number".formatted(COLUMNS, condition))) {
      while (rows.next()) {
        files.add(read(rows));
      }
    }
    return files;
  }

  static void add(Connection connection, SealedFile file) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO sealed (%s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                .formatted(COLUMNS))) {
      insert.setLong(1, file.number());
      insert.setString(2, file.file());
      insert.setString(3, file.place().layer().label());
      insert.setInt(4, file.place().site());
      insert.setString(5, file.place().part());
      insert.setLong(6, file.run());
      insert.setInt(7, file.level());
      insert.setLong(8, file.extent().firstTime());
      insert.setLong(9, file.extent().lastTime());
      insert.setInt(10, file.extent().firstTag());
      insert.setInt(11, file.extent().lastTag());
      insert.setLong(12, file.extent().rows());
      insert.setLong(13, file.extent().bytes());
      insert.setLong(14, file.checksum());
      insert.execute();
    }
  }

  static void remove(Connection connection, Collection<SealedFile> files) throws SQLException {
    String numbers =
        files.stream().map(f -> Long.toString(f.number())).collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM sealed WHERE number IN (%s)".formatted(numbers));
    }
  }

  /** Takes note of which files are not there, so that questions go on without them. */
  static void markMissing(Connection connection, Collection<SealedFile> files) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE sealed SET missing = false WHERE missing");
      for (SealedFile file : files) {
        statement.execute("UPDATE sealed SET missing = true WHERE number = " + file.number());
      }
    }
  }

  private static SealedFile read(ResultSet row) throws SQLException {
    return new SealedFile(
        row.getLong(1),
        row.getString(2),
        new SealedFile.Place(Layer.ofLabel(row.getString(3)), row.getInt(4), row.getString(5)),
        row.getLong(6),
        row.getInt(7),
        new SealedFile.Extent(
            row.getLong(8),
            row.getLong(9),
            row.getInt(10),
            row.getInt(11),
            row.getLong(12),
            row.getLong(13)),
        row.getLong(14));
  }
}
