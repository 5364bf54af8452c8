package org.plantroom.sparkplug;

import java.util.List;
import org.plantroom.core.EdgeId;
import org.plantroom.sparkplug.DecodeResult.Decoded;
import org.plantroom.sparkplug.DecodeResult.Malformed;
import org.plantroom.sparkplug.HostEvent.NodeDied;
import org.plantroom.sparkplug.HostEvent.RebirthNeeded;
import org.plantroom.sparkplug.SequenceOrder.Arrival;

/**
 * The host's side of one edge node's Sparkplug session: births, order, deaths. A pure state
 * machine; messages and the passing of time go in, events come out.
 *
 * <pre>
 *               NBIRTH                     NBIRTH: same bdSeq = rebirth,
 *   UNKNOWN ──────────────▶ ALIVE ──┐      another = death and birth
 *      │ ▲                  │  ▲ ▲──┘
 *      │ │ linkLost   NDEATH│  │NBIRTH
 *      │ └──────────────────┼──┼───── (from any state)
 *      │ NDEATH             ▼  │
 *      └─────────────────▶ DEAD        data, DBIRTH, DDEATH outside ALIVE: refused, rebirth needed
 * </pre>
 *
 * <p>After messages were lost, values whose births are known go on being reported while the rebirth
 * is asked for, as the specification leaves to hosts that keep history (chapter 5, Reorder
 * Timeout).
 *
 * <p>Not thread-safe: one thread at a time. Steps of the wall clock delay or hasten the two timers
 * once and do no other harm.
 */
public final class HostNodeSession {
  private enum Life {
    UNKNOWN,
    ALIVE,
    DEAD
  }

  /** One payload's worth of metrics is held back at most while a missing message is waited for. */
  private static final int MAX_HELD_METRICS = PayloadReader.MAX_METRICS;

  private static final int MAX_SEQ = 255;

  private final EdgeId edge;
  private final long reorderMillis;
  private final EventLog log;
  private final RebirthPacer pacer;
  private final NodeMirror mirror;
  private final SequenceOrder order = new SequenceOrder(MAX_HELD_METRICS);

  private Life life = Life.UNKNOWN;
  private long bdSeq = -1;
  private long holdingSince;

  /** A session of an edge node nothing is known of yet. */
  public HostNodeSession(EdgeId edge, HostSettings settings) {
    this.edge = edge;
    this.reorderMillis = settings.reorderTimeout().toMillis();
    this.log = new EventLog(edge);
    this.pacer = new RebirthPacer(settings);
    this.mirror = new NodeMirror(settings, pacer, log);
  }

  /**
   * Takes a message. Commands and STATE give no events.
   *
   * @param topic of this edge node
   * @param result what its payload decoded to
   * @param now the wall clock, milliseconds since 1970 UTC
   * @return what follows, in order
   * @throws IllegalArgumentException for a topic of another edge node
   */
  public List<HostEvent> onMessage(SparkplugTopic topic, DecodeResult result, long now) {
    EdgeId of = topic.edgeOrNull();
    if (of != null && !of.equals(edge)) {
      throw new IllegalArgumentException(
          "a topic of another edge node [topic=%s]".formatted(topic));
    }
    giveUpWhenDue(now);
    switch (result) {
      case Malformed(String sentence) -> log.refuse(topic + ": " + sentence);
      case Decoded(Payload payload) -> take(new Arrival(topic, payload), now);
    }
    return finish(now);
  }

  /**
   * Lets time pass: gives up missing messages and repeats requests. To be called at least every
   * second.
   *
   * @param now the wall clock, milliseconds since 1970 UTC
   */
  public List<HostEvent> onTime(long now) {
    giveUpWhenDue(now);
    return finish(now);
  }

  /**
   * The host's own connection to the broker was lost: whatever was known may be over. A node that
   * was alive is reported dead; the next data asks for a rebirth.
   *
   * @param now the wall clock, milliseconds since 1970 UTC
   */
  public List<HostEvent> linkLost(long now) {
    if (life == Life.ALIVE) {
      applyAllHeld(now);
      die(now);
    }
    life = Life.UNKNOWN;
    return finish(now);
  }

  /** Asks for a birth on the host's own account, at the same pace as for any other need. */
  public List<HostEvent> requestBirth(String reason, long now) {
    pacer.want(reason);
    return finish(now);
  }

  private List<HostEvent> finish(long now) {
    String reason = pacer.due(now);
    if (reason != null) {
      log.add(new RebirthNeeded(edge, reason));
    }
    return log.drain();
  }

