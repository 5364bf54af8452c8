package org.plantroom.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Time;
import org.plantroom.mqtt.LinkStatus;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.sparkplug.EdgeNodeSession;
import org.plantroom.sparkplug.PayloadCodec;

/**
 * One host the edge delivers to: its connection, its Sparkplug session and what it has of the
 * journal. Nothing here waits, so an uplink that is slow or dead delays no other.
 *
 * <p>Owned by the publisher's thread, which calls within {@link #exclusively}. Only the will comes
 * from the connection's thread; the lock is for that alone. {@link #status} may be asked by anyone.
 */
final class Uplink implements AutoCloseable {
  /**
   * What all uplinks of an edge share.
   *
   * @param edge whose they are
   * @param pollers by device; may change
   * @param writes the edge's own
   * @param board where each writes how it stands
   */
  record Shared(
      EdgeId edge,
      Journal journal,
      DeviceStates devices,
      CommandDesk desk,
      Map<String, DevicePoller> pollers,
      EdgeWrites writes,
      EdgeCounters counters,
      UplinkBoard board,
      PublisherEvents events) {}

  private static final int RESENDS_A_TURN = 100;

  private final String name;
  private final Shared shared;
  private final UplinkFiles files;
  private final Time time;
  private final JournalClaim claim;
  private final Delivery delivery;
  private final EdgeNodeSession session;
  private final UplinkConnection connection;
  private final SparkplugOutbox outbox;
  private final SparkplugInbox inbox;
  private final Resender resender;
  private final EdgeReports reports;
  private final FlowWatch flow;
  private final HostSearch search;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean delivering; // written by the publisher's thread

  Uplink(UplinkSettings settings, UplinkFiles files, Shared shared, Time time) {
    this.name = settings.name();
    this.shared = shared;
    this.files = files;
    this.time = time;
    PayloadCodec codec = PayloadCodec.plain();
    Journal journal = shared.journal();
    this.claim = journal.claim();
    this.delivery = delivery(settings, files, journal);
    this.session = new EdgeNodeSession(shared.edge(), codec, files.lastBdSeq(), settings.hostId());
    this.connection =
        new UplinkConnection(shared.edge(), settings, shared.events(), this::beginSession, time);
    this.outbox = new SparkplugOutbox(session, connection, shared.devices(), time);
    this.inbox =
        new SparkplugInbox(
            shared.edge(),
            name,
            session,
            codec,
            journal,
            claim,
            delivery,
            shared.desk(),
            outbox,
            this::giveBirth,
            time);
    this.resender = new Resender(journal, delivery, outbox);
    this.reports = new EdgeReports(name, shared.pollers(), shared.writes(), shared.board());
    this.flow = new FlowWatch(settings.givesReceipts(), time.nanos());
    this.search = new HostSearch(settings.brokers().size() > 1, time.nanos());
    writeNotice();
  }

  private static Delivery delivery(UplinkSettings settings, UplinkFiles files, Journal journal) {
    if (settings.givesReceipts()) {
      return new Delivery();
    }
    long known = Math.min(files.deliveredBelow(), journal.nextOffset());
    return Delivery.withoutReceipts(Math.max(known, journal.lowestKept()));
  }

  /** Tells it from the edge's other uplinks. */
  String name() {
    return name;
  }

  /** Begins to connect; to be called once. */
  void start() {
    connection.start();
  }

  /** Runs a step of the publisher's while no new session can begin. */
  void exclusively(Runnable step) {
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }

  /** The NDEATH to register as the will of a new MQTT session. On the connection's thread. */
  private MqttMessage beginSession() {
    MqttMessage will;
    long bdSeq;
    lock.lock();
    try {
      will = outbox.beginSession();
      bdSeq = session.bdSeq();
    } finally {
      lock.unlock();
    }
    // Beyond the lock: the disk may be slow, and the publisher is not to wait for it.
    files.keepBdSeq(bdSeq);
    return will;
  }

