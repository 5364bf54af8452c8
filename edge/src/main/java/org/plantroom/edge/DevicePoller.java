package org.plantroom.edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one device for ever: each scan class at its interval, writes in between, on a virtual
 * thread of its own named {@code poll SITE/EDGE/DEVICE}. A dead or slow device delays nobody else.
 *
 * <p>A cycle that would begin half an interval late or later is skipped and counted, never made up
 * for.
 */
final class DevicePoller {
  private static final Logger LOG = LoggerFactory.getLogger(DevicePoller.class);

  private static final Driver.WriteOutcome NOT_WRITTEN =
      new Driver.WriteOutcome(
          Driver.WriteOutcome.Result.REJECTED, "the device left the edge before it was written");

  private final String name;
  private final Device device;
  private final Driver driver;
  private final Time time;
  private final List<PollGroup> groups;
  private final long[] due;
  private final DeviceReporter reporter;
  private final DeviceWriter writer;
  private final AtomicLong polls = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final FailureLog failures = new FailureLog();
  private @Nullable Thread thread;

  DevicePoller(
      String name,
      Device device,
      Driver driver,
      PublisherEvents events,
      DeviceWriter.Support support,
      Time time) {
    this.name = name;
    this.device = device;
    this.driver = driver;
    this.time = time;
    this.groups = PollGroup.of(device.type());
    this.due = new long[groups.size()];
    this.reporter =
        new DeviceReporter(device, groups.getFirst().interval(), events, support.values(), time);
    this.writer = new DeviceWriter(device, driver, support, time);
  }

  /** What it polls. */
  Device device() {
    return device;
  }

  /** Begins to poll; to be called once. */
  void start() {
    thread = Thread.ofVirtual().name("poll " + name).start(this::run);
  }

  /** Tells the thread to end; what it is reading is given up. */
  void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /**
   * Waits for the thread's end, which {@link #stop} has asked for; writes that wait are refused.
   */
  void awaitEnd() throws InterruptedException {
    Thread running = thread;
    if (running != null) {
      running.join();
    }
    driver.close();
    writer.refuseWaiting(NOT_WRITTEN);
  }

  /** Queues a write; false when too many wait. Callable from any thread. */
  boolean offer(WriteOrder order) {
    return writer.offer(order);
  }

  /** How the device is reached, with this poller's counts. Callable from any thread. */
  Driver.DeviceStatus status() {
    Driver.DeviceStatus status = reporter.status(driver.status());
    List<Driver.Counter> counters = new ArrayList<>(status.counters());
    counters.add(new Driver.Counter("polls", polls.get()));
    counters.add(new Driver.Counter("skippedPolls", skipped.get()));
    counters.add(new Driver.Counter("failedPolls", failures.count()));
    return new Driver.DeviceStatus(
        status.connected(), status.since(), status.sentence(), List.copyOf(counters));
  }

  /**
   * Makes the device's tags bad when it has not answered for too long. Callable from any thread.
   */
  void watch() throws InterruptedException {
    reporter.watch(driver.answeredAtNanos());
  }

  private void run() {
    Arrays.fill(due, time.nanos());
    try {
      while (!Thread.currentThread().isInterrupted()) {
        WriteOrder order = writer.next(due[nextDue()] - time.nanos());
        if (order != null) {
          execute(order);
        }
        writer.endPulses().forEach(this::readBack);
        // One write and then a poll, so that many writes cannot keep the polls away.
        int next = nextDue();
        if (due[next] - time.nanos() <= 0) {
          pollGuarded(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int nextDue() {
    int next = 0;
    for (int i = 1; i < due.length; i++) {
      if (due[i] - due[next] < 0) {
        next = i;
      }
    }
    return next;
  }

  /** The named boundary of a device: whatever goes wrong here stays with this device. */
  private void pollGuarded(int index) throws InterruptedException {
    try {
      poll(index);
    } catch (RuntimeException e) {
      if (failures.isWorthALine(e)) {
        LOG.error(
            "Polling failed, a bug in Plantroom; the device is tried again [device={}]", name, e);
      }
      reporter.failed();
    }
    long interval = groups.get(index).interval().toNanos();
    due[index] += interval;
    long late = time.nanos() - due[index];
    if (late > interval / 2) {
      // The grid of due times stays where it was; cycles that lie in the past are not made up for.
      long missed = (late + interval / 2) / interval;
      skipped.addAndGet(missed);
      due[index] += missed * interval;
    }
  }

  private void poll(int index) throws InterruptedException {
    PollGroup group = groups.get(index);
    List<TagReading> readings = new ArrayList<>(group.tags().size());
    long begun = time.nanos();
    driver.read(group, readings::add);
    if (Thread.currentThread().isInterrupted()) {
      // Stopped half way: what is missing was not asked for and says nothing of the device.
      throw new InterruptedException();
    }
    polls.incrementAndGet();
    reporter.polled(readings, begun);
  }

  private void execute(WriteOrder order) throws InterruptedException {
    if (writer.execute(order)) {
      readBack(order.tag());
    }
  }

  private void readBack(TagType tag) {
    // The next reading is told even if it is the same: only what is read from now on confirms.
    reporter.forget(tag);
    readBackSoon(tag);
  }

  private void readBackSoon(TagType tag) {
    for (int i = 0; i < due.length; i++) {
      if (groups.get(i).scanClass().equals(tag.scanClass())) {
        due[i] = time.nanos();
      }
    }
  }
}
