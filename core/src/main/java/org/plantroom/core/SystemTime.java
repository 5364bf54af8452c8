package org.plantroom.core;

import java.time.Duration;

/** The machine's own clocks. */
enum SystemTime implements Time {
  INSTANCE;

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.isNegative() ? Duration.ZERO : duration);
  }
}