  /** Sends a report as the present, when the edge is born here. */
  void report(DeviceState device, DeviceReport report, @Nullable Long offset) {
    if (!outbox.isBorn()) {
      return;
    }
    boolean taken = !device.isDown() && outbox.sendLive(device, report, offset);
    if (offset != null) {
      delivery.sentLive(offset, taken, time.nanos());
    }
  }

  /** Takes something that came from the broker. */
  void take(MqttMessage message) {
    inbox.take(message);
  }

  /** What this host is told in the edge's words. */
  SparkplugOutbox outbox() {
    return outbox;
  }

  /** The broker is there; true when births could be given at once. */
  boolean connected() {
    // Births made before the connection stood, for an older STATE, have not gone out.
    delivery.connected(shared.journal().nextOffset());
    giveBirth();
    return outbox.isBorn();
  }

  /** Gives all births, first or again, where the host lets it. */
  void giveBirth() {
    if (!outbox.mayGiveBirth()) {
      return;
    }
    boolean isRebirth = outbox.isBorn();
    long now = time.millis();
    outbox.giveBirth(reports.births(counters(), now), now);
    if (!isRebirth) {
      delivery.connected(shared.journal().nextOffset());
    }
  }

  /** Gives all births again after a change of the edge, where it was born. */
  void birthAgain() {
    if (outbox.isBorn()) {
      giveBirth();
    }
  }

  /** What is done about once a second. */
  void everySecond(long nanos) {
    if (flow.look(outbox.isBorn(), delivery.receipts(), nanos)) {
      outbox.leaveSilentHost();
    }
    boolean waits = isConnected() && !outbox.mayGiveBirth();
    if (search.look(waits, nanos)) {
      connection.moveOn("the host is not online here; another broker is tried");
    }
    delivering = outbox.isBorn() && delivery.isReceipted();
    claim.received(delivery.received());
    keepDelivered();
    writeNotice();
  }

  private boolean isConnected() {
    return connection.status().state() == LinkStatus.State.CONNECTED;
  }

  private void writeNotice() {
    LinkStatus now = status();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("backlogEntries", backlog());
    counts.put("droppedEntries", claim.droppedEntries());
    boolean connected = now.state() == LinkStatus.State.CONNECTED && outbox.isBorn();
    shared
        .board()
        .write(
            name,
            new UplinkBoard.Notice(connected, now.since().toEpochMilli(), now.sentence(), counts));
  }

  private long backlog() {
    Journal journal = shared.journal();
    return delivery.backlog(journal.lowestKept(), journal.nextOffset());
  }

  private void keepDelivered() {
    if (!delivery.hostGivesReceipts()) {
      files.keepDelivered(delivery.received().lowestMissing());
    }
  }

  /** Tells what is new of the edge itself; also the sign that values flow. */
  void tellOwn() {
    long now = time.millis();
    outbox.sendOwn(alias -> reports.changes(counters(), alias, now));
  }

  /** Sends a few things that the host lacks. */
  void resend(long nanos) {
    if (outbox.isBorn()) {
      resender.send(RESENDS_A_TURN, nanos);
    }
  }

  private Map<String, Long> counters() {
    Map<String, Long> counters = new LinkedHashMap<>(shared.counters().all());
    counters.put("backlogEntries", backlog());
    counters.put("resentEntries", resender.resentEntries());
    counters.put("droppedEntries", claim.droppedEntries());
    counters.put("unknownTags", outbox.unknownTags());
    return counters;
  }

  /** How values flow: connected only while the host says that it receives them. */
  LinkStatus status() {
    LinkStatus status = connection.status();
    if (status.state() != LinkStatus.State.CONNECTED || !flow.isSilent()) {
      return status;
    }
    return new LinkStatus(
        LinkStatus.State.CONNECTING,
        status.since(),
        status.sentence() + ", but the host does not answer; values are kept");
  }

  /** True while the edge is born at the host and has heard from it; looked at once a second. */
  boolean isDelivering() {
    return delivering;
  }

  /** Says goodbye; to be called when the publisher's thread has ended. */
  void sayGoodbye() {
    exclusively(outbox::sayGoodbye);
    keepDelivered();
    resender.close();
  }

  /** Closes the connection, behind the goodbye. */
  @Override
  public void close() {
    connection.close();
  }
}
