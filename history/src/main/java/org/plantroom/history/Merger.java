package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Merges the runs of one place and level into one run of the next level once there are enough, so
 * that a question opens few files and a sample is rewritten at most {@value #MAX_LEVEL} times.
 *
 * <p>Files are written outside any transaction, as their sources never change; only the swap in the
 * list is one. Not thread-safe; the history lets one sealing or merge run at a time.
 */
final class Merger {
  private static final int MAX_LEVEL = 3;

  /** Files to become fewer. */
  private record Heap(SealedFile.Place place, int level, String site) {
    String condition() {
      return "NOT missing AND layer = '%s' AND site = %d AND part = %s AND level = %d"
          .formatted(place.layer().label(), place.site(), Sql.quote(place.part()), level);
    }
  }

  private final Database database;
  private final SealedFolder folder;
  private final ParquetWriter writer;
  private final HistorySettings settings;

  Merger(Database database, SealedFolder folder, ParquetWriter writer, HistorySettings settings) {
    this.database = database;
    this.folder = folder;
    this.writer = writer;
    this.settings = settings;
  }

  /**
   * Merges the place with the most runs, if any has enough.
   *
   * @return the files no longer in use
   */
  List<Path> mergeOne() throws SQLException, IOException {
    database.requireSpace();
    try (Database.Session session = database.session()) {
      Optional<Heap> heap = highest(session.connection());
      List<Path> replaced = heap.isPresent() ? merge(session.connection(), heap.get()) : List.of();
      session.clean();
      return replaced;
    }
  }

  private Optional<Heap> highest(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT s.layer, s.site, s.part, s.level, i.name
                FROM sealed s JOIN site i ON i.id = s.site WHERE NOT s.missing AND s.level < %d
                GROUP BY ALL HAVING count(DISTINCT s.run) >= %d
                ORDER BY count(DISTINCT s.run) DESC LIMIT 1"""
                    .formatted(MAX_LEVEL, settings.mergeFiles()))) {
      if (!rows.next()) {
        return Optional.empty();
      }
      SealedFile.Place place =
          new SealedFile.Place(Layer.ofLabel(rows.getString(1)), rows.getInt(2), rows.getString(3));
      return Optional.of(new Heap(place, rows.getInt(4), rows.getString(5)));
    }
  }

  private List<Path> merge(Connection connection, Heap heap) throws SQLException, IOException {
    List<SealedFile> old = Manifest.where(connection, heap.condition());
    List<Path> paths = old.stream().map(file -> folder.resolve(file.file())).toList();
    String rows = "SELECT * FROM " + Sql.parquet(paths);
    ParquetWriter.Run run = new ParquetWriter.Run(writer.nextNumber(), heap.level() + 1);
    String order = heap.place().layer() == Layer.SAMPLES ? "tag, time" : "tag, first_time";
    List<SealedFile> merged = new ArrayList<>();
    for (Slices.Slice slice : Slices.of(connection, rows, settings.maxFileRows())) {
      String select = "%s WHERE %s ORDER BY %s".formatted(rows, slice.condition(), order);
      merged.add(writer.write(connection, select, heap.place(), heap.site(), run));
    }
    connection.setAutoCommit(false);
    for (SealedFile file : merged) {
      Manifest.add(connection, file);
    }
    Manifest.remove(connection, old);
    connection.commit();
    connection.setAutoCommit(true);
    return paths;
  }
}
