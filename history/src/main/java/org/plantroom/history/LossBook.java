package org.plantroom.history;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;

/**
 * The gap ledger's entries of the edges asked for last, in memory: most edges lose nothing for
 * months, and each trend asks. A loss makes its own edge be read anew, not the others.
 *
 * <p>Thread-safe.
 */
final class LossBook {
  private static final int MAX_EDGES = 1_000;

  /** An edge with more entries is read anew for each question. */
  private static final int MAX_KEPT = 1_000;

  private long generation; // guarded by this, as all below
  private final Map<EdgeId, List<Gap>> known = new LinkedHashMap<>(16, 0.75f, true);

  /** The generation of each edge's last change, the latest at the end. */
  private final Map<EdgeId, Long> changes = new LinkedHashMap<>();

  /** Edges that are not among the changes have not changed since this generation. */
  private long othersSince;

  /** Losses of these edges were committed. */
  synchronized void changed(Collection<EdgeId> edges) {
    generation++;
    for (EdgeId edge : edges) {
      known.remove(edge);
      changes.remove(edge);
      changes.put(edge, generation);
    }
    while (changes.size() > MAX_EDGES) {
      Map.Entry<EdgeId, Long> eldest = changes.entrySet().iterator().next();
      othersSince = eldest.getValue();
      changes.remove(eldest.getKey());
    }
  }

  /** Losses of any edges were committed. */
  synchronized void allChanged() {
    generation++;
    known.clear();
    changes.clear();
    othersSince = generation;
  }

  /** Counts the changes; to be taken before a question's transaction begins. */
  synchronized long generation() {
    return generation;
  }

  /**
   * An edge's losses that touch a range, in time order.
   *
   * @param since the generation from before the question's transaction
   */
  List<Gap> of(Inquiry inquiry, long since, EdgeId edge, long from, long to) throws SQLException {
    List<Gap> all = find(edge);
    if (all == null) {
      all = Losses.of(inquiry.connection(), edge, MAX_KEPT + 1);
      if (all.size() > MAX_KEPT) {
        return Losses.of(inquiry.connection(), edge, from, to);
      }
      keep(edge, since, all);
    }
    return all.stream().filter(loss -> loss.to() > from && loss.from() < to).toList();
  }

  private synchronized @Nullable List<Gap> find(EdgeId edge) {
    return known.get(edge);
  }

  /** Keeps what a question read, unless the edge may have lost more since its transaction. */
  private synchronized void keep(EdgeId edge, long since, List<Gap> losses) {
    if (since < changes.getOrDefault(edge, othersSince)) {
      return;
    }
    known.put(edge, losses);
    if (known.size() > MAX_EDGES) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