  private void take(Arrival arrival, long now) {
    switch (arrival.topic().type()) {
      case NBIRTH -> nodeBorn(arrival, now);
      case NDEATH -> nodeDied(arrival, now);
      case NDATA, DBIRTH, DDATA, DDEATH -> inOrder(arrival, now);
      case NCMD, DCMD, STATE -> {}
    }
  }

  private void nodeBorn(Arrival arrival, long now) {
    if (!isSequenced(arrival)) {
      return;
    }
    long session = NodeMetrics.bdSeq(arrival.payload());
    boolean rebirth = life == Life.ALIVE && session == bdSeq;
    if (rebirth) {
      applyAllHeld(now);
    } else if (life == Life.ALIVE) {
      dropHeld();
      die(now);
    }
    if (session < 0) {
      // tck-id-topics-nbirth-bdseq-included; without it deaths of older sessions go undetected
      log.refuse("%s: has no bdSeq".formatted(arrival.topic()));
    }
    life = Life.ALIVE;
    bdSeq = session;
    order.start(arrival.payload().seq());
    pacer.settle();
    mirror.nodeBorn(arrival, bdSeq, rebirth, now);
  }

  private void nodeDied(Arrival arrival, long now) {
    // tck-id-payloads-ndeath-bdseq: the death of an older session must not end this one
    if (life == Life.ALIVE && NodeMetrics.bdSeq(arrival.payload()) != bdSeq) {
      log.refuse("%s: belongs to another session".formatted(arrival.topic()));
    } else if (life != Life.DEAD) {
      applyAllHeld(now);
      die(now);
    }
  }

  private void die(long now) {
    life = Life.DEAD;
    mirror.forget();
    pacer.settle();
    log.add(new NodeDied(edge, now));
  }

  private void inOrder(Arrival arrival, long now) {
    if (life != Life.ALIVE) {
      log.refuse("%s: came before NBIRTH".formatted(arrival.topic()));
      pacer.want("%s before NBIRTH".formatted(arrival.topic().type()));
    } else if (isSequenced(arrival)) {
      place(arrival, now);
    }
  }

  /** tck-id-payloads-sequence-num-always-included. */
  private boolean isSequenced(Arrival arrival) {
    int seq = arrival.payload().seq();
    if (seq >= 0 && seq <= MAX_SEQ) {
      return true;
    }
    log.refuse("%s: no sequence number from 0 to 255".formatted(arrival.topic()));
    pacer.want("%s without valid sequence number".formatted(arrival.topic().type()));
    return false;
  }

  private void place(Arrival arrival, long now) {
    int seq = arrival.payload().seq();
    long timestamp = arrival.payload().timestamp();
    switch (order.place(seq, timestamp)) {
      case NEXT -> {
        order.pass(seq, timestamp);
        mirror.apply(arrival, now);
        applyNextHeld(now);
      }
      case EARLY -> hold(arrival, now);
      case LATE -> {
        order.pass(seq, timestamp);
        mirror.applyLate(arrival, now);
      }
      case DOUBLED ->
          log.refuse("%s: sequence number %d came twice".formatted(arrival.topic(), seq));
    }
  }

  /** Waits for the missing message, tck-id-operational-behavior-host-reordering-start. */
  private void hold(Arrival early, long now) {
    boolean first = !order.isHolding();
    if (reorderMillis > 0 && order.hold(early)) {
      holdingSince = first ? now : holdingSince;
      return;
    }
    giveUp(now);
    order.skipTo(early.payload().seq());
    order.pass(early.payload().seq(), early.payload().timestamp());
    mirror.apply(early, now);
  }

  private void giveUpWhenDue(long now) {
    if (!order.isHolding()) {
      return;
    }
    holdingSince = Math.min(holdingSince, now);
    if (now - holdingSince >= reorderMillis) {
      giveUp(now);
    }
  }

  /** tck-id-operational-behavior-host-reordering-rebirth. */
  private void giveUp(long now) {
    pacer.want("the message of sequence number %d is missing".formatted(order.expected()));
    applyAllHeld(now);
  }

  private void applyNextHeld(long now) {
    for (Arrival next = order.pollNext(); next != null; next = order.pollNext()) {
      mirror.apply(next, now);
    }
    // what is still held waits for another missing message, with a time of its own
    holdingSince = now;
  }

  private void applyAllHeld(long now) {
    order.releaseAll().forEach(held -> mirror.apply(held, now));
  }

  /** What came without its predecessors may be of the new session already, with other aliases. */
  private void dropHeld() {
    int dropped = order.releaseAll().size();
    if (dropped > 0) {
      log.refuse("%s: %d messages came without the ones before them".formatted(edge, dropped));
    }
  }
}
