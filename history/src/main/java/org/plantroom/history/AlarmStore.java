package org.plantroom.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;

/**
 * What must outlive the host of its alarms: where each stands, and the journal of what happened.
 * What a status looks like inside is the caller's own affair.
 *
 * <p>Thread-safe; one writing at a time.
 */
public final class AlarmStore {
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS alarm_status (id VARCHAR NOT NULL, status VARCHAR NOT NULL)",
          """
          CREATE TABLE IF NOT EXISTS alarm_journal (
            number BIGINT NOT NULL, time BIGINT NOT NULL, host_time BIGINT NOT NULL,
            id VARCHAR NOT NULL, path VARCHAR NOT NULL, name VARCHAR NOT NULL,
            priority VARCHAR NOT NULL, event VARCHAR NOT NULL, state VARCHAR NOT NULL,
            value VARCHAR NOT NULL, message VARCHAR NOT NULL, who VARCHAR NOT NULL,
            reason VARCHAR NOT NULL)""");

  private final ReentrantLock writing = new ReentrantLock();
  private final Database database;
  private final Questions questions;

  private AlarmStore(Database database, Questions questions) {
    this.database = database;
    this.questions = questions;
  }

  /** Opens the tables, made when they are not there. */
  static AlarmStore open(Database database, DuckDBConnection connection, Questions questions)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
    return new AlarmStore(database, questions);
  }

  /**
   * Stores lines and statuses in one transaction: all or nothing. To be repeated as it is after a
   * failure; what an earlier try had stored after all is not doubled.
   *
   * @param lines with growing numbers, all above those stored before
   * @param statuses the present one of each alarm that changed, by its id
   * @throws HistoryWriteException when it is not sure that all is stored
   */
  public void store(List<AlarmEntry> lines, Map<String, String> statuses) {
    writing.lock();
    try {
      database.requireSpace();
      write(lines, statuses);
    } catch (SQLException e) {
      database.heal();
      throw new HistoryWriteException("the alarms are not stored: " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }

  private void write(List<AlarmEntry> lines, Map<String, String> statuses) throws SQLException {
    try (Database.Session session = database.session()) {
      DuckDBConnection connection = session.connection();
      connection.setAutoCommit(false);
      writeLines(connection, lines);
      writeStatuses(connection, statuses);
      connection.commit();
      connection.setAutoCommit(true);
      session.clean();
    }
  }

  private static void writeLines(DuckDBConnection connection, List<AlarmEntry> lines)
      throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM alarm_journal WHERE number >= " + lines.getFirst().number());
    }
    try (DuckDBAppender rows = connection.createAppender("alarm_journal")) {
      for (AlarmEntry line : lines) {
        append(rows, line);
      }
    }
  }

  private static void append(DuckDBAppender rows, AlarmEntry line) throws SQLException {
    rows.beginRow();
    rows.append(line.number()).append(line.time()).append(line.hostTime());
    rows.append(line.id()).append(line.path()).append(line.name()).append(line.priority());
    rows.append(line.event()).append(line.state()).append(line.value()).append(line.message());
    rows.append(line.who()).append(line.reason());
    rows.endRow();
  }

  private static void writeStatuses(DuckDBConnection connection, Map<String, String> statuses)
      throws SQLException {
    if (statuses.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM alarm_status WHERE id IN (SELECT unnest(?::VARCHAR[]))")) {
      delete.setArray(1, connection.createArrayOf("VARCHAR", statuses.keySet().toArray()));
      delete.execute();
    }
    try (DuckDBAppender rows = connection.createAppender("alarm_status")) {
      for (Map.Entry<String, String> status : statuses.entrySet()) {
        rows.beginRow().append(status.getKey()).append(status.getValue()).endRow();
      }
    }
  }

  /**
   * Every status stored, by the alarm's id.
   *
   * @throws HistoryQueryException when the store could not answer in time
   */
  public Map<String, String> statuses() {
    return questions.ask(
        inquiry -> {
          Map<String, String> statuses = new LinkedHashMap<>();
          try (Statement statement = inquiry.connection().createStatement();
              ResultSet rows = statement.executeQuery("SELECT id, status FROM alarm_status")) {
            while (rows.next()) {
              statuses.put(rows.getString(1), rows.getString(2));
            }
          }
          return statuses;
        });
  }

  /**
   * The number of the latest line; 0 for an empty journal.
   *
   * @throws HistoryQueryException when the store could not answer in time
   */
  public long lastNumber() {
    return questions.ask(
        inquiry -> {
          try (Statement statement = inquiry.connection().createStatement();
              ResultSet row = statement.executeQuery("SELECT max(number) FROM alarm_journal")) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /**
   * Lines of the journal, the latest first.
   *
   * @throws HistoryQueryException when the store could not answer in time
   */
  public List<AlarmEntry> journal(AlarmQuestion question) {
    return questions.ask(inquiry -> new AlarmJournalReader(inquiry.connection()).read(question));
  }

  /**
   * The alarms an operator had to look at, at a moment; those raised last come first.
   *
   * @param at ms since 1970 UTC
   * @param sites the sites asked about, or null for all and for what belongs to none
   * @param limit how many at most
   * @throws HistoryQueryException when the store could not answer in time
   */
  public List<AlarmStanding> standing(long at, @Nullable Set<String> sites, int limit) {
    return questions.ask(
        inquiry -> new AlarmJournalReader(inquiry.connection()).standing(at, sites, limit));
  }

  /**
   * What the journal tells of a span.
   *
   * @param from first millisecond since 1970 UTC
   * @param to first millisecond after it
   * @param match the paths wanted, or null for all
   * @throws HistoryQueryException when the store could not answer in time
   */
  public AlarmFigures figures(long from, long to, @Nullable Glob match) {
    return questions.ask(
        inquiry -> new AlarmFiguresReader(inquiry.connection(), from, to, match).read());
  }

  /**
   * Lines after one, in the order they were written.
   *
   * @param number of the line before the first wanted
   * @param limit how many at most
   * @throws HistoryQueryException when the store could not answer in time
   */
  public List<AlarmEntry> after(long number, int limit) {
    return questions.ask(
        inquiry -> new AlarmJournalReader(inquiry.connection()).after(number, limit));
  }

  /**
   * The latest line of each of some alarms.
   *
   * @param ids of the alarms
   * @throws HistoryQueryException when the store could not answer in time
   */
  public List<AlarmEntry> latest(Collection<String> ids) {
    return questions.ask(inquiry -> new AlarmJournalReader(inquiry.connection()).latest(ids));
  }
}
