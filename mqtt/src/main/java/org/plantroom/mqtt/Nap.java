package org.plantroom.mqtt;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;

/** A sleep on a given clock that another thread can end, for good. Thread-safe. */
final class Nap {
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread sleeper;
  private boolean ended;

  Nap(Time time) {
    this.time = time;
  }

  /**
   * Sleeps until the duration is over or {@link #end} is called.
   *
   * @throws InterruptedException when somebody else interrupts
   */
  void take(Duration duration) throws InterruptedException {
    if (!lieDown()) {
      return;
    }
    try {
      time.sleep(duration);
    } catch (InterruptedException e) {
      if (!isEnded()) {
        throw e;
      }
    } finally {
      getUp();
    }
  }

  private boolean lieDown() {
    lock.lock();
    try {
      sleeper = ended ? null : Thread.currentThread();
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  private void getUp() {
    lock.lock();
    try {
      sleeper = null;
      if (ended) {
        // Our own wake-up call may have come just after the sleep was over.
        Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes the sleeper and lets nobody sleep again. */
  void end() {
    lock.lock();
    try {
      ended = true;
      if (sleeper != null) {
        sleeper.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }
}
