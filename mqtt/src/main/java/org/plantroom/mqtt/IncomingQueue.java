package org.plantroom.mqtt;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Messages between Netty's event loop, which must never wait, and the connection's thread, which
 * runs the listener.
 *
 * <p>When full, the oldest QoS 0 message goes, so that the last word on a topic, such as a death,
 * always arrives. Messages of QoS 1 and 2 are acknowledged only after the listener saw them, so the
 * broker's own window holds their number; a broker that ignores it sees the newest left
 * unacknowledged. Nothing is ever reordered. What the listener's thread has taken over counts no
 * more, so up to twice the bound may be in memory. Thread-safe.
 */
final class IncomingQueue {
  private static final long PAUSE_MILLIS = 1;

  private final QueueBound bound;
  private final Tally tally;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private ArrayDeque<Incoming> queue = new ArrayDeque<>(); // guarded by lock
  private ArrayDeque<Incoming> taken = new ArrayDeque<>(); // of the connection's thread
  private boolean busy; // of the connection's thread
  private long bytes;
  private boolean ended;

  IncomingQueue(QueueBound bound, Tally tally) {
    this.bound = bound;
    this.tally = tally;
  }

  /** Adds a message without waiting; on the event loop. */
  void offer(Incoming incoming) {
    lock.lock();
    try {
      if (!ended && makeRoom(length(incoming))) {
        queue.addLast(incoming);
        bytes += length(incoming);
        changed.signal();
      } else {
        tally.droppedIncoming.increment();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean makeRoom(int length) {
    while (!fits(length)) {
      if (!dropOldestOfQos0()) {
        return false;
      }
      tally.droppedIncoming.increment();
    }
    return true;
  }

  private boolean fits(int length) {
    return queue.isEmpty() || (queue.size() < bound.messages() && bytes + length <= bound.bytes());
  }

  private boolean dropOldestOfQos0() {
    for (Iterator<Incoming> oldest = queue.iterator(); oldest.hasNext(); ) {
      Incoming candidate = oldest.next();
      if (candidate.message().qos() == 0) {
        oldest.remove();
        bytes -= length(candidate);
        return true;
      }
    }
    return false;
  }

  /**
   * Waits for the next message; to be called by the connection's thread alone.
   *
   * @return the oldest message, or null when the queue has ended and is empty
   */
  @Nullable Incoming take() throws InterruptedException {
    if (taken.isEmpty()) {
      gather();
    }
    return taken.pollFirst();
  }

  /**
   * Takes over all that waits. The pause after each lot makes one wake-up of hundreds in a flood,
   * which would cost more than handling the messages; the first after a calm is not delayed.
   */
  private void gather() throws InterruptedException {
    if (busy) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    busy = true;
    lock.lockInterruptibly();
    try {
      while (queue.isEmpty() && !ended) {
        changed.await();
      }
      ArrayDeque<Incoming> full = queue;
      queue = taken;
      taken = full;
      bytes = 0;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more messages; those waiting can still be taken. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more messages and forgets those waiting. */
  void endAndDiscard() {
    lock.lock();
    try {
      tally.droppedIncoming.add(queue.size());
      queue.clear();
      bytes = 0;
      end();
    } finally {
      lock.unlock();
    }
  }

  private static int length(Incoming incoming) {
    return incoming.message().payload().length;
  }
}
