package org.plantroom.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when each tag's past was deleted because its retention time was over. Answers show nothing
 * before it, also where files still hold some of it.
 *
 * <p>Thread-safe.
 */
final class Horizons {
  private final Map<Integer, Long> untilByTag = new ConcurrentHashMap<>();

  /** Reads what the store says. */
  static Horizons read(Connection connection) throws SQLException {
    Horizons horizons = new Horizons();
    horizons.refresh(connection);
    return horizons;
  }

  /** Reads it again, after it was changed. */
  void refresh(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT tag, max(until) FROM forgotten GROUP BY tag")) {
      while (rows.next()) {
        untilByTag.merge(rows.getInt(1), rows.getLong(2), Math::max);
      }
    }
  }

  /** The first ms since 1970 UTC that is known of all of these tags; 0 when nothing was deleted. */
  long of(Wanted wanted) {
    return untilByTag.isEmpty()
        ? 0
        : wanted.tags().stream().mapToLong(tag -> untilByTag.getOrDefault(tag, 0L)).max().orElse(0);
  }

  /** The condition that a row is not of a time deleted, empty or beginning with AND. */
  String condition(Wanted wanted, String time, long from) {
    if (of(wanted) <= from) {
      return "";
    }
    Map<Long, SortedSet<Integer>> tags = new TreeMap<>();
    for (int tag : wanted.tags()) {
      tags.computeIfAbsent(untilByTag.getOrDefault(tag, 0L), unused -> new TreeSet<>()).add(tag);
    }
    StringBuilder condition = new StringBuilder();
    tags.forEach(
        (until, some) ->
            condition.append(
                " AND NOT (%s AND %s < make_timestamp_ms(%d))"
                    .formatted(Sql.in("tag", some), time, until)));
    return condition.toString();
  }
}
