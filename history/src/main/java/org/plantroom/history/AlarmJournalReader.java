package org.plantroom.history;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;

/** Reads the alarm journal, inside one question's transaction. */
final class AlarmJournalReader {
  private static final String COLUMNS =
      "number, time, host_time, id, path, name, priority, event, state, value, message, who, reason";

  private static final String RE2_META = "\\.+?()|[]{}^$";

  /** A page of lines is a short question; whoever asks for more has to narrow it. */
  private static final int LONGEST_SECONDS = 20;

  private final Connection connection;

  AlarmJournalReader(Connection connection) {
    this.connection = connection;
  }

  List<AlarmEntry> read(AlarmQuestion question) throws SQLException {
    StringBuilder sql =
        new StringBuilder("SELECT " + COLUMNS + " FROM alarm_journal WHERE time >= ? AND time < ?");
    List<Object> values = new ArrayList<>(List.of(question.from(), question.to()));
    if (question.before() != null) {
      sql.append(" AND (time < ? OR (time = ? AND number < ?))");
      values.add(question.before().time());
      values.add(question.before().time());
      values.add(question.before().number());
    }
    if (question.sites() != null) {
      sql.append(" AND split_part(path, '/', 1) IN (SELECT unnest(?::VARCHAR[]))");
      values.add(connection.createArrayOf("VARCHAR", question.sites().toArray()));
    }
    if (question.priority() != null) {
      sql.append(" AND priority = ?");
      values.add(question.priority());
    }
    if (question.event() != null) {
      sql.append(" AND event = ?");
      values.add(question.event());
    }
    if (question.match() != null) {
      addMatch(question.match(), sql, values);
    }
    sql.append(" ORDER BY time DESC, number DESC LIMIT ").append(question.limit());
    return run(sql.toString(), values);
  }

  /** Lines after one, in the order of their numbers. */
  List<AlarmEntry> after(long number, int limit) throws SQLException {
    return run(
        "SELECT %s FROM alarm_journal WHERE number > ? ORDER BY number LIMIT %d"
            .formatted(COLUMNS, limit),
        List.of(number));
  }

  /** The latest line of each of these alarms that has any. */
  List<AlarmEntry> latest(Collection<String> ids) throws SQLException {
    return run(
        "SELECT %s FROM alarm_journal WHERE id IN (SELECT unnest(?::VARCHAR[]))".formatted(COLUMNS)
            + " QUALIFY row_number() OVER (PARTITION BY id ORDER BY number DESC) = 1",
        List.of(connection.createArrayOf("VARCHAR", ids.toArray())));
  }

  /**
   * Where alarms stood at a moment: of each the latest line then, unless it was back to normal.
   *
   * @param sites the sites asked about, or null for all
   */
  List<AlarmStanding> standing(long at, @Nullable Set<String> sites, int limit)
      throws SQLException {
    List<Object> values = new ArrayList<>(List.of(at));
    String where = "";
    if (sites != null) {
      where = " AND split_part(path, '/', 1) IN (SELECT unnest(?::VARCHAR[]))";
      values.add(connection.createArrayOf("VARCHAR", sites.toArray()));
    }
    String sql =
        """
        SELECT %s, raised, cleared FROM (
          SELECT *, max(time) FILTER (event = 'raised') OVER same AS raised,
            max(time) FILTER (event = 'cleared') OVER same AS cleared
          FROM alarm_journal WHERE time <= ?%s
          WINDOW same AS (PARTITION BY id)
          QUALIFY row_number() OVER (PARTITION BY id ORDER BY time DESC, number DESC) = 1)
        WHERE state NOT IN ('normal', 'shelved', 'suppressed', 'out-of-service')
        ORDER BY raised DESC LIMIT %d"""
            .formatted(COLUMNS, where, limit);
    return query(
        sql, values, row -> new AlarmStanding(line(row), row.getLong(14), row.getLong(15)));
  }

  /** DuckDB matches regular expressions in linear time (RE2), so that no pattern hangs it. */
  private static void addMatch(Glob match, StringBuilder sql, List<Object> values) {
    sql.append(" AND regexp_full_match(path, ?)");
    values.add(regex(match));
  }

  /** The pattern of a glob's own rules, see {@link Glob}. */
  static String regex(Glob match) {
    String text = match.toString();
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("**/", i)) {
        regex.append("(?:[^/]+/)*");
        i += 3;
      } else if (text.startsWith("/**", i) && i + 3 == text.length()) {
        regex.append("(?:/.*)?");
        i += 3;
      } else if (text.startsWith("**", i)) {
        regex.append(".*");
        i += 2;
      } else if (text.charAt(i) == '*') {
        regex.append("[^/]*");
        i++;
      } else {
        int character = text.codePointAt(i);
        regex.append(RE2_META.indexOf(character) >= 0 ? "\\" : "").appendCodePoint(character);
        i += Character.charCount(character);
      }
    }
    return "(?s)" + regex;
  }

  private List<AlarmEntry> run(String sql, List<?> values) throws SQLException {
    return query(sql, values, AlarmJournalReader::line);
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, List<?> values, RowReader<T> reader) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setQueryTimeout(LONGEST_SECONDS);
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) instanceof Array array) {
          query.setArray(i + 1, array);
        } else {
          query.setObject(i + 1, values.get(i));
        }
      }
      List<T> lines = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          lines.add(reader.read(row));
        }
      }
      return lines;
    }
  }

  private static AlarmEntry line(ResultSet row) throws SQLException {
    return new AlarmEntry(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getString(13));
  }
}
