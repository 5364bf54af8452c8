package org.plantroom.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.OffsetRanges.Range;

/**
 * Knows which offsets the host has, which are on their way, and which are to be sent again. The host
 * says in receipts what it has; nothing is sent again before the first receipt of a connection, so a
 * link that comes and goes does not flood anybody.
 *
 * <p>A pure state machine: time comes in as the clock that never steps, in nanoseconds. Owned by the
 * publisher's thread.
 */
final class Delivery {
  /** How long after sending the host must have had its chance to receipt. */
  static final long OVERDUE_NANOS = 5_000_000_000L;

  /** Resent messages on their way at once; bounds what a returning link has to swallow. */
  static final int WINDOW = 4_000;

  private static final long CHECKPOINT_NANOS = 1_000_000_000L;

  private final OffsetRanges received = new OffsetRanges();

  /** First offset of a resent message → what it covers and when it left. */
  private final TreeMap<Long, Resent> resent = new TreeMap<>();

  private record Resent(long to, long at) {}

  /** First live offset sent at or after the moment → the moment. */
  private final TreeMap<Long, Long> liveSent = new TreeMap<>();

  private long liveFrom;
  private boolean receipted;
  private long lastReceipt;

  /** A new connection: whatever was on its way is lost or will be receipted. */
  void connected(long nextOffset) {
    resent.clear();
    liveSent.clear();
    liveFrom = nextOffset;
    receipted = false;
  }

  /** A live entry has been handed to the connection. */
  void sentLive(long offset, long now) {
    Map.Entry<Long, Long> last = liveSent.lastEntry();
    if (last == null || now - last.getValue() >= CHECKPOINT_NANOS) {
      liveSent.put(offset, now);
    }
  }

  /** A message covering these offsets, both inclusive, has been handed over again. */
  void sentAgain(long from, long to, long now) {
    resent.put(from, new Resent(to, now));
  }

  /** The host's receipt has come. */
  void receipt(OffsetRanges host, long now) {
    received.addAll(host);
    receipted = true;
    lastReceipt = now;
    resent.keySet().removeIf(received::contains);
    resent.values().removeIf(sent -> lastReceipt - sent.at() > OVERDUE_NANOS);
    forgetOldCheckpoints();
  }

  private void forgetOldCheckpoints() {
    Map.Entry<Long, Long> overdue = overdueCheckpoint();
    if (overdue != null) {
      liveFrom = Math.max(liveFrom, overdue.getKey());
      liveSent.headMap(overdue.getKey(), false).clear();
    }
  }

  private Map.@Nullable Entry<Long, Long> overdueCheckpoint() {
    Map.Entry<Long, Long> found = null;
    for (Map.Entry<Long, Long> checkpoint : liveSent.entrySet()) {
      if (lastReceipt - checkpoint.getValue() <= OVERDUE_NANOS) {
        break;
      }
      found = checkpoint;
    }
    return found;
  }

  /** What the host has said it has. */
  OffsetRanges received() {
    return received;
  }

  /**
   * The missing ranges that may be sent now, in rising order, together at most as long as the window
   * has room.
   */
  List<Range> missing() {
    List<Range> missing = new ArrayList<>();
    if (!receipted) {
      return missing;
    }
    long at = received.lowestMissing();
    for (Range has : received.ranges()) {
      if (has.from() > at) {
        addGap(missing, at, has.from() - 1);
      }
      at = Math.max(at, has.to() + 1);
    }
    addGap(missing, at, liveFrom - 1);
    return missing;
  }

  private void addGap(List<Range> missing, long from, long to) {
    long end = Math.min(to, liveFrom - 1);
    long at = from;
    while (at <= end) {
      Map.Entry<Long, Resent> onItsWay = resent.floorEntry(at);
      if (onItsWay != null && onItsWay.getValue().to() >= at) {
        at = onItsWay.getValue().to() + 1;
        continue;
      }
      Long next = resent.ceilingKey(at);
      long last = next == null ? end : Math.min(end, next - 1);
      missing.add(new Range(at, last));
      at = last + 1;
    }
  }

  /** Resends that may still be put on their way. */
  int room() {
    return WINDOW - resent.size();
  }

  /** How many offsets from the given one on the host has not receipted; the backlog. */
  long backlog(long lowestKept, long nextOffset) {
    long from = Math.max(received.lowestMissing(), lowestKept);
    long lacking = Math.max(0, nextOffset - from);
    for (Range has : received.ranges()) {
      long overlap = Math.min(has.to(), nextOffset - 1) - Math.max(has.from(), from) + 1;
      lacking -= Math.max(0, overlap);
    }
    return lacking;
  }
}
