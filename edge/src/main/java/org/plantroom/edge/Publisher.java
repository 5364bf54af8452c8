package org.plantroom.edge;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Sample;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.sparkplug.DecodeResult;
import org.plantroom.sparkplug.DeliveryMark;
import org.plantroom.sparkplug.EdgeEvent;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.EdgeNodeSession;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.Metric;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the polls report into the journal and out over Sparkplug, live first, then what the
 * host lacks.
 *
 * <p>Runs on its own thread {@code publish SITE/EDGE}, the owner of journal, delivery and session.
 * Only {@link #beginSession} comes from the connection's thread; the lock is for that alone.
 */
final class Publisher implements Resender.Outlet, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private static final long IDLE_MILLIS = 20;
  private static final int EVENTS_A_TURN = 200;
  private static final int RESENDS_A_TURN = 100;
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final EdgeNode node;
  private final PublisherEvents events;
  private final Journal journal;
  private final EdgeNodeSession session;
  private final PayloadCodec codec;
  private final Uplink uplink;
  private final Time time;
  private final Delivery delivery = new Delivery();
  private final Resender resender;
  private final Map<String, DeviceState> devices = new LinkedHashMap<>();
  private final EdgeReports reports;
  private final CommandDesk desk;
  private final ReentrantLock sessionLock = new ReentrantLock();
  private long lastSecond;
  private long lastReport;
  private long unjournaled;
  private long unknownTags;
  private @Nullable Thread thread;

  /** The way out. */
  interface Uplink {
    /** Hands a message over; false when it cannot be taken now. */
    boolean publish(MqttMessage message);

    /** Leaves this broker, where the primary host is offline. */
    void moveOn(String why);
  }

  Publisher(
      EdgeNode node,
      PublisherEvents events,
      Journal journal,
      EdgeNodeSession session,
      PayloadCodec codec,
      Uplink uplink,
      Map<String, DevicePoller> pollers,
      Time time) {
    this.node = node;
    this.events = events;
    this.journal = journal;
    this.session = session;
    this.codec = codec;
    this.uplink = uplink;
    this.time = time;
    this.resender = new Resender(journal, delivery, this);
    node.devices()
        .forEach(
            (id, device) ->
                devices.put(id, new DeviceState(node.id().device(id), device, time.millis())));
    this.reports = new EdgeReports(pollers);
    this.desk = new CommandDesk(pollers, devices);
    this.lastSecond = time.nanos();
    this.lastReport = lastSecond;
  }

  void start() {
    noteOfflineTime();
    thread = Thread.ofPlatform().name("publish " + node.id()).start(this::run);
  }

  /** History is to know that from the last sign of life until now nobody looked. */
  private void noteOfflineTime() {
    OptionalLong lastAlive = journal.lastAlive();
    if (lastAlive.isPresent()) {
      devices.values().forEach(device -> journal(device.offlineSince(lastAlive.getAsLong())));
    }
  }

  /** Begins a new MQTT session; the NDEATH to register as the will. On the connection's thread. */
  MqttMessage beginSession(BdSeqKeeper keeper) {
    sessionLock.lock();
    try {
      Message death = session.connect(time.millis());
      keeper.keep(session.bdSeq());
      return mqtt(death);
    } finally {
      sessionLock.unlock();
    }
  }

  /** Keeps bdSeq over restarts. */
  interface BdSeqKeeper {
    /** Writes it down before CONNECT is sent. */
    void keep(long bdSeq);
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        turn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() throws InterruptedException {
    PublisherEvent event = events.poll(IDLE_MILLIS);
    for (int i = 0; event != null && i < EVENTS_A_TURN; i++) {
      handleGuarded(event);
      event = i + 1 < EVENTS_A_TURN ? events.poll(0) : null;
    }
    sessionLock.lockInterruptibly();
    try {
      if (session.isBorn()) {
        resender.send(RESENDS_A_TURN, time.nanos());
      }
      letTimePass();
    } finally {
      sessionLock.unlock();
    }
  }

  /** The publisher's boundary: one event that goes wrong must not stop the others. */
  private void handleGuarded(PublisherEvent event) throws InterruptedException {
    sessionLock.lockInterruptibly();
    try {
      handle(event);
    } catch (RuntimeException e) {
      LOG.error("An event was not published, a bug in Plantroom [edge={}]", node.id(), e);
    } finally {
      sessionLock.unlock();
    }
  }

  private void handle(PublisherEvent event) {
    switch (event) {
      case PublisherEvent.Reported reported -> report(reported.report());
      case PublisherEvent.DeviceUp up -> deviceUp(up.device());
      case PublisherEvent.DeviceDown down -> deviceDown(down.device());
      case PublisherEvent.WriteDone done -> writeDone(done);
      case PublisherEvent.Connected _ -> connected();
      case PublisherEvent.Disconnected gone ->
          LOG.info("The link is down, values are kept [edge={}]: {}", node.id(), gone.sentence());
      case PublisherEvent.Arrived arrived -> arrived(arrived.message());
    }
  }

  // --- what the devices tell

  private void report(DeviceReport report) {
    JournalEntry entry = journal(report);
    DeviceState device = devices.get(report.device());
    if (device == null) {
      return;
    }
    device.take(report.samples());
    if (session.isBorn() && !device.isDown()) {
      DeliveryMark mark = entry == null ? null : new DeliveryMark.Offset(entry.offset());
      Message message =
          session.ddata(device.id(), time.millis(), metrics(device, report, false), mark);
      if (uplink.publish(mqtt(message)) && entry != null) {
        delivery.sentLive(entry.offset(), time.nanos());
      }
    }
  }

  private @Nullable JournalEntry journal(DeviceReport report) {
    try {
      return journal.append(report);
    } catch (IOException e) {
      if (unjournaled++ == 0) {
        LOG.error("The journal cannot be written; values still go out live [edge={}]", node.id(), e);
      }
      return null;
    }
  }

  private List<Metric> metrics(DeviceState device, DeviceReport report, boolean historical) {
    List<Metric> metrics = new ArrayList<>(report.samples().size());
    for (TagSample sample : report.samples()) {
      if (device.device().type().tags().containsKey(sample.tag())) {
        long alias = session.alias(device.id(), sample.tag());
        metrics.add(Metric.data(alias, sample.sample(), historical));
      } else {
        unknownTags++;
      }
    }
    return metrics;
  }

  private void deviceUp(String id) {
    DeviceState device = devices.get(id);
    if (device != null && device.isDown()) {
      device.setDown(false);
      if (session.isBorn()) {
        publish(session.dbirth(device.id(), time.millis(), device.metrics()));
      }
    }
  }

  private void deviceDown(String id) {
    DeviceState device = devices.get(id);
    if (device != null && !device.isDown()) {
      device.setDown(true);
      if (session.isBorn()) {
        publish(session.ddeath(device.id(), time.millis()));
      }
    }
  }

  private void writeDone(PublisherEvent.WriteDone done) {
    if (!done.order().id().isEmpty()) {
      answer(done.order().id(), done.outcome().result().name(), done.outcome().sentence());
    }
  }

  private void answer(String id, String outcome, String detail) {
    if (session.isBorn()) {
      Value text = Value.of(EdgeReports.commandResult(id, outcome, detail));
      long now = time.millis();
      long alias = session.alias(EdgeMetrics.COMMAND_RESULT);
      publish(
          session.ndata(now, List.of(Metric.data(alias, Sample.good(text, now), false)), null));
    }
  }

  // --- what the broker tells

  private void connected() {
    if (session.mayGiveBirth()) {
      giveBirth();
    } else {
      LOG.info("Connected, waiting for the host to come online [edge={}]", node.id());
    }
  }

  private void giveBirth() {
    long now = time.millis();
    publish(session.nbirth(now, reports.births(counters(), now)));
    for (DeviceState device : devices.values()) {
      publish(session.dbirth(device.id(), now, device.metrics()));
      if (device.isDown()) {
        publish(session.ddeath(device.id(), now));
      }
    }
    delivery.connected(journal.nextOffset());
  }

  private void arrived(MqttMessage message) {
    SparkplugTopic topic = SparkplugTopic.parse(message.topic()).orElse(null);
    switch (topic) {
      case null -> {}
      case SparkplugTopic.State state ->
          session.onState(state.hostId(), message.payload()).forEach(this::follow);
      case SparkplugTopic.Node _, SparkplugTopic.Device _ -> {
        DecodeResult payload = codec.decode(message.payload());
        session.onCommand(topic, payload).forEach(this::follow);
      }
    }
  }

  private void follow(EdgeEvent event) {
    switch (event) {
      case EdgeEvent.RebirthRequested _ -> rebirth();
      case EdgeEvent.Delivered delivered -> delivered(delivered);
      case EdgeEvent.WriteRequested write -> write(write);
      case EdgeEvent.HostOnline _ -> rebirth();
      case EdgeEvent.HostOffline _ -> hostOffline();
      case EdgeEvent.Refused refused ->
          LOG.debug("Refused from the broker [edge={}]: {}", node.id(), refused.reason());
    }
  }

  private void rebirth() {
    if (session.mayGiveBirth()) {
      giveBirth();
    }
  }

  private void hostOffline() {
    if (session.isBorn()) {
      // tck-id-operational-behavior-edge-node-termination-host-offline
      publish(session.ndeath(time.millis()));
      uplink.moveOn("the host is offline; values are kept until it is back");
    }
  }

  private void delivered(EdgeEvent.Delivered delivered) {
    delivered.received().ranges().stream()
        .mapToLong(range -> range.to())
        .max()
        .ifPresent(this::neverBelow);
    delivery.receipt(delivered.received(), time.nanos());
    journal.forget(delivery.received());
  }

  private void neverBelow(long offset) {
    if (journal.skipBeyond(offset)) {
      LOG.warn("The journal had lost its memory; its offsets go on behind the host's [edge={}]", node.id());
    }
  }

  private void write(EdgeEvent.WriteRequested write) {
    CommandDesk.Refusal refusal = null;
    if (write.device() != null) {
      refusal = desk.takePlain(write, time.millis());
    } else if (write.name().equals(EdgeMetrics.COMMAND)) {
      refusal = desk.takeWithId(write.value().toString());
    }
    if (refusal != null) {
      LOG.info("A command was refused [edge={}]: {}", node.id(), refusal.detail());
      if (!refusal.id().isEmpty()) {
        answer(refusal.id(), Driver.WriteOutcome.Result.REJECTED.name(), refusal.detail());
      }
    }
  }

  // --- what time brings

  private void letTimePass() {
    long nanos = time.nanos();
    if (nanos - lastSecond >= SECOND_NANOS) {
      lastSecond = nanos;
      noteAlive();
    }
    if (nanos - lastReport >= REPORT_NANOS) {
      lastReport = nanos;
      tellOfEdge();
    }
  }

  private void noteAlive() {
    try {
      journal.noteAlive(time.millis());
    } catch (IOException e) {
      LOG.debug("The sign of life cannot be written [edge={}]", node.id(), e);
    }
  }

  /** Also the sign that values flow: the host takes an edge for lost that does not speak. */
  private void tellOfEdge() {
    if (session.isBorn()) {
      long now = time.millis();
      publish(session.ndata(now, reports.changes(counters(), session::alias, now), null));
    }
  }

  private Map<String, Long> counters() {
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("journalBytes", journal.bytes());
    counters.put("backlogMessages", delivery.backlog(journal.lowestKept(), journal.nextOffset()));
    counters.put("resentMessages", resender.resentEntries());
    counters.put("droppedMessages", journal.droppedEntries());
    counters.put("unjournaledMessages", unjournaled);
    counters.put("unknownTags", unknownTags);
    return counters;
  }

  // --- sending

  @Override
  public boolean sendHistorical(JournalEntry entry) {
    DeviceState device = devices.get(entry.report().device());
    DeliveryMark mark = new DeliveryMark.Offset(entry.offset());
    if (device == null) {
      // The device has left the project since; its values have no birth to belong to.
      unknownTags += entry.report().samples().size();
      return sendMark(mark);
    }
    DeviceId id = device.id();
    return publish(session.ddata(id, time.millis(), metrics(device, entry.report(), true), mark));
  }

  @Override
  public boolean sendMark(DeliveryMark mark) {
    return publish(session.ndata(time.millis(), List.of(), mark));
  }

  private boolean publish(Message message) {
    return uplink.publish(mqtt(message));
  }

  private static MqttMessage mqtt(Message message) {
    return new MqttMessage(
        message.topic().toString(), message.payload(), message.qos(), message.retain());
  }

  /** Says goodbye and ends the thread; what has not gone out stays in the journal. */
  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    sessionLock.lock();
    try {
      if (session.isBorn()) {
        publish(session.ndeath(time.millis()));
      }
    } finally {
      sessionLock.unlock();
    }
    resender.close();
  }

  /** What an edge node is to subscribe to besides STATE. */
  static List<String> commandFilters(EdgeNode node) {
    return List.of(
        SparkplugTopic.nodeCommandFilter(node.id()), SparkplugTopic.deviceCommandFilter(node.id()));
  }

  /** The filter of the primary host's STATE. */
  static String stateFilter(String hostId) {
    return SparkplugTopic.state(hostId).toString();
  }
}
