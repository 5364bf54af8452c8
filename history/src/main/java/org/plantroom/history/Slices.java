package org.plantroom.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Cuts rows into ranges of tags small enough to sort in memory; a tag is never cut. */
final class Slices {
  /** Tags {@code first} to {@code last}, both inclusive. */
  record Slice(int first, int last) {
    String condition() {
      return "tag >= %d AND tag <= %d".formatted(first, last);
    }
  }

  private Slices() {}

  /**
   * Cuts the rows of a SELECT.
   *
   * @param maxRows of a slice, unless a single tag has more
   * @return empty when there are no rows
   */
  static List<Slice> of(Connection connection, String select, long maxRows) throws SQLException {
    List<Slice> slices = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet counts =
            statement.executeQuery(
                "SELECT tag, count(*) FROM (%s) GROUP BY tag ORDER BY tag".formatted(select))) {
      int first = 0;
      int last = 0;
      long rows = 0;
      while (counts.next()) {
        if (rows > 0 && rows + counts.getLong(2) > maxRows) {
          slices.add(new Slice(first, last));
          rows = 0;
        }
        first = rows == 0 ? counts.getInt(1) : first;
        last = counts.getInt(1);
        rows += counts.getLong(2);
      }
      if (rows > 0) {
        slices.add(new Slice(first, last));
      }
    }
    return slices;
  }
}
