package org.plantroom.host;

import java.util.HashSet;
import java.util.Set;
import org.plantroom.core.EdgeId;
import org.plantroom.history.HistoryBatch;

/**
 * What gathers for one commit: whole messages, and the edges that sent them. Guarded by the
 * writer's lock while it fills, owned by the writer's thread while it is committed.
 */
final class Gathering {
  static final int MAX_SAMPLES = 500_000;
  static final int MAX_MESSAGES = 200_000;

  private final HistoryBatch batch = new HistoryBatch(MAX_SAMPLES);
  private final Set<EdgeId> edges = new HashSet<>();
  private int messages;

  HistoryBatch batch() {
    return batch;
  }

  /** Edges to be told of the commit, also those that sent only what is known. */
  Set<EdgeId> edges() {
    return Set.copyOf(edges);
  }

  boolean hasRoomFor(int samples) {
    return batch.room() >= samples && messages < MAX_MESSAGES;
  }

  /** Adds the samples of one message, for which there is room. */
  void add(HistoryBatch message) {
    batch.addAll(message);
    messages++;
  }

  /** Adds offsets that will never come. */
  void addVoid(EdgeId edge, long from, long to) {
    batch.receivedRange(edge, from, to);
    messages++;
  }

  /** Adds a loss; the caller has looked for room. */
  void addLoss(EdgeId edge, Loss loss) {
    batch.lost(edge, loss.fromTime(), loss.toTime() + 1, loss.reason());
  }

  /** Notes that an edge waits for word of this commit. */
  void heardFrom(EdgeId edge) {
    edges.add(edge);
  }

  void clear() {
    batch.clear();
    edges.clear();
    messages = 0;
  }
}
