package org.plantroom.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.DecodeResult;
import org.plantroom.sparkplug.DeliveryMark;
import org.plantroom.sparkplug.EdgeEvent;
import org.plantroom.sparkplug.EdgeNodeSession;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.Metric;
import org.plantroom.sparkplug.NodeMetric;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;

/**
 * One edge node of the load, with its machines. It speaks Sparkplug as a real one does, births,
 * receipts and resends included; its values are a function of offset and tag, so that any message
 * can be made again. Thread-safe: the sender and the connection call under its lock.
 */
final class LoadNode {
  /**
   * Longer than a receipt takes in any queue, so that what is merely on its way is not sent twice.
   */
  private static final long RESEND_NANOS = TimeUnit.SECONDS.toNanos(15);

  private record Sent(long offset, long sourceTime, long nanos) {}

  private record Machine(DeviceId id, List<Long> aliases) {}

  private final EdgeId edge;
  private final LoadShape shape;
  private final List<Machine> machines;
  private final EdgeNodeSession session;
  private final Predicate<Message> outlet;
  private final int window;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Sent> pending = new ArrayDeque<>();
  private long nextOffset;
  private long resent;
  private long rebirths;

  /**
   * Makes a node that is offline.
   *
   * @param shape its machines and their tags
   * @param window how many messages may wait for their receipt, 1 or more
   * @param outlet hands a message over
   */
  LoadNode(EdgeId edge, LoadShape shape, int window, Predicate<Message> outlet) {
    this.edge = edge;
    this.shape = shape;
    this.session = new EdgeNodeSession(edge, PayloadCodec.plain(), -1, null);
    this.window = window;
    this.outlet = outlet;
    this.machines = shape.machineNames().stream().map(name -> machine(edge.device(name))).toList();
  }

  private Machine machine(DeviceId id) {
    return new Machine(id, shape.tagNames().stream().map(tag -> session.alias(id, tag)).toList());
  }

  EdgeId edge() {
    return edge;
  }

  /** One of its tags; has a value of every message of its machine, {@link #sentOfFirst}. */
  TagPath firstTag() {
    return machines.getFirst().id().tag(shape.tagNames().getFirst());
  }

  /**
   * Begins a session; to be called before each CONNECT.
   *
   * @return the will, for a connection that carries this node alone
   */
  Message connecting(long now) {
    lock.lock();
    try {
      return session.connect(now);
    } finally {
      lock.unlock();
    }
  }

  /** The connection stands: is born. */
  void connected(long now) {
    lock.lock();
    try {
      born(now);
    } finally {
      lock.unlock();
    }
  }

  private void born(long now) {
    List<NodeMetric> metrics = new ArrayList<>(shape.tags());
    for (int tag = 0; tag < shape.tags(); tag++) {
      Sample first = Sample.good(value(nextOffset, tag), now);
      metrics.add(new NodeMetric(shape.tagNames().get(tag), ValueType.F32, "°C", "", first));
    }
    boolean _ = outlet.test(session.nbirth(now, List.of()));
    for (Machine machine : machines) {
      boolean _ = outlet.test(session.dbirth(machine.id(), now, metrics));
    }
  }

  /**
   * Sends one value of each tag of the machine whose turn it is.
   *
   * @param now the values' source time, milliseconds since 1970 UTC
   * @return false when too many wait for their receipt
   */
  boolean send(long now, long nanos) {
    lock.lock();
    try {
      if (!session.isBorn() || pending.size() >= window) {
        return false;
      }
      Sent sent = new Sent(nextOffset++, now, nanos);
      pending.add(sent);
      publish(sent, now, false);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void publish(Sent sent, long now, boolean historical) {
    Machine machine = machines.get((int) (sent.offset() % machines.size()));
    List<Metric> metrics = new ArrayList<>(shape.tags());
    for (int tag = 0; tag < shape.tags(); tag++) {
      Sample sample = Sample.good(value(sent.offset(), tag), sent.sourceTime());
      metrics.add(Metric.data(machine.aliases().get(tag), sample, historical));
    }
    DeliveryMark mark = new DeliveryMark.Offset(sent.offset());
    // What the outlet does not take is sent again like what the network loses.
    boolean _ = outlet.test(session.ddata(machine.id(), now, metrics, mark));
  }

  /** Temperatures with a resolution of 0.1, other ones in every message. */
  private static Value value(long offset, int tag) {
    return Value.of((200 + (offset * 7 + tag * 13L) % 400) / 10f);
  }

  /** Takes a command of a host. */
  void command(SparkplugTopic topic, DecodeResult payload, long now) {
    lock.lock();
    try {
      session.onCommand(topic, payload).forEach(event -> take(event, now));
    } finally {
      lock.unlock();
    }
  }

  private void take(EdgeEvent event, long now) {
    switch (event) {
      case EdgeEvent.Delivered delivered -> receipted(delivered.received());
      case EdgeEvent.RebirthRequested _ -> {
        rebirths++;
        born(now);
      }
      case EdgeEvent.WriteRequested _,
          EdgeEvent.HostOnline _,
          EdgeEvent.HostOffline _,
          EdgeEvent.Refused _ -> {}
    }
  }

  private void receipted(OffsetRanges received) {
    pending.removeIf(sent -> received.contains(sent.offset()));
  }

  /** Sends again, as historical, what has waited for its receipt too long; nothing before birth. */
  void resend(long now, long nanos) {
    lock.lock();
    try {
      if (!session.isBorn()) {
        return;
      }
      List<Sent> late = new ArrayList<>();
      for (Iterator<Sent> all = pending.iterator(); all.hasNext(); ) {
        Sent sent = all.next();
        if (nanos - sent.nanos() > RESEND_NANOS) {
          all.remove();
          late.add(new Sent(sent.offset(), sent.sourceTime(), nanos));
        }
      }
      late.forEach(sent -> publish(sent, now, true));
      pending.addAll(late);
      resent += late.size();
    } finally {
      lock.unlock();
    }
  }

  /** Messages sent, each counted once. */
  long sent() {
    lock.lock();
    try {
      return nextOffset;
    } finally {
      lock.unlock();
    }
  }

  /** Messages that carried a value of {@link #firstTag}, each counted once. */
  long sentOfFirst() {
    return Math.ceilDiv(sent(), machines.size());
  }

  /** Messages that have no receipt yet. */
  int unreceipted() {
    lock.lock();
    try {
      return pending.size();
    } finally {
      lock.unlock();
    }
  }

  /** Messages sent again. */
  long resent() {
    lock.lock();
    try {
      return resent;
    } finally {
      lock.unlock();
    }
  }

  /** How often a host asked for the births again. */
  long rebirths() {
    lock.lock();
    try {
      return rebirths;
    } finally {
      lock.unlock();
    }
  }
}
