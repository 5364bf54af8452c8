package org.plantroom.edge;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Time;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.sparkplug.EdgeNodeSession;
import org.plantroom.sparkplug.PayloadCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the polls report into the journal and out over Sparkplug, live first, then what the
 * host lacks.
 *
 * <p>Runs on its own thread {@code publish SITE/EDGE}, the owner of journal, delivery and session.
 * Only {@link #beginSession} comes from the connection's thread; the lock is for that alone.
 */
final class Publisher implements Closeable {
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
  private final Time time;
  private final Delivery delivery;
  private final DevicePollers pollers;
  private final DeviceStates devices;
  private final SparkplugOutbox outbox;
  private final SparkplugInbox inbox;
  private final Resender resender;
  private final EdgeReports reports;
  private final FlowWatch flow;
  private final ReentrantLock sessionLock = new ReentrantLock();
  private long lastSecond;
  private long lastReport;
  private long withoutOffset;
  private final FailureLog failures = new FailureLog();
  private volatile boolean stopping;
  private @Nullable Thread thread;

  Publisher(
      EdgeNode node,
      PublisherEvents events,
      Journal journal,
      EdgeNodeSession session,
      PayloadCodec codec,
      Delivery delivery,
      SparkplugOutbox.Uplink uplink,
      DevicePollers pollers,
      Consumer<String> reload,
      Time time) {
    this.pollers = pollers;
    this.node = node;
    this.events = events;
    this.journal = journal;
    this.session = session;
    this.delivery = delivery;
    this.time = time;
    this.devices = new DeviceStates(node, time.millis());
    this.outbox = new SparkplugOutbox(session, uplink, devices, time);
    this.resender = new Resender(journal, delivery, outbox);
    this.reports = new EdgeReports(pollers.byDevice());
    CommandDesk desk = new CommandDesk(pollers.byDevice(), reload);
    this.inbox =
        new SparkplugInbox(
            node.id(), session, codec, journal, delivery, desk, outbox, this::giveBirth, time);
    this.lastSecond = time.nanos();
    this.flow = new FlowWatch(delivery.hostGivesReceipts(), lastSecond);
    this.lastReport = lastSecond;
  }

  /** Begins; to be called once. */
  void start() {
    noteOfflineTime();
    thread = Thread.ofPlatform().name("publish " + node.id()).start(this::run);
  }

  /** History is to know that from the last sign of life until now nobody looked. */
  private void noteOfflineTime() {
    journal
        .lastAlive()
        .ifPresent(
            alive -> {
              // The wall clock may have been set back since.
              long since = Math.min(alive, time.millis());
              devices.all().forEach(device -> journal(device.offlineSince(since)));
            });
  }

  /** Begins a new MQTT session; the NDEATH to register as the will. On the connection's thread. */
  MqttMessage beginSession(BdSeqKeeper keeper) {
    sessionLock.lock();
    try {
      MqttMessage will = outbox.beginSession();
      keeper.keep(session.bdSeq());
      return will;
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
      while (!stopping) {
        turn();
      }
      // The polls have ended; what they still told belongs into the journal.
      for (int left = events.waiting(); left > 0; left--) {
        handleNext(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() throws InterruptedException {
    boolean more = handleNext(IDLE_MILLIS);
    for (int i = 1; more && i < EVENTS_A_TURN; i++) {
      more = handleNext(0);
    }
    guarded(this::letTimePass);
  }

  private boolean handleNext(long millis) throws InterruptedException {
    PublisherEvent event = events.poll(millis);
    if (event != null) {
      guarded(() -> handle(event));
    }
    return event != null;
  }

  /** The publisher's boundary: one thing that goes wrong must not stop the others. */
  private void guarded(Runnable step) {
    sessionLock.lock();
    try {
      step.run();
    } catch (RuntimeException e) {
      if (failures.isWorthALine(e)) {
        LOG.error("Publishing failed and goes on [edge={}]", node.id(), e);
      }
    } finally {
      sessionLock.unlock();
    }
  }

  private void handle(PublisherEvent event) {
    switch (event) {
      case PublisherEvent.Reported reported -> report(reported.report());
      case PublisherEvent.DeviceUp up -> deviceUp(devices.find(up.device()));
      case PublisherEvent.DeviceDown down -> deviceDown(devices.find(down.device()));
      case PublisherEvent.Answered answered -> answer(answered);
      case PublisherEvent.Reconfigured change -> reconfigure(change.next());
      case PublisherEvent.Connected _ -> connected();
      case PublisherEvent.Disconnected gone ->
          LOG.info("The link is down, values are kept [edge={}]: {}", node.id(), gone.sentence());
      case PublisherEvent.Arrived arrived -> inbox.take(arrived.message());
    }
  }

  private void report(DeviceReport report) {
    JournalEntry entry = journal(report);
    DeviceState device = devices.find(report.device());
    if (device == null) {
      return;
    }
    device.take(report.samples());
    if (!outbox.isBorn()) {
      return;
    }
    Long offset = entry == null ? null : entry.offset();
    boolean taken = !device.isDown() && outbox.sendLive(device, report, offset);
    if (offset != null) {
      delivery.sentLive(offset, taken, time.nanos());
    }
  }

  private @Nullable JournalEntry journal(DeviceReport report) {
    try {
      return journal.append(report);
    } catch (IOException e) {
      if (withoutOffset++ == 0) {
        LOG.error("No offsets can be had; values still go out live [edge={}]", node.id(), e);
      }
      return null;
    }
  }

  private void deviceUp(@Nullable DeviceState device) {
    if (device != null && device.isDown()) {
      device.setDown(false);
      outbox.deviceUp(device);
    }
  }

  private void deviceDown(@Nullable DeviceState device) {
    if (device != null && !device.isDown()) {
      device.setDown(true);
      outbox.deviceDown(device);
    }
  }

  private void answer(PublisherEvent.Answered answered) {
    if (!answered.id().isEmpty()) {
      Driver.WriteOutcome outcome = answered.outcome();
      outbox.answer(
          answered.id(), outcome.result().name(), outcome.sentence(), answered.finishedAt());
    }
  }

  /** Whatever the devices that leave have reported has been handled before this. */
  private void reconfigure(EdgeNode next) {
    long now = time.millis();
    for (DeviceState device : devices.all()) {
      Device after = next.devices().get(device.device().id());
      DeviceReport removed = device.removedFor(after, now);
      if (!removed.samples().isEmpty()) {
        report(removed);
      }
      if (after == null) {
        deviceDown(device);
      }
    }
    devices.become(next, now);
    pollers.begin(next);
    if (outbox.isBorn()) {
      giveBirth();
    }
  }

  private void connected() {
    if (!outbox.mayGiveBirth()) {
      LOG.info("Connected, waiting for the host to come online [edge={}]", node.id());
    }
    // Births made before the connection stood, for an older STATE, have not gone out.
    delivery.connected(journal.nextOffset());
    giveBirth();
  }

  private void giveBirth() {
    if (!outbox.mayGiveBirth()) {
      return;
    }
    boolean isRebirth = outbox.isBorn();
    long now = time.millis();
    outbox.giveBirth(reports.births(counters(), now), now);
    if (!isRebirth) {
      delivery.connected(journal.nextOffset());
    }
  }

  private void letTimePass() {
    long nanos = time.nanos();
    if (nanos - lastSecond >= SECOND_NANOS) {
      lastSecond = nanos;
      noteAlive();
      watchFlow(nanos);
      journal.forget(delivery.received());
    }
    if (nanos - lastReport >= REPORT_NANOS) {
      lastReport = nanos;
      long now = time.millis();
      outbox.sendOwn(alias -> reports.changes(counters(), alias, now));
    }
    if (outbox.isBorn()) {
      resender.send(RESENDS_A_TURN, nanos);
    }
  }

  private void watchFlow(long nanos) {
    if (flow.look(outbox.isBorn(), delivery.receipts(), nanos)) {
      outbox.leaveSilentHost();
    }
  }

  /** True while the edge is born and yet the host does not answer; may be asked by anyone. */
  boolean isSilent() {
    return flow.isSilent();
  }

  private void noteAlive() {
    try {
      journal.noteAlive(time.millis());
    } catch (IOException e) {
      LOG.debug("The sign of life cannot be written [edge={}]", node.id(), e);
    }
  }

  private Map<String, Long> counters() {
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("journalBytes", journal.bytes());
    counters.put("backlogEntries", delivery.backlog(journal.lowestKept(), journal.nextOffset()));
    counters.put("resentEntries", resender.resentEntries());
    counters.put("droppedEntries", journal.droppedEntries());
    counters.put("unjournaledEntries", journal.refusedEntries() + withoutOffset);
    counters.put("unknownTags", outbox.unknownTags());
    counters.put("delayedEvents", events.delayed());
    counters.put("publishFailures", failures.count());
    return counters;
  }

  /**
   * Takes what the polls, which must have ended, have told, says goodbye and ends the thread; what
   * has not gone out stays in the journal.
   */
  @Override
  public void close() {
    // Not by an interrupt, which would end a write to the disk half way.
    stopping = true;
    awaitEnd();
    noteAlive();
    events.close();
    sessionLock.lock();
    try {
      outbox.sayGoodbye();
    } finally {
      sessionLock.unlock();
    }
    resender.close();
  }

  private void awaitEnd() {
    Thread running = thread;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
