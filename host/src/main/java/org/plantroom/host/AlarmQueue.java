package org.plantroom.host;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The way to the alarm thread. When it is full a sample is left out and counted, and once there is
 * room again every tag's present sample is looked at, so that no alarm stays wrong. Thread-safe.
 */
final class AlarmQueue {
  static final int CAPACITY = 65_536;

  private final BlockingQueue<AlarmWork> work = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong leftOut = new AtomicLong();
  private final AtomicBoolean missed = new AtomicBoolean();

  /** Adds work; false when there is no room. */
  boolean offer(AlarmWork item) {
    if (work.offer(item)) {
      return true;
    }
    if (item instanceof AlarmWork.Taken || item instanceof AlarmWork.Changed) {
      leftOut.incrementAndGet();
      missed.set(true);
    }
    return false;
  }

  /** The next work; null when none comes in time. */
  @Nullable AlarmWork poll(long millis) throws InterruptedException {
    return millis > 0 ? work.poll(millis, TimeUnit.MILLISECONDS) : work.poll();
  }

  /** True once after something was left out and all that was taken has been worked off. */
  boolean takeMissed() {
    return missed.get() && work.isEmpty() && missed.compareAndSet(true, false);
  }

  int size() {
    return work.size();
  }

  /** Samples left out since the start. */
  long leftOut() {
    return leftOut.get();
  }
}
