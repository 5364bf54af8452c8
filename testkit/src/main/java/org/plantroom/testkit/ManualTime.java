package org.plantroom.testkit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.plantroom.core.Time;

/** A clock that moves only when told to; sleepers wake when it passes their moment. Thread-safe. */
public final class ManualTime implements Time {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long wallMillis;
  private long nanos;
  private int sleepers;

  /**
   * Starts the clock.
   *
   * @param wallMillis the wall clock's first reading, milliseconds since 1970 UTC
   */
  public ManualTime(long wallMillis) {
    this.wallMillis = wallMillis;
  }

  /** Moves both clocks forward and wakes whoever's moment has come. */
  public void advance(Duration duration) {
    lock.lock();
    try {
      wallMillis += duration.toMillis();
      nanos += duration.toNanos();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Steps the wall clock alone, as an operator or NTP would. */
  public void stepWall(Duration duration) {
    lock.lock();
    try {
      wallMillis += duration.toMillis();
    } finally {
      lock.unlock();
    }
  }

  /** How many threads are waiting in {@link #sleep}. */
  public int sleepers() {
    lock.lock();
    try {
      return sleepers;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long millis() {
    lock.lock();
    try {
      return wallMillis;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long nanos() {
    lock.lock();
    try {
      return nanos;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long until = nanos + duration.toNanos();
      sleepers++;
      try {
        while (nanos < until) {
          moved.await();
        }
      } finally {
        sleepers--;
      }
    } finally {
      lock.unlock();
    }
  }
}
