package org.plantroom.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.plantroom.core.TagPath;

/**
 * The commands that have ended, for as long as the samples of their tags are kept. Once a day, when
 * those whose time is over go, the oldest of more than {@value #MOST} make room too. What a command
 * looks like inside is the caller's own affair.
 *
 * <p>Thread-safe; one writing at a time.
 */
public final class CommandStore {
  /** As many are left by the daily look; some hundred megabytes. */
  static final long MOST = 500_000;

  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS command (
        id VARCHAR NOT NULL, tag VARCHAR NOT NULL, begun BIGINT NOT NULL, ended BIGINT NOT NULL,
        text VARCHAR NOT NULL)""";

  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong madeRoom = new AtomicLong();
  private final Database database;
  private final Questions questions;
  private final long most;
  private long prunedDay = Long.MIN_VALUE; // since 1970 UTC; guarded by writing

  private CommandStore(Database database, Questions questions, long most) {
    this.database = database;
    this.questions = questions;
    this.most = most;
  }

  /** Opens the table, made when it is not there. */
  static CommandStore open(
      Database database, DuckDBConnection connection, Questions questions, long most)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    return new CommandStore(database, questions, most);
  }

  /** What is done to the table in one transaction. */
  private interface Change {
    void make(DuckDBConnection connection) throws SQLException;
  }

  /**
   * Stores commands in one transaction: all or nothing. One stored before is replaced.
   *
   * @throws HistoryWriteException when it is not sure that all are stored
   */
  public void store(List<CommandEntry> commands) {
    if (!commands.isEmpty()) {
      change(connection -> write(connection, commands));
    }
  }

  private void change(Change change) {
    writing.lock();
    try (Database.Session session = database.session()) {
      database.requireSpace();
      DuckDBConnection connection = session.connection();
      connection.setAutoCommit(false);
      change.make(connection);
      connection.commit();
      connection.setAutoCommit(true);
      session.clean();
    } catch (SQLException e) {
      database.heal();
      throw new HistoryWriteException("the commands are not stored: " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }

  private static void write(DuckDBConnection connection, List<CommandEntry> commands)
      throws SQLException {
    Map<String, CommandEntry> latest = new HashMap<>();
    commands.forEach(command -> latest.put(command.id(), command));
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM command WHERE id IN (SELECT unnest(?::VARCHAR[]))")) {
      delete.setArray(1, connection.createArrayOf("VARCHAR", latest.keySet().toArray()));
      delete.execute();
    }
    try (DuckDBAppender rows = connection.createAppender("command")) {
      for (CommandEntry command : latest.values()) {
        rows.beginRow().append(command.id()).append(command.tag());
        rows.append(command.begun()).append(command.ended()).append(command.text()).endRow();
      }
    }
  }

  /**
   * Commands asked for by a moment, the latest first.
   *
   * @throws HistoryQueryException when the store could not answer in time
   */
  public List<CommandEntry> read(CommandQuestion question) {
    return questions.ask(inquiry -> read(inquiry.connection(), question));
  }

  private static List<CommandEntry> read(Connection connection, CommandQuestion question)
      throws SQLException {
    StringBuilder sql =
        new StringBuilder("SELECT id, tag, begun, ended, text FROM command WHERE begun <= ?");
    List<Object> values = new ArrayList<>(List.of(question.until()));
    if (question.sites() != null) {
      sql.append(" AND split_part(tag, '/', 1) IN (SELECT unnest(?::VARCHAR[]))");
      values.add(connection.createArrayOf("VARCHAR", question.sites().toArray()));
    }
    if (question.match() != null) {
      // Linear in time (RE2), so that no pattern hangs it.
      sql.append(" AND regexp_full_match(tag, ?)");
      values.add(AlarmJournalReader.regex(question.match()));
    }
    if (question.before() != null) {
      sql.append(" AND (begun < ? OR (begun = ? AND id < ?))");
      values.add(question.before().begun());
      values.add(question.before().begun());
      values.add(question.before().id());
    }
    sql.append(" ORDER BY begun DESC, id DESC LIMIT ").append(question.limit());
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      return entries(statement);
    }
  }

  private static List<CommandEntry> entries(PreparedStatement statement) throws SQLException {
    List<CommandEntry> entries = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        entries.add(
            new CommandEntry(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5)));
      }
    }
    return entries;
  }

  /**
   * Deletes commands whose tag's retention time is over since they ended, by whole UTC days, and
   * the oldest of too many. Looks once a day.
   *
   * @param now milliseconds since 1970 UTC
   * @param keep for how long a tag's samples are kept, empty for ever
   * @throws HistoryWriteException when nothing was deleted
   */
  void prune(long now, Function<TagPath, Optional<Duration>> keep) {
    long day = Math.floorDiv(now, DAY);
    writing.lock();
    try {
      if (day > prunedDay) {
        change(connection -> prune(connection, now, keep));
        prunedDay = day;
      }
    } finally {
      writing.unlock();
    }
  }

  private void prune(Connection connection, long now, Function<TagPath, Optional<Duration>> keep)
      throws SQLException {
    for (Map.Entry<Duration, List<String>> group : byDuration(connection, keep).entrySet()) {
      long until = Math.floorDiv(now - group.getKey().toMillis(), DAY) * DAY;
      delete(connection, group.getValue(), until);
    }
    madeRoom.addAndGet(makeRoom(connection));
  }

  private static Map<Duration, List<String>> byDuration(
      Connection connection, Function<TagPath, Optional<Duration>> keep) throws SQLException {
    Map<Duration, List<String>> groups = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT DISTINCT tag FROM command")) {
      while (row.next()) {
        String tag = row.getString(1);
        keep.apply(TagPath.of(tag))
            .ifPresent(time -> groups.computeIfAbsent(time, any -> new ArrayList<>()).add(tag));
      }
    }
    return groups;
  }

  private static void delete(Connection connection, List<String> tags, long until)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM command WHERE ended < ? AND tag IN (SELECT unnest(?::VARCHAR[]))")) {
      delete.setLong(1, until);
      delete.setArray(2, connection.createArrayOf("VARCHAR", tags.toArray()));
      delete.execute();
    }
  }

  private long makeRoom(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM command WHERE id IN"
                + " (SELECT id FROM command ORDER BY begun DESC, id DESC OFFSET ?)")) {
      delete.setLong(1, most);
      return delete.executeUpdate();
    }
  }

  /** Commands deleted since the start because there were too many. */
  public long madeRoom() {
    return madeRoom.get();
  }
}
