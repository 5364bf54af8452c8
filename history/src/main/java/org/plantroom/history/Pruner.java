package org.plantroom.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.plantroom.core.TagPath;

/**
 * Deletes sealed samples and roll-ups whose retention time is over, by whole UTC days. A tag's last
 * sample before that day stays, because its value still holds. Roll-ups go with the whole of their
 * file, a month or a year; until then answers do not show them.
 *
 * <p>Not thread-safe; the history lets one sealing, merge or deletion run at a time.
 */
final class Pruner {
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  private final Database database;
  private final SealedFolder folder;
  private final ParquetWriter writer;
  private final TagDictionary tags;
  private final Horizons horizons;
  private final Map<Duration, Long> done = new HashMap<>();

  Pruner(
      Database database,
      SealedFolder folder,
      ParquetWriter writer,
      TagDictionary tags,
      Horizons horizons) {
    this.database = database;
    this.folder = folder;
    this.writer = writer;
    this.tags = tags;
    this.horizons = horizons;
  }

  /**
   * Deletes what need not be kept. Looks once a day at each length of time.
   *
   * @param keep for how long a tag's samples are kept, empty for ever
   * @return the files no longer in use
   */
  List<Path> prune(long now, Function<TagPath, Optional<Duration>> keep)
      throws SQLException, IOException {
    List<Path> replaced = new ArrayList<>();
    for (Map.Entry<Duration, List<TagRef>> group : byDuration(keep).entrySet()) {
      long until = Math.floorDiv(now - group.getKey().toMillis(), DAY) * DAY;
      if (until > done.getOrDefault(group.getKey(), 0L)) {
        database.requireSpace();
        replaced.addAll(prune(group.getValue(), until));
        done.put(group.getKey(), until);
      }
    }
    return replaced;
  }

  private Map<Duration, List<TagRef>> byDuration(Function<TagPath, Optional<Duration>> keep) {
    Map<Duration, List<TagRef>> groups = new HashMap<>();
    for (TagRef tag : tags.all()) {
      keep.apply(tag.path())
          .ifPresent(time -> groups.computeIfAbsent(time, unused -> new ArrayList<>()).add(tag));
    }
    return groups;
  }

  private List<Path> prune(List<TagRef> expiring, long until) throws SQLException, IOException {
    List<Path> replaced = new ArrayList<>();
    try (Database.Session session = database.session()) {
      Connection connection = session.connection();
      List<SealedFile> old =
          Manifest.where(
              connection,
              "NOT missing AND last_time < %d AND %s"
                  .formatted(until, Sql.in("site", Wanted.of(expiring, tags).sites())));
      if (!old.isEmpty()) {
        note(connection, expiring, until, old);
        for (SealedFile file : old) {
          if (prune(connection, file, until)) {
            replaced.add(folder.resolve(file.file()));
          }
        }
        execute(connection, "DROP TABLE expiring");
        horizons.refresh(connection);
      }
      session.clean();
    }
    return replaced;
  }

  /** A temporary table of the tags and the time of the sample of each that stays. */
  private void note(Connection connection, List<TagRef> expiring, long until, List<SealedFile> old)
      throws SQLException {
    List<Path> samples =
        old.stream()
            .filter(file -> file.place().layer() == Layer.SAMPLES)
            .map(file -> folder.resolve(file.file()))
            .toList();
    String condition = Sql.in("tag", expiring.stream().map(TagRef::id).toList());
    String times =
        "SELECT tag, time FROM sample WHERE time < %d AND %s".formatted(until, condition);
    if (!samples.isEmpty()) {
      times +=
          " UNION ALL SELECT tag, epoch_ms(time) FROM %s WHERE %s"
              .formatted(Sql.parquet(samples), condition);
    }
    execute(
        connection,
        """
        CREATE OR REPLACE TEMP TABLE expiring AS
        SELECT t.id AS tag, coalesce(max(l.time), -1) AS last
        FROM (SELECT unnest([%s]) AS id) t LEFT JOIN (%s) l ON l.tag = t.id GROUP BY t.id"""
            .formatted(
                String.join(
                    ", ", expiring.stream().map(tag -> Integer.toString(tag.id())).toList()),
                times));
  }

  /** True when the file was replaced or is of no use any more. */
  private boolean prune(Connection connection, SealedFile file, long until)
      throws SQLException, IOException {
    String rows = "SELECT * FROM " + Sql.parquet(List.of(folder.resolve(file.file())));
    boolean isSamples = file.place().layer() == Layer.SAMPLES;
    String goes =
        "(SELECT f.tag FROM (%s) f JOIN expiring e ON e.tag = f.tag AND epoch_ms(f.%s) <> e.last)"
            .formatted(rows, isSamples ? "time" : "last_time");
    long going = count(connection, goes);
    if (going == 0) {
      return false;
    }
    connection.setAutoCommit(false);
    execute(
        connection, "INSERT INTO forgotten SELECT DISTINCT tag, %d FROM %s".formatted(until, goes));
    if (going < file.extent().rows()) {
      String stays =
          "%s ANTI JOIN (SELECT tag, last FROM expiring) e ON e.tag = f.tag AND epoch_ms(f.%s) <> e.last ORDER BY f.tag, f.%s"
              .formatted(
                  rows + " f", isSamples ? "time" : "last_time", isSamples ? "time" : "first_time");
      ParquetWriter.Run run = new ParquetWriter.Run(writer.nextNumber(), file.level());
      Manifest.add(
          connection, writer.write(connection, stays, file.place(), site(connection, file), run));
    }
    Manifest.remove(connection, List.of(file));
    connection.commit();
    connection.setAutoCommit(true);
    return true;
  }

  private static long count(Connection connection, String rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + rows)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String site(Connection connection, SealedFile file) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT name FROM site WHERE id = " + file.place().site())) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
