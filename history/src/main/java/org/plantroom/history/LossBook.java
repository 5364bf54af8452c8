package org.plantroom.history;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;

/**
 * The gap ledger's entries of the edges asked for last, in memory: most edges lose nothing for
 * months, and each trend asks.
 *
 * <p>Thread-safe.
 */
final class LossBook {
  private static final int MAX_EDGES = 1_000;

  /** An edge with more entries is read anew for each question. */
  private static final int MAX_KEPT = 1_000;

  private record Known(long generation, List<Gap> losses) {}

  private final AtomicLong generation = new AtomicLong();
  private final Map<EdgeId, Known> known = new LinkedHashMap<>(16, 0.75f, true); // guarded by this

  /** Losses were committed. */
  void changed() {
    generation.incrementAndGet();
  }

  /** Counts the changes; to be taken before a question's transaction begins. */
  long generation() {
    return generation.get();
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
      keep(edge, new Known(since, all));
    }
    return all.stream().filter(loss -> loss.to() > from && loss.from() < to).toList();
  }

  private synchronized @Nullable List<Gap> find(EdgeId edge) {
    Known found = known.get(edge);
    return found != null && found.generation() == generation.get() ? found.losses() : null;
  }

  private synchronized void keep(EdgeId edge, Known losses) {
    known.put(edge, losses);
    if (known.size() > MAX_EDGES) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
