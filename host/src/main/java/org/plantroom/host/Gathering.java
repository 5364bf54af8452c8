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

  /** Of texts altogether, two bytes each at most. */
  static final long MAX_CHARACTERS = 8 << 20;

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

  /** True when a message still fits; one that is larger than everything together fits alone. */
  boolean hasRoomFor(HistoryBatch message) {
    return batch.room() >= message.size()
        && messages < MAX_MESSAGES
        && batch.characters() < MAX_CHARACTERS
        && (batch.characters() == 0 || batch.characters() + message.characters() <= MAX_CHARACTERS);
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
