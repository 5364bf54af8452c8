package org.plantroom.edge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.plantroom.core.Device;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;

/**
 * Tells the publisher of one device: what its polls gave, and that it is late when they give
 * nothing. One lost answer is forgiven; a tag that gets none for two polls running is bad, and a
 * device that is silent for two polls running is down.
 *
 * <p>Thread-safe: the device's poll thread and the edge's watch over silence call it.
 */
final class DeviceReporter {
  private static final int SILENT_POLLS = 2;

  /**
   * After so many quarters of a scan without an answer no tag looks good, whatever the poll is
   * waiting for: three scans, less a quarter for the way to whoever looks.
   */
  private static final int QUARTERS_OF_SCANS = 11;

  private enum Reach {
    UNKNOWN,
    UP,
    DOWN
  }

  private final Device device;
  private final PublisherEvents events;
  private final EdgeValues values;
  private final Time time;
  private final long scanNanos;
  private final long leastPatienceNanos;
  private final ReportByException reportByException = new ReportByException();
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<String> unanswered = new HashSet<>(); // guarded by lock, as all below
  private Reach reach = Reach.UNKNOWN;
  private int silentPolls;
  private long answeredPollNanos;
  private volatile long spacingNanos; // written under the lock
  private long lateSinceNanos;

  // Written under the lock, the flag last; read by the publisher, which others under it wait for.
  private volatile long lateSinceMillis;
  private volatile boolean isLate;

  /**
   * Knows nothing yet.
   *
   * @param scan how often the device's fastest tags are read
   * @param values takes what writes look at
   */
  DeviceReporter(
      Device device, Duration scan, PublisherEvents events, EdgeValues values, Time time) {
    this.device = device;
    this.events = events;
    this.values = values;
    this.time = time;
    this.scanNanos = scan.toNanos();
    this.leastPatienceNanos = scan.plus(device.timeout()).toNanos();
    this.answeredPollNanos = time.nanos();
  }

  /**
   * Tells what a poll gave.
   *
   * @param begunNanos when it began, on the clock that never steps
   */
  void polled(List<TagReading> readings, long begunNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (readings.stream().allMatch(DeviceReporter::isUnanswered)) {
        silent(readings);
      } else {
        answered(readings, begunNanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Tells that all tags are bad, for the edge's own reasons. */
  void failed() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      reportAllBad(Quality.BAD);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes all tags bad when no answer has come for too long.
   *
   * @param answeredNanos when the last one came, on the clock that never steps
   */
  void watch(long answeredNanos) throws InterruptedException {
    // Looked at many times a second for thousands of devices, nearly all of which are well.
    if (isLate || time.nanos() - answeredNanos <= patienceNanos()) {
      return;
    }
    lock.lockInterruptibly();
    try {
      if (reach == Reach.UP && !isLate && time.nanos() - answeredNanos > patienceNanos()) {
        lateSinceNanos = time.nanos();
        lateSinceMillis = time.millis();
        isLate = true;
        // Without a lost answer it is perhaps well, and others at its address are waited for.
        reportAllBad(silentPolls == 0 ? Quality.BAD_STALE : Quality.BAD_NO_ANSWER);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Makes the tag's next sample news whatever it is, as after a write. */
  void forget(TagType tag) {
    lock.lock();
    try {
      reportByException.forget(tag);
    } finally {
      lock.unlock();
    }
  }

  /** The driver's word on the device, or that it is late where the driver cannot know. */
  Driver.DeviceStatus status(Driver.DeviceStatus status) {
    return isLate && status.connected()
        ? new Driver.DeviceStatus(
            false,
            lateSinceMillis,
            "not answered in time; its poll waits, perhaps for others at its address",
            status.counters())
        : status;
  }

  /** Scans that have been slow of late, as at a crowded address, are no reason for doubt. */
  private long patienceNanos() {
    long scans = Math.max(scanNanos, spacingNanos) / 4 * QUARTERS_OF_SCANS;
    return Math.max(scans, leastPatienceNanos);
  }

  private void answered(List<TagReading> readings, long begunNanos) throws InterruptedException {
    long now = time.nanos();
    spacingNanos = silentPolls == 0 ? now - answeredPollNanos : 0;
    answeredPollNanos = now;
    silentPolls = 0;
    boolean wasLate = isLate && lateSinceNanos - begunNanos > 0;
    isLate = false;
    if (reach != Reach.UP) {
      reach = Reach.UP;
      events.put(new PublisherEvent.DeviceUp(device.id()));
    }
    // What was read before the device was called late must not look good after it.
    report(
        readings.stream()
            .filter(r -> !wasLate || r.sample().sourceTime() >= lateSinceMillis)
            .filter(this::isBelieved)
            .toList());
  }

  private void silent(List<TagReading> readings) throws InterruptedException {
    silentPolls++;
    if (silentPolls >= SILENT_POLLS) {
      goDown();
    } else {
      // The device may answer for its other scan classes, yet these tags must not stay good.
      report(readings.stream().filter(this::isBelieved).toList());
    }
  }

  /** A tag's first lost answer is not believed yet. */
  private boolean isBelieved(TagReading reading) {
    String tag = reading.tag().name();
    if (!isUnanswered(reading)) {
      unanswered.remove(tag);
      return true;
    }
    return !unanswered.add(tag);
  }

  private static boolean isUnanswered(TagReading reading) {
    return reading.sample().quality() == Quality.BAD_NO_ANSWER;
  }

  private void goDown() throws InterruptedException {
    reportAllBad(Quality.BAD_NO_ANSWER);
    if (reach != Reach.DOWN) {
      reach = Reach.DOWN;
      isLate = false;
      events.put(new PublisherEvent.DeviceDown(device.id()));
    }
  }

  private void reportAllBad(Quality quality) throws InterruptedException {
    Sample bad = Sample.bad(quality, time.millis());
    report(device.type().tags().values().stream().map(t -> new TagReading(t, bad)).toList());
  }

  private void report(List<TagReading> readings) throws InterruptedException {
    values.note(device.id(), readings);
    List<TagSample> news = new ArrayList<>();
    for (TagReading reading : readings) {
      TagType tag = reading.tag();
      if (reportByException.isNews(tag, reading.sample())) {
        news.add(new TagSample(tag.name(), tag.valueType(), reading.sample()));
      }
    }
    if (!news.isEmpty()) {
      events.put(new PublisherEvent.Reported(new DeviceReport(device.id(), news)));
    }
  }
}
