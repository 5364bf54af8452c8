package org.plantroom.sparkplug;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.sparkplug.DecodeResult.Decoded;
import org.plantroom.sparkplug.DecodeResult.Malformed;
import org.plantroom.sparkplug.HostEvent.DataReceived;
import org.plantroom.sparkplug.HostEvent.DeviceBorn;
import org.plantroom.sparkplug.HostEvent.DeviceDied;
import org.plantroom.sparkplug.HostEvent.NodeBorn;
import org.plantroom.sparkplug.HostEvent.NodeDied;
import org.plantroom.sparkplug.HostEvent.RebirthNeeded;
import org.plantroom.sparkplug.HostEvent.Refused;
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
 * is asked for, as the specification leaves to hosts that keep history (5.6, Reorder Timeout).
 *
 * <p>Not thread-safe: one thread at a time. Wall clock steps delay or hasten the two timers once
 * and do no other harm.
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
  private final HostSettings settings;
  private final SequenceOrder order = new SequenceOrder(MAX_HELD_METRICS);
  private final RebirthPacer pacer;

  /** Devices of before a rebirth that have not been reborn. */
  private final Set<DeviceId> awaited = new LinkedHashSet<>();

  private Life life = Life.UNKNOWN;
  private BirthBook book;
  private long bdSeq = -1;
  private boolean takesReceipts;
  private long holdingSince;

  /** The events of the call under way. */
  private List<HostEvent> events = new ArrayList<>();

  /** A session of an edge node nothing is known of yet. */
  public HostNodeSession(EdgeId edge, HostSettings settings) {
    this.edge = edge;
    this.settings = settings;
    this.pacer = new RebirthPacer(settings);
    this.book = new BirthBook(settings);
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
      case Malformed(String sentence) -> refuse(topic + ": " + sentence);
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
      die(now);
    }
    life = Life.UNKNOWN;
    return finish(now);
  }

  /** Asks for a birth on the host's own account, at the same pace as any other need. */
  public List<HostEvent> requestBirth(String reason, long now) {
    pacer.want(reason);
    return finish(now);
  }

  /** True between a birth and the next death. */
  public boolean isAlive() {
    return life == Life.ALIVE;
  }

  private List<HostEvent> finish(long now) {
    String reason = pacer.due(now);
    if (reason != null) {
      events.add(new RebirthNeeded(edge, reason));
    }
    List<HostEvent> finished = events;
    events = new ArrayList<>();
    return finished;
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
    Payload payload = arrival.payload();
    if (payload.seq() < 0 || payload.seq() > MAX_SEQ) {
      refuse("%s: no sequence number from 0 to 255".formatted(arrival.topic()));
      pacer.want("an NBIRTH without valid sequence number");
      return;
    }
    long session = NodeMetrics.bdSeq(payload);
    boolean rebirth = life == Life.ALIVE && session == bdSeq;
    if (rebirth) {
      order.releaseAll().forEach(held -> apply(held, now));
      awaited.addAll(book.living());
    } else if (life == Life.ALIVE) {
      die(now);
    }
    if (session < 0) {
      refuse("%s: has no bdSeq".formatted(arrival.topic()));
    }
    bdSeq = session;
    open(arrival, rebirth, now);
  }

  private void open(Arrival arrival, boolean rebirth, long now) {
    Payload payload = arrival.payload();
    life = Life.ALIVE;
    book = new BirthBook(settings);
    takesReceipts = NodeMetrics.declares(payload, ControlMetrics.DELIVERED);
    order.start(payload.seq());
    pacer.settle();
    long timestamp = timestamp(payload, now);
    Refusals refusals = new Refusals();
    List<BirthMetric> metrics = book.enter(book.node(), payload.metrics(), timestamp, refusals);
    events.add(new NodeBorn(edge, bdSeq, metrics, timestamp, rebirth, takesReceipts));
    refuse(refusals.sentence(arrival.topic()));
  }

  private void nodeDied(Arrival arrival, long now) {
    // tck-id-payloads-ndeath-bdseq: an NDEATH of an older session must not end this one
    if (life == Life.ALIVE && NodeMetrics.bdSeq(arrival.payload()) != bdSeq) {
      refuse("%s: belongs to another session".formatted(arrival.topic()));
    } else if (life != Life.DEAD) {
      die(now);
    }
  }

  private void die(long now) {
    if (order.isHolding()) {
      int dropped = order.releaseAll().size();
      refuse("%s: %d messages came without the ones before them".formatted(edge, dropped));
    }
    life = Life.DEAD;
    book = new BirthBook(settings);
    awaited.clear();
    pacer.settle();
    events.add(new NodeDied(edge, now));
  }

  private void inOrder(Arrival arrival, long now) {
    int seq = arrival.payload().seq();
    if (life != Life.ALIVE) {
      refuse("%s: came before NBIRTH".formatted(arrival.topic()));
      pacer.want("%s before NBIRTH".formatted(arrival.topic().type()));
    } else if (seq < 0 || seq > MAX_SEQ) {
      // tck-id-payloads-sequence-num-always-included
      refuse("%s: no sequence number from 0 to 255".formatted(arrival.topic()));
      pacer.want("a message without valid sequence number");
    } else {
      place(arrival, now);
    }
  }

  private void place(Arrival arrival, long now) {
    int seq = arrival.payload().seq();
    long timestamp = arrival.payload().timestamp();
    switch (order.place(seq, timestamp)) {
      case NEXT -> {
        order.pass(seq, timestamp);
        apply(arrival, now);
        applyHeld(now);
      }
      case EARLY -> hold(arrival, now);
      case LATE -> {
        order.pass(seq, timestamp);
        applyLate(arrival, now);
      }
      case DOUBLED -> refuse("%s: sequence number %d came twice".formatted(arrival.topic(), seq));
    }
  }

  private void applyHeld(long now) {
    for (Arrival next = order.pollNext(); next != null; next = order.pollNext()) {
      apply(next, now);
    }
  }

  /** Waits for the missing message, tck-id-operational-behavior-host-reordering-start. */
  private void hold(Arrival early, long now) {
    boolean first = !order.isHolding();
    if (!settings.reorderTimeout().isZero() && order.hold(early)) {
      holdingSince = first ? now : holdingSince;
      return;
    }
    int seq = early.payload().seq();
    giveUp(now, seq);
    order.skipTo(seq);
    order.pass(seq, early.payload().timestamp());
    apply(early, now);
  }

  private void giveUpWhenDue(long now) {
    if (!order.isHolding()) {
      return;
    }
    holdingSince = Math.min(holdingSince, now);
    if (now - holdingSince >= settings.reorderTimeout().toMillis()) {
      giveUp(now, -1);
    }
  }

  /** tck-id-operational-behavior-host-reordering-rebirth. */
  private void giveUp(long now, int came) {
    String instead = came < 0 ? "later ones" : Integer.toString(came);
    pacer.want("sequence number %d is missing, %s came".formatted(order.expected(), instead));
    order.releaseAll().forEach(held -> apply(held, now));
  }

  private void apply(Arrival arrival, long now) {
    switch (arrival.topic()) {
      case SparkplugTopic.Node(MessageType _, EdgeId _) -> data(arrival, book.node(), now);
      case SparkplugTopic.Device(MessageType type, DeviceId device) -> {
        switch (type) {
          case DBIRTH -> deviceBorn(arrival, device, now);
          case DDEATH -> deviceDied(arrival, device, now);
          default -> deviceData(arrival, device, now);
        }
      }
      case SparkplugTopic.State _ -> {}
    }
  }

  /** Values may be told late, but a birth or death overtaken by others would undo them. */
  private void applyLate(Arrival arrival, long now) {
    MessageType type = arrival.topic().type();
    if (type == MessageType.NDATA || type == MessageType.DDATA) {
      apply(arrival, now);
    } else {
      refuse("%s: came too late".formatted(arrival.topic()));
    }
  }

  private void deviceBorn(Arrival arrival, DeviceId device, long now) {
    MetricOwner owner = book.open(device);
    if (owner == null) {
      refuse("%s: the edge node has too many devices".formatted(arrival.topic()));
      return;
    }
    awaited.remove(device);
    long timestamp = timestamp(arrival.payload(), now);
    Refusals refusals = new Refusals();
    List<BirthMetric> metrics = book.enter(owner, arrival.payload().metrics(), timestamp, refusals);
    events.add(new DeviceBorn(device, metrics, timestamp));
    refuse(refusals.sentence(arrival.topic()));
  }

  private void deviceDied(Arrival arrival, DeviceId device, long now) {
    MetricOwner owner = book.device(device);
    if (owner == null || !owner.isAlive()) {
      refuse("%s: the device is not alive".formatted(arrival.topic()));
      return;
    }
    owner.die();
    events.add(new DeviceDied(device, timestamp(arrival.payload(), now)));
  }

  private void deviceData(Arrival arrival, DeviceId device, long now) {
    MetricOwner owner = book.device(device);
    if (owner == null) {
      refuse("%s: came before DBIRTH".formatted(arrival.topic()));
      pacer.want("DDATA of %s before its DBIRTH".formatted(device));
      return;
    }
    data(arrival, owner, now);
  }

  private void data(Arrival arrival, MetricOwner owner, long now) {
    buryAwaited(now);
    Payload payload = arrival.payload();
    long timestamp = timestamp(payload, now);
    Refusals refusals = new Refusals();
    DataResolver data = new DataResolver(book, owner, payload.metrics(), timestamp, refusals);
    boolean whole = data.unknown() == null;
    DeliveryMark mark = takesReceipts ? payload.mark() : null;
    events.add(new DataReceived(edge, owner.device(), data.resolved(), mark, whole, timestamp));
    if (data.unknown() != null) {
      pacer.want(data.unknown());
    }
    refuse(refusals.sentence(arrival.topic()));
    if (takesReceipts && payload.bodyProblem() != null) {
      refuse("%s: %s".formatted(arrival.topic(), payload.bodyProblem()));
    }
  }

  /** All births precede all data (tck-id-payloads-dbirth-order): who is missing is gone. */
  private void buryAwaited(long now) {
    awaited.forEach(device -> events.add(new DeviceDied(device, now)));
    awaited.clear();
  }

  private void refuse(@Nullable String reason) {
    if (reason != null) {
      events.add(new Refused(edge, reason));
    }
  }

  private static long timestamp(Payload payload, long now) {
    return payload.timestamp() >= 0 ? payload.timestamp() : now;
  }
}
