package org.plantroom.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.OffsetRanges.Range;

/**
 * Knows which offsets the host has, which are on their way, and which are to be sent again. The
 * host says in receipts what it has; nothing is sent again before the first receipt of a
 * connection, and nothing is given up for lost but by a receipt, so neither a link that comes and
 * goes nor a host that falls silent is flooded.
 *
 * <p>A pure state machine: time comes in as the clock that never steps, in nanoseconds. Owned by
 * the publisher's thread.
 */
final class Delivery {
  /** How long after sending the host must have had its chance to receipt. */
  static final long OVERDUE_NANOS = 5_000_000_000L;

  /** Moments kept of live sending; when too many the oldest goes, which only delays a resend. */
  static final int MAX_CHECKPOINTS = 100;

  /** Ranges kept of what the host has; a receipt names no more than a few hundred. */
  private static final int MAX_RANGES = 10_000;

  private static final long CHECKPOINT_NANOS = 1_000_000_000L;

  private final ResendWindow window = new ResendWindow();

  /** First live offset at or after a moment → the moment. */
  private final TreeMap<Long, Long> liveSent = new TreeMap<>();

  private final boolean hostGivesReceipts;
  private OffsetRanges received = new OffsetRanges();
  private long liveFrom;
  private long lastLive = -1;
  private long lastLiveAt;
  private boolean receipted;
  private long receipts;

  /** For a host that says what it has stored. */
  Delivery() {
    this.hostGivesReceipts = true;
  }

  private Delivery(OffsetRanges received) {
    this.hostGivesReceipts = false;
    this.received = received;
  }

  /**
   * For a host of another make, which gives no receipts: what the connection has taken while that
   * host was online counts as delivered, as in ordinary Sparkplug.
   *
   * @param lowestKept the lowest offset there is anything to deliver of
   */
  static Delivery withoutReceipts(long lowestKept) {
    OffsetRanges received = new OffsetRanges();
    if (lowestKept > 0) {
      received.addRange(0, lowestKept - 1);
    }
    return new Delivery(received);
  }

  /** A new connection: whatever was on its way is lost or will be receipted. */
  void connected(long nextOffset) {
    window.clear();
    liveSent.clear();
    liveFrom = nextOffset;
    lastLive = -1;
    receipted = !hostGivesReceipts;
  }

  /** A live entry was due to go out, whether or not the connection took it. */
  void sentLive(long offset, boolean taken, long now) {
    if (!hostGivesReceipts) {
      liveFrom = offset + 1;
      if (taken) {
        received.add(offset);
      }
      return;
    }
    lastLive = offset;
    lastLiveAt = now;
    Map.Entry<Long, Long> last = liveSent.lastEntry();
    if (last == null || now - last.getValue() >= CHECKPOINT_NANOS) {
      liveSent.put(offset, now);
      if (liveSent.size() > MAX_CHECKPOINTS) {
        liveSent.pollFirstEntry();
      }
    }
  }

  /** A message covering these offsets, both inclusive, has been handed over again. */
  void sentAgain(long from, long to, long now) {
    if (hostGivesReceipts) {
      window.sent(from, to, now);
    } else {
      received.addRange(from, to);
    }
  }

  /** The host's receipt has come. */
  void receipt(OffsetRanges host, long now) {
    if (!receipted || host.lowestMissing() < received.lowestMissing()) {
      // A host that has less than it said, as after a restore, is to be believed.
      received = host.copy();
    } else {
      received.addAll(host);
      if (received.size() > MAX_RANGES) {
        // What the host has not named again is sent again at worst, and dropped there.
        received = host.copy();
      }
    }
    receipted = true;
    receipts++;
    window.receipt(received, now - OVERDUE_NANOS);
    giveUpLive(now - OVERDUE_NANOS);
  }

  /** Live entries sent before the moment have had their chance. */
  private void giveUpLive(long moment) {
    if (lastLive >= 0 && lastLiveAt < moment) {
      liveFrom = Math.max(liveFrom, lastLive + 1);
      liveSent.clear();
      lastLive = -1;
      return;
    }
    Long due = null;
    for (Map.Entry<Long, Long> checkpoint : liveSent.entrySet()) {
      if (checkpoint.getValue() >= moment) {
        break;
      }
      due = checkpoint.getKey();
    }
    if (due != null) {
      liveFrom = Math.max(liveFrom, due);
      liveSent.headMap(due, false).clear();
    }
  }

  /** Receipts since the start. */
  long receipts() {
    return receipts;
  }

  /** True when the host has answered since the connection stood; one that gives none always has. */
  boolean isReceipted() {
    return receipted;
  }

  /** False for a host of another make, which gives no receipts. */
  boolean hostGivesReceipts() {
    return hostGivesReceipts;
  }

  /** What the host has said it has, or is taken to have. */
  OffsetRanges received() {
    return received;
  }

  /** The missing ranges that may be sent now, in rising order. */
  List<Range> missing() {
    List<Range> missing = new ArrayList<>();
    if (!receipted) {
      return missing;
    }
    long at = 0;
    for (Range has : received.ranges()) {
      addGap(missing, at, has.from() - 1);
      at = has.to() + 1;
    }
    addGap(missing, at, liveFrom - 1);
    return missing;
  }

  private void addGap(List<Range> missing, long from, long to) {
    long end = Math.min(to, liveFrom - 1);
    long at = from;
    while (at <= end) {
      long behind = window.behindSent(at);
      if (behind > at) {
        at = behind;
      } else {
        long last = Math.min(end, window.nextSentFrom(at) - 1);
        missing.add(new Range(at, last));
        at = last + 1;
      }
    }
  }

  /** Resends that may still be put on their way. */
  int room() {
    return window.room();
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
