package org.plantroom.edge;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Time;
import org.plantroom.mqtt.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the polls report into the journal and out over every uplink, live first, then what the
 * host there lacks.
 *
 * <p>Runs on its own thread {@code publish SITE/EDGE}, the owner of journal, devices and uplinks.
 */
final class Publisher implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private static final long IDLE_MILLIS = 20;
  private static final int EVENTS_A_TURN = 200;
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final EdgeNode node;
  private final PublisherEvents events;
  private final Journal journal;
  private final DeviceStates devices;
  private final DevicePollers pollers;
  private final EdgeCounters counters;
  private final List<Uplink> uplinks;
  private final Time time;
  private long lastSecond;
  private long lastReport;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /**
   * Makes a publisher that does nothing until {@link #start}.
   *
   * @param devices what is known of the devices; the publisher's own from now on, as journal,
   *     counters and uplinks are
   */
  Publisher(
      EdgeNode node,
      PublisherEvents events,
      Journal journal,
      DeviceStates devices,
      DevicePollers pollers,
      EdgeCounters counters,
      List<Uplink> uplinks,
      Time time) {
    this.node = node;
    this.events = events;
    this.journal = journal;
    this.devices = devices;
    this.pollers = pollers;
    this.counters = counters;
    this.uplinks = List.copyOf(uplinks);
    this.time = time;
    this.lastSecond = time.nanos();
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
    try {
      step.run();
    } catch (RuntimeException e) {
      if (counters.failures().isWorthALine(e)) {
        LOG.error("Publishing failed and goes on [edge={}]", node.id(), e);
      }
    }
  }

  /** Whatever goes wrong with one uplink stays with it. */
  private void onEach(Consumer<Uplink> step) {
    for (Uplink uplink : uplinks) {
      guarded(() -> uplink.exclusively(() -> step.accept(uplink)));
    }
  }

  private void on(String name, Consumer<Uplink> step) {
    for (Uplink uplink : uplinks) {
      if (uplink.name().equals(name)) {
        uplink.exclusively(() -> step.accept(uplink));
      }
    }
  }

  private void handle(PublisherEvent event) {
    switch (event) {
      case PublisherEvent.Reported reported -> report(reported.report());
      case PublisherEvent.DeviceUp up -> deviceUp(devices.find(up.device()));
      case PublisherEvent.DeviceDown down -> deviceDown(devices.find(down.device()));
      case PublisherEvent.Answered answered -> answer(answered);
      case PublisherEvent.Reconfigured change -> reconfigure(change.next());
      case PublisherEvent.Connected(String name) -> on(name, this::connected);
      case PublisherEvent.Disconnected(String name, String sentence) ->
          LOG.info(
              "The link is down, values are kept [edge={}, uplink={}]: {}",
              node.id(),
              name,
              sentence);
      case PublisherEvent.Arrived(String name, MqttMessage message) ->
          on(name, uplink -> uplink.take(message));
    }
  }

  private void report(DeviceReport report) {
    JournalEntry entry = journal(report);
    DeviceState device = devices.find(report.device());
    if (device == null) {
      return;
    }
    device.take(report.samples());
    Long offset = entry == null ? null : entry.offset();
    onEach(uplink -> uplink.report(device, report, offset));
  }

  private @Nullable JournalEntry journal(DeviceReport report) {
    try {
      return journal.append(report);
    } catch (IOException e) {
      if (counters.countWithoutOffset()) {
        LOG.error("No offsets can be had; values still go out live [edge={}]", node.id(), e);
      }
      return null;
    }
  }

  private void deviceUp(@Nullable DeviceState device) {
    if (device != null && device.isDown()) {
      device.setDown(false);
      onEach(uplink -> uplink.outbox().deviceUp(device));
    }
  }

  private void deviceDown(@Nullable DeviceState device) {
    if (device != null && !device.isDown()) {
      device.setDown(true);
      onEach(uplink -> uplink.outbox().deviceDown(device));
    }
  }

  private void answer(PublisherEvent.Answered answered) {
    OrderId id = answered.id();
    if (id.wantsAnswer()) {
      on(
          id.uplink(),
          uplink -> uplink.outbox().answer(id.text(), answered.outcome(), answered.finishedAt()));
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
    onEach(Uplink::birthAgain);
  }

  private void connected(Uplink uplink) {
    if (!uplink.connected()) {
      LOG.info(
          "Connected, waiting for the host to come online [edge={}, uplink={}]",
          node.id(),
          uplink.name());
    }
  }

  private void letTimePass() {
    long nanos = time.nanos();
    if (nanos - lastSecond >= SECOND_NANOS) {
      lastSecond = nanos;
      noteAlive();
      onEach(uplink -> uplink.everySecond(nanos));
      journal.forget();
    }
    if (nanos - lastReport >= REPORT_NANOS) {
      lastReport = nanos;
      onEach(Uplink::tellOwn);
    }
    onEach(uplink -> uplink.resend(nanos));
  }

  private void noteAlive() {
    try {
      journal.noteAlive(time.millis());
    } catch (IOException e) {
      LOG.debug("The sign of life cannot be written [edge={}]", node.id(), e);
    }
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
    uplinks.forEach(uplink -> guarded(uplink::sayGoodbye));
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
