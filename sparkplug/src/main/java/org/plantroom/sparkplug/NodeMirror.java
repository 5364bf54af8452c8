package org.plantroom.sparkplug;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.sparkplug.HostEvent.DataReceived;
import org.plantroom.sparkplug.HostEvent.DeviceBorn;
import org.plantroom.sparkplug.HostEvent.DeviceDied;
import org.plantroom.sparkplug.HostEvent.NodeBorn;
import org.plantroom.sparkplug.SequenceOrder.Arrival;

/**
 * What the host knows of a living edge node and its devices; takes messages that are in order.
 * Owned by its session.
 */
final class NodeMirror {
  private final HostSettings settings;
  private final RebirthPacer pacer;
  private final EventLog log;

  /** Devices of before a rebirth that have not been reborn. */
  private final Set<DeviceId> awaited = new LinkedHashSet<>();

  private BirthBook book;
  private boolean takesReceipts;

  NodeMirror(HostSettings settings, RebirthPacer pacer, EventLog log) {
    this.settings = settings;
    this.pacer = pacer;
    this.log = log;
    this.book = new BirthBook(settings);
  }

  /** Takes an NBIRTH; with {@code rebirth} its devices live on until they are reborn or missed. */
  void nodeBorn(Arrival arrival, long bdSeq, boolean rebirth, long now) {
    if (rebirth) {
      awaited.addAll(book.living());
    }
    book = new BirthBook(settings);
    Payload payload = arrival.payload();
    takesReceipts = NodeMetrics.declares(payload, ControlMetrics.DELIVERED);
    long timestamp = timestamp(payload, now);
    Refusals refusals = new Refusals();
    List<BirthMetric> metrics = book.enter(book.node(), payload.metrics(), timestamp, refusals);
    log.add(new NodeBorn(log.edge(), bdSeq, metrics, timestamp, rebirth, takesReceipts));
    refusals.tell(arrival.topic(), log);
  }

  /** Forgets all: the edge node is dead. */
  void forget() {
    book = new BirthBook(settings);
    awaited.clear();
  }

  /** Takes any message but NBIRTH and NDEATH. */
  void apply(Arrival arrival, long now) {
    if (arrival.topic() instanceof SparkplugTopic.Device(MessageType type, DeviceId device)) {
      switch (type) {
        case DBIRTH -> deviceBorn(arrival, device, now);
        case DDEATH -> deviceDied(arrival, device, now);
        case DDATA -> deviceData(arrival, device, now);
        case DCMD, NBIRTH, NDEATH, NDATA, NCMD, STATE -> {}
      }
    } else {
      data(arrival, book.node(), now);
    }
  }

  /** Takes a message others have overtaken: values may be told late, births and deaths may not. */
  void applyLate(Arrival arrival, long now) {
    MessageType type = arrival.topic().type();
    if (type == MessageType.NDATA || type == MessageType.DDATA) {
      apply(arrival, now);
    } else {
      log.refuse("%s: came too late".formatted(arrival.topic()));
    }
  }

  private void deviceBorn(Arrival arrival, DeviceId device, long now) {
    MetricOwner owner = book.open(device);
    if (owner == null) {
      log.refuse("%s: the edge node has too many devices".formatted(arrival.topic()));
      return;
    }
    awaited.remove(device);
    Payload payload = arrival.payload();
    long timestamp = timestamp(payload, now);
    Refusals refusals = new Refusals();
    List<BirthMetric> metrics = book.enter(owner, payload.metrics(), timestamp, refusals);
    log.add(new DeviceBorn(device, metrics, timestamp));
    refusals.tell(arrival.topic(), log);
  }

  private void deviceDied(Arrival arrival, DeviceId device, long now) {
    MetricOwner owner = book.device(device);
    boolean wasAwaited = awaited.remove(device);
    if (owner != null && owner.isAlive()) {
      owner.die();
    } else if (!wasAwaited) {
      log.refuse("%s: the device is not alive".formatted(arrival.topic()));
      return;
    }
    log.add(new DeviceDied(device, timestamp(arrival.payload(), now)));
  }

  private void deviceData(Arrival arrival, DeviceId device, long now) {
    MetricOwner owner = book.device(device);
    if (owner == null) {
      log.refuse("%s: came before DBIRTH".formatted(arrival.topic()));
      pacer.want("DDATA of %s before its DBIRTH".formatted(device));
      return;
    }
    data(arrival, owner, now);
  }

  private void data(Arrival arrival, MetricOwner owner, long now) {
    buryAwaited(now);
    Payload payload = arrival.payload();
    long timestamp = timestamp(payload, now);
    DataResolver data = new DataResolver(book, owner, payload.metrics(), timestamp);
    String unknown = data.unknown();
    DeliveryMark mark = takesReceipts ? payload.mark() : null;
    DeviceId device = owner.device();
    log.add(
        new DataReceived(log.edge(), device, data.resolved(), mark, unknown == null, timestamp));
    if (unknown != null) {
      pacer.want(unknown);
    }
    data.refusals().tell(arrival.topic(), log);
    log.refuse(takesReceipts ? bodyProblem(arrival) : null);
  }

  private static @Nullable String bodyProblem(Arrival arrival) {
    String problem = arrival.payload().bodyProblem();
    return problem == null ? null : "%s: %s".formatted(arrival.topic(), problem);
  }

  /** All births precede all data (tck-id-payloads-dbirth-order): who is missing then is gone. */
  private void buryAwaited(long now) {
    awaited.forEach(device -> log.add(new DeviceDied(device, now)));
    awaited.clear();
  }

  private static long timestamp(Payload payload, long now) {
    return payload.timestamp() >= 0 ? payload.timestamp() : now;
  }
}
