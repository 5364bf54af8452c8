package org.plantroom.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;

/** The committed journal offsets of every edge, as the database has them. Thread-safe. */
final class ReceivedOffsets {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<EdgeId, OffsetRanges> committed = new HashMap<>();

  /** Reads what the database has. */
  static ReceivedOffsets read(Connection connection) throws SQLException {
    ReceivedOffsets offsets = new ReceivedOffsets();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT edge, first, last FROM received")) {
      while (rows.next()) {
        offsets
            .committed
            .computeIfAbsent(EdgeId.of(rows.getString(1)), unused -> new OffsetRanges())
            .addRange(rows.getLong(2), rows.getLong(3));
      }
    }
    return offsets;
  }

  /** A copy of an edge's set; empty when nothing came from it. */
  OffsetRanges of(EdgeId edge) {
    lock.lock();
    try {
      OffsetRanges ranges = committed.get(edge);
      return ranges == null ? new OffsetRanges() : ranges.copy();
    } finally {
      lock.unlock();
    }
  }

  /** What the sets of these edges become once the additions are committed. */
  Map<EdgeId, OffsetRanges> with(Map<EdgeId, OffsetRanges> additions) {
    Map<EdgeId, OffsetRanges> sets = new TreeMap<>();
    additions.forEach(
        (edge, added) -> {
          OffsetRanges set = of(edge);
          set.addAll(added);
          sets.put(edge, set);
        });
    return sets;
  }

  /** Takes note of committed sets. */
  void committed(Map<EdgeId, OffsetRanges> sets) {
    lock.lock();
    try {
      committed.putAll(sets);
    } finally {
      lock.unlock();
    }
  }
}
