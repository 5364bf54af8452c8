package org.plantroom.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Glob;

/** Counts the alarm journal, inside one question's transaction. */
final class AlarmFiguresReader {
  private static final int LONGEST_SECONDS = 20;
  private static final long TEN_MINUTES = 600_000;
  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;

  /** What was told late was over when it was told, so nobody had to look. */
  private static final String IS_TOLD =
      "state = 'unacknowledged' AND reason <> 'told late' AND event IN"
          + " ('raised', 'raised-again', 'unshelved', 'unsuppressed', 'returned-to-service')";

  private static final String NAMED =
      "id, any_value(path), any_value(name), any_value(priority), any_value(message)";

  private final Connection connection;
  private final long from;
  private final long to;
  private final @Nullable Glob match;

  /**
   * Counts a span.
   *
   * @param from first millisecond since 1970 UTC
   * @param to first millisecond after it
   * @param match the paths wanted, or null for all
   */
  AlarmFiguresReader(Connection connection, long from, long to, @Nullable Glob match) {
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.match = match;
  }

  AlarmFigures read() throws SQLException {
    return new AlarmFigures(
        perTenMinutes(),
        perPriority(),
        counted(
            "SELECT %s, count(*) AS n FROM %s WHERE %s GROUP BY id ORDER BY n DESC, id LIMIT %d"
                .formatted(NAMED, span(), IS_TOLD, AlarmFigures.MOST)),
        counted(chattering()),
        counted(fleeting()),
        standing(),
        stale(),
        acknowledging());
  }

  /** The lines of the span as a table; its values are bound in this order. */
  private String span() {
    return "(SELECT * FROM alarm_journal WHERE time >= ? AND time < ?%s)".formatted(matching());
  }

  private String matching() {
    return match == null ? "" : " AND regexp_full_match(path, ?)";
  }

  private SortedMap<Long, Long> perTenMinutes() throws SQLException {
    String sql =
        "SELECT (time - %d) // %d AS bucket, count(*) FROM %s WHERE %s GROUP BY bucket"
            .formatted(from, TEN_MINUTES, span(), IS_TOLD);
    SortedMap<Long, Long> counts = new TreeMap<>();
    ask(sql, row -> counts.put(from + row.getLong(1) * TEN_MINUTES, row.getLong(2)));
    return counts;
  }

  private SortedMap<String, Long> perPriority() throws SQLException {
    String sql =
        "SELECT priority, count(*) FROM %s WHERE %s GROUP BY priority".formatted(span(), IS_TOLD);
    SortedMap<String, Long> counts = new TreeMap<>();
    ask(sql, row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  /** The third within a minute, counted from the first. */
  private String chattering() {
    return """
        SELECT %s, count(*) AS n FROM (
          SELECT *, time - lag(time, 2) OVER (PARTITION BY id ORDER BY time, number) AS since
          FROM %s WHERE %s)
        WHERE since <= %d GROUP BY id ORDER BY n DESC, id LIMIT %d"""
        .formatted(NAMED, span(), IS_TOLD, MINUTE, AlarmFigures.MOST);
  }

  private String fleeting() {
    return """
        SELECT %s, count(*) AS n FROM (
          SELECT *, lead(event) OVER next AS follower, lead(time) OVER next - time AS lasted
          FROM %s WHERE event IN ('raised', 'raised-again', 'cleared')
          WINDOW next AS (PARTITION BY id ORDER BY number))
        WHERE %s AND follower = 'cleared' AND lasted <= %d GROUP BY id ORDER BY n DESC, id LIMIT %d"""
        .formatted(NAMED, span(), IS_TOLD, MINUTE, AlarmFigures.MOST);
  }

  /** How each alarm stood when the span ended; its raise may lie long before. */
  private String atEnd() {
    return """
        (SELECT %s, arg_max(state, number) AS last,
           max(time) FILTER (WHERE event IN ('raised', 'raised-again')) AS raised
         FROM alarm_journal WHERE time < ?%s GROUP BY id)
        WHERE last IN ('unacknowledged', 'acknowledged')"""
        .formatted(
            "id, any_value(path) AS path, any_value(name) AS name,"
                + " any_value(priority) AS priority, any_value(message) AS message",
            matching());
  }

  private long standing() throws SQLException {
    List<Long> counts = new ArrayList<>();
    askAtEnd("SELECT count(*) FROM " + atEnd(), row -> counts.add(row.getLong(1)));
    return counts.getFirst();
  }

  private List<AlarmFigures.Stale> stale() throws SQLException {
    String sql =
        "SELECT id, path, name, priority, message, raised FROM %s AND raised < %d ORDER BY raised, id LIMIT %d"
            .formatted(atEnd(), to - DAY, AlarmFigures.MOST);
    List<AlarmFigures.Stale> stale = new ArrayList<>();
    askAtEnd(
        sql,
        row ->
            stale.add(
                new AlarmFigures.Stale(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6))));
    return stale;
  }

  /** A clock of the source that runs ahead must not make anybody quicker than at once. */
  private AlarmFigures.Acknowledging acknowledging() throws SQLException {
    String sql =
        """
        SELECT count(*), coalesce(quantile_cont(took, 0.5), 0)::BIGINT,
          coalesce(quantile_cont(took, 0.9), 0)::BIGINT, coalesce(max(took), 0)
        FROM (
          SELECT event, greatest(0, time - lag(time) OVER before) AS took,
            lag(event) OVER before AS previous
          FROM %s WHERE event = 'acknowledged' OR (%s)
          WINDOW before AS (PARTITION BY id ORDER BY number))
        WHERE event = 'acknowledged' AND previous <> 'acknowledged'"""
            .formatted(span(), IS_TOLD);
    List<AlarmFigures.Acknowledging> found = new ArrayList<>();
    ask(
        sql,
        row ->
            found.add(
                new AlarmFigures.Acknowledging(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))));
    return found.getFirst();
  }

  private List<AlarmFigures.Counted> counted(String sql) throws SQLException {
    List<AlarmFigures.Counted> found = new ArrayList<>();
    ask(
        sql,
        row ->
            found.add(
                new AlarmFigures.Counted(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6))));
    return found;
  }

  /** Takes one row of an answer. */
  private interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  private void ask(String sql, RowTaker taker) throws SQLException {
    ask(sql, List.of(from, to), taker);
  }

  private void askAtEnd(String sql, RowTaker taker) throws SQLException {
    ask(sql, List.of(to), taker);
  }

  private void ask(String sql, List<Long> times, RowTaker taker) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setQueryTimeout(LONGEST_SECONDS);
      int index = 0;
      for (long time : times) {
        query.setLong(++index, time);
      }
      if (match != null) {
        query.setString(++index, AlarmJournalReader.regex(match));
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    }
  }
}
