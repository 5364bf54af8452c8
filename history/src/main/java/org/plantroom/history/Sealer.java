package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Moves samples out of the table into Parquet files, with their roll-ups. One site and day is one
 * transaction: it writes the files, lists them and deletes the rows it saw, so that a crash at any
 * moment leaves each sample in exactly one place.
 *
 * <p>Not thread-safe; the history lets one sealing or merge run at a time.
 */
final class Sealer {
  /** Sites and days of one call at most; the rest waits for the next. */
  private static final int MAX_GROUPS = 1_000;

  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  /** A site and day with samples to move. */
  private record Group(int site, String name, long from, long to) {
    String samples() {
      return """
          SELECT s.*, t.type FROM sample s JOIN tag t ON t.id = s.tag
          WHERE t.site = %d AND s.time >= %d AND s.time < %d"""
          .formatted(site, from, to);
    }
  }

  private final Database database;
  private final SealedFolder folder;
  private final ParquetWriter writer;
  private final long maxFileRows;

  Sealer(Database database, SealedFolder folder, ParquetWriter writer, long maxFileRows) {
    this.database = database;
    this.folder = folder;
    this.writer = writer;
    this.maxFileRows = maxFileRows;
  }

  /**
   * Seals samples older than a time.
   *
   * @return how many
   */
  long seal(long olderThan) throws SQLException, IOException {
    long moved = 0;
    try (Database.Session session = database.session()) {
      Connection connection = session.connection();
      for (Group group : groups(connection, olderThan)) {
        database.requireSpace();
        connection.setAutoCommit(false);
        moved += seal(connection, group);
        connection.commit();
        connection.setAutoCommit(true);
      }
      session.clean();
    }
    return moved;
  }

  private static List<Group> groups(Connection connection, long olderThan) throws SQLException {
    List<Group> groups = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT i.id, i.name, s.time // %d AS day FROM sample s JOIN tag t ON t.id = s.tag
                JOIN site i ON i.id = t.site WHERE s.time < %d
                GROUP BY ALL ORDER BY day, i.id LIMIT %d"""
                    .formatted(DAY, olderThan, MAX_GROUPS))) {
      while (rows.next()) {
        long from = rows.getLong(3) * DAY;
        groups.add(
            new Group(rows.getInt(1), rows.getString(2), from, Math.min(from + DAY, olderThan)));
      }
    }
    return groups;
  }

  private long seal(Connection connection, Group group) throws SQLException, IOException {
    ParquetWriter.Run run = new ParquetWriter.Run(writer.nextNumber(), 0);
    for (Slices.Slice slice : Slices.of(connection, group.samples(), maxFileRows)) {
      seal(connection, group, slice, run);
    }
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(
          """
          DELETE FROM sample WHERE time >= %d AND time < %d
            AND tag IN (SELECT id FROM tag WHERE site = %d)"""
              .formatted(group.from(), group.to(), group.site()));
    }
  }

  private void seal(Connection connection, Group group, Slices.Slice slice, ParquetWriter.Run run)
      throws SQLException, IOException {
    String samples = group.samples() + " AND " + slice.condition();
    Path whole = write(connection, group, Layer.SAMPLES, Sql.samplesForFile(samples), run);
    String pieces =
        Sql.asPieces(Sql.sealedSamples(List.of(whole), slice.condition(), group.from, group.to));
    Path minutes = write(connection, group, Layer.MINUTES, rollUp(pieces, Layer.MINUTES), run);
    String ofMinutes = Sql.sealedPieces(List.of(minutes), slice.condition(), group.from, group.to);
    write(connection, group, Layer.HOURS, rollUp(ofMinutes, Layer.HOURS), run);
  }

  private static String rollUp(String pieces, Layer layer) {
    return Sql.piecesForFile(Sql.rollUp(pieces, layer.millis()));
  }

  private Path write(
      Connection connection, Group group, Layer layer, String select, ParquetWriter.Run run)
      throws SQLException, IOException {
    SealedFile.Place place = new SealedFile.Place(layer, group.site(), layer.part(group.from()));
    SealedFile file = writer.write(connection, select, place, group.name(), run);
    Manifest.add(connection, file);
    return folder.resolve(file.file());
  }
}
