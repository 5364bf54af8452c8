package org.plantroom.mqtt;

import java.util.ArrayDeque;
import java.util.Iterator;
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
 * unacknowledged. Nothing is ever reordered. Thread-safe.
 */
final class IncomingQueue {
  private final QueueBound bound;
  private final Tally tally;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Incoming> queue = new ArrayDeque<>();
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
   * Waits for the next message.
   *
   * @return the oldest message, or null when the queue has ended and is empty
   */
  @Nullable Incoming take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.isEmpty() && !ended) {
        changed.await();
      }
      Incoming next = queue.pollFirst();
      if (next != null) {
        bytes -= length(next);
      }
      return next;
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
