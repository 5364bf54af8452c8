package org.plantroom.edge;

import java.util.Map;
import java.util.TreeMap;
import org.plantroom.core.OffsetRanges;

/**
 * The resent messages on their way. How many there may be at once follows the link, as TCP's
 * congestion window does: it grows by what the host receipts and halves when something is overdue,
 * so that a narrow link is not filled with doubles. Owned by the delivery.
 */
final class ResendWindow {
  /** Messages at once over the best of links. */
  static final int MOST = 4_000;

  /** Messages at once to begin with. */
  static final int FIRST = 500;

  /** Messages at once over the worst of links. */
  static final int LEAST = 10;

  private record Sent(long to, long at) {}

  /** First offset of a message → what it covers and when it left. */
  private final TreeMap<Long, Sent> sent = new TreeMap<>();

  private int size = FIRST;

  /** A new connection, perhaps over another link. */
  void clear() {
    sent.clear();
    size = FIRST;
  }

  /** A message covering these offsets, both inclusive, has left. */
  void sent(long from, long to, long now) {
    sent.put(from, new Sent(to, now));
  }

  /**
   * A receipt has come.
   *
   * @param received all the host has
   * @param overdue whatever left before this moment and is not received counts as lost
   */
  void receipt(OffsetRanges received, long overdue) {
    int before = sent.size();
    sent.keySet().removeIf(received::contains);
    size = Math.min(MOST, size + before - sent.size());
    if (sent.values().removeIf(message -> message.at() < overdue)) {
      size = Math.max(LEAST, size / 2);
    }
  }

  /** Messages that may still leave. */
  int room() {
    return Math.max(0, size - sent.size());
  }

  /** The first offset behind the message that covers the given one; that one when none does. */
  long behindSent(long offset) {
    Map.Entry<Long, Sent> before = sent.floorEntry(offset);
    return before == null ? offset : Math.max(offset, before.getValue().to() + 1);
  }

  /** The first offset from the given one on that is on its way; the greatest long for none. */
  long nextSentFrom(long offset) {
    Long next = sent.ceilingKey(offset);
    return next == null ? Long.MAX_VALUE : next;
  }
}
