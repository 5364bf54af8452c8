package org.plantroom.mqtt;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what was handed to the network and has not left yet, up to a bound. Thread-safe. */
final class OutgoingWindow {
  private final QueueBound bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition emptied = lock.newCondition();
  private int messages;
  private long bytes;
  private boolean closed;

  OutgoingWindow(QueueBound bound) {
    this.bound = bound;
  }

  /** Makes room for a message; false when there is none. */
  boolean enter(int length) {
    lock.lock();
    try {
      if (closed || isFullFor(length)) {
        return false;
      }
      messages++;
      bytes += length;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFullFor(int length) {
    return messages > 0 && (messages >= bound.messages() || bytes + length > bound.bytes());
  }

  /**
   * A message left, or was lost.
   *
   * @return false when the window was closed before, and the message counted as lost there
   */
  boolean leave(int length) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      messages--;
      bytes -= length;
      if (messages == 0) {
        emptied.signalAll();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until everything left, but no longer than given. */
  void awaitEmpty(Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = longest.toNanos();
      while (messages > 0 && left > 0) {
        left = emptied.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets nothing in any more.
   *
   * @return how many messages had not left; 0 when closed before
   */
  int close() {
    lock.lock();
    try {
      int lost = messages;
      closed = true;
      messages = 0;
      emptied.signalAll();
      return lost;
    } finally {
      lock.unlock();
    }
  }
}
