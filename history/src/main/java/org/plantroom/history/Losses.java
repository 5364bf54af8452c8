package org.plantroom.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.plantroom.core.EdgeId;

/** The gap ledger's entries: when an edge lost values for good. */
final class Losses {
  /** Entries a question looks at; an edge that loses more often is one long gap to anybody. */
  private static final int MAX = 10_000;

  private Losses() {}

  /** An edge's first losses, in time order. */
  static List<Gap> of(Connection connection, EdgeId edge, int most) throws SQLException {
    return read(connection, edge, Long.MIN_VALUE, Long.MAX_VALUE, most);
  }

  /** An edge's losses that touch a range, in time order. */
  static List<Gap> of(Connection connection, EdgeId edge, long from, long to) throws SQLException {
    return read(connection, edge, from, to, MAX);
  }

  private static List<Gap> read(Connection connection, EdgeId edge, long from, long to, int most)
      throws SQLException {
    List<Gap> losses = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT first_time, end_time, reason FROM loss
            WHERE edge = ? AND end_time > ? AND first_time < ? ORDER BY first_time LIMIT ?""")) {
      select.setString(1, edge.toString());
      select.setLong(2, from);
      select.setLong(3, to);
      select.setInt(4, most);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          losses.add(new Gap(rows.getLong(1), rows.getLong(2), rows.getString(3)));
        }
      }
    }
    return losses;
  }

  /** True when a loss begins within a piece, so that only its samples tell what is known. */
  static boolean isAnyWithin(List<Gap> losses, Piece piece) {
    return losses.stream()
        .anyMatch(loss -> loss.from() >= piece.firstTime() && loss.from() <= piece.lastTime());
  }
}
