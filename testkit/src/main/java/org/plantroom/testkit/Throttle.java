package org.plantroom.testkit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Slows a pump down to a rate. Thread-safe. */
final class Throttle {
  private final AtomicInteger bytesPerSecond = new AtomicInteger();

  void limit(int rate) {
    bytesPerSecond.set(rate);
  }

  /** The most bytes to move at once, so that a slow rate is a trickle and not a burst. */
  int portion(int most) {
    int rate = bytesPerSecond.get();
    return rate == 0 ? most : Math.clamp(rate / 50, 1, most);
  }

  /** Waits as long as these bytes take. */
  void pay(int bytes) throws InterruptedException {
    int rate = bytesPerSecond.get();
    if (rate > 0) {
      TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(bytes) / rate);
    }
  }
}
