package org.plantroom.host;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Time;
import org.plantroom.sparkplug.HostMessages;
import org.plantroom.sparkplug.Message;

/** Tells edges what history has: after each commit, at most once a second an edge. Thread-safe. */
final class Receipts {
  private static final long LEAST_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Repeated even without news: an edge whose last message was lost learns it in no other way. */
  private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Function<EdgeId, OffsetRanges> committed;
  private final BiPredicate<EdgeId, Message> publish;
  private final HostMessages messages;
  private final Time time;
  private final Set<EdgeId> takers = new HashSet<>();
  private final Set<EdgeId> due = new HashSet<>();
  private final Map<EdgeId, Long> sent = new HashMap<>();

  /**
   * Makes the sender.
   *
   * @param committed what of an edge is durable
   * @param publish false when a message cannot be sent now
   */
  Receipts(
      Function<EdgeId, OffsetRanges> committed,
      BiPredicate<EdgeId, Message> publish,
      HostMessages messages,
      Time time) {
    this.committed = committed;
    this.publish = publish;
    this.messages = messages;
    this.time = time;
  }

  /** An edge is born; one that takes receipts is told at once what it need not send again. */
  synchronized void born(EdgeId edge, boolean takesReceipts) {
    if (takesReceipts) {
      takers.add(edge);
      due.add(edge);
      sent.remove(edge);
    } else {
      gone(edge);
    }
  }

  /** An edge is gone. */
  synchronized void gone(EdgeId edge) {
    takers.remove(edge);
    due.remove(edge);
    sent.remove(edge);
  }

  /** More of these edges has become durable. */
  synchronized void due(Set<EdgeId> edges) {
    for (EdgeId edge : edges) {
      if (takers.contains(edge)) {
        due.add(edge);
      }
    }
  }

  /** Sends what is due and not too soon; to be called a few times a second. */
  synchronized void tick() {
    long now = time.nanos();
    sent.forEach(
        (edge, before) -> {
          if (now - before >= REPEAT_NANOS) {
            due.add(edge);
          }
        });
    for (Iterator<EdgeId> edges = due.iterator(); edges.hasNext(); ) {
      EdgeId edge = edges.next();
      Long before = sent.get(edge);
      if ((before == null || now - before >= LEAST_INTERVAL_NANOS) && send(edge)) {
        sent.put(edge, now);
        edges.remove();
      }
    }
  }

  private boolean send(EdgeId edge) {
    return publish.test(edge, messages.delivered(edge, committed.apply(edge), time.millis()));
  }
}
