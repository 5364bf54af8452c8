package org.plantroom.edge;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an edge writes, beside single orders of hosts: ramps and schedules, on a thread of its own
 * named {@code writes SITE/EDGE}. Hears what becomes of every write. Thread-safe.
 */
final class EdgeWrites implements DeviceWriter.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeWrites.class);

  private static final Duration TICK = Duration.ofMillis(250);

  private final EdgeGate gate;
  private final Ramps ramps;
  private final Schedules schedules;
  private final PublisherEvents events;
  private final Time time;
  private volatile Map<String, DevicePoller> outlets = Map.of();
  private @Nullable Ticker ticker;

  /**
   * Makes it; nothing is written until {@link #start}.
   *
   * @param memory what was under way before
   */
  EdgeWrites(
      EdgeNode node,
      EdgeGate gate,
      EdgeValues values,
      WriteMemory memory,
      PublisherEvents events,
      Time time) {
    this.gate = gate;
    this.events = events;
    this.time = time;
    this.ramps = new Ramps(node, values, memory, this::offer, time);
    this.schedules = new Schedules(node, memory, this::offer, ramps::cancel, time);
  }

  private boolean offer(WriteOrder order) {
    DevicePoller poller = outlets.get(order.device());
    return poller != null && poller.offer(order);
  }

  /**
   * Begins to write; to be called once.
   *
   * @param byDevice the pollers, which may change
   */
  void start(EdgeNode node, Map<String, DevicePoller> byDevice) {
    outlets = byDevice;
    ticker =
        Ticker.every(
            "writes " + node.id(),
            TICK,
            time,
            this::tick,
            e -> LOG.error("The edge's own writes failed, a bug [edge={}]", node.id(), e));
  }

  private void tick() {
    schedules.tick();
    try {
      for (Ramps.Answer answer : ramps.tick()) {
        events.put(new PublisherEvent.Answered(answer.id(), answer.outcome(), time.millis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Goes by another form of the edge from now on. */
  void become(EdgeNode next) {
    gate.become(next);
    ramps.become(next);
    schedules.become(next);
  }

  /** The gate. */
  EdgeGate gate() {
    return gate;
  }

  /** The ramps. */
  Ramps ramps() {
    return ramps;
  }

  /** The schedules. */
  Schedules schedules() {
    return schedules;
  }

  @Override
  public void ended(WriteOrder order, Driver.WriteOutcome outcome) throws InterruptedException {
    if (order.id().equals(OrderId.own(Ramps.ORDER))) {
      ramps.ended(order, outcome);
    } else if (order.id().equals(OrderId.own(Schedules.ORDER))) {
      schedules.ended(order, outcome);
      return;
    }
    if (mayHaveHappened(outcome)) {
      schedules.overridden(order.edgeTag(), order.overrideUntil());
    }
    if (!order.id().isOwn()) {
      events.put(new PublisherEvent.Answered(order.id(), outcome, time.millis()));
    }
  }

  private static boolean mayHaveHappened(Driver.WriteOutcome outcome) {
    return switch (outcome.result()) {
      case ACCEPTED, UNKNOWN -> true;
      case REJECTED, EXPIRED, RUNNING, CANCELLED -> false;
    };
  }

  @Override
  public void close() {
    Ticker running = ticker;
    if (running != null) {
      running.close();
    }
  }
}
