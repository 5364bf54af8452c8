package org.plantroom.edge;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The bounded way to the publisher. When it is full the sender waits, which is counted: a poll then
 * comes later, which its sample times tell, and nothing is lost. Thread-safe.
 */
final class PublisherEvents implements AutoCloseable {
  private static final int BOUND = 10_000;
  private static final long LOOK_MILLIS = 100;

  private final BlockingQueue<PublisherEvent> queue;
  private final AtomicLong delayed = new AtomicLong();
  private volatile boolean closed;

  PublisherEvents() {
    this(BOUND);
  }

  PublisherEvents(int bound) {
    queue = new ArrayBlockingQueue<>(bound);
  }

  /** Hands an event over, waiting while the publisher is behind; once closed it goes nowhere. */
  void put(PublisherEvent event) throws InterruptedException {
    if (closed || queue.offer(event)) {
      return;
    }
    delayed.incrementAndGet();
    boolean taken = false;
    while (!taken && !closed) {
      taken = queue.offer(event, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** The next event, or null when none comes in time. */
  @Nullable PublisherEvent poll(long millis) throws InterruptedException {
    return queue.poll(millis, TimeUnit.MILLISECONDS);
  }

  /** Events waiting. */
  int waiting() {
    return queue.size();
  }

  /** Events whose sender had to wait, since the start. */
  long delayed() {
    return delayed.get();
  }

  /** Nobody will poll any more: whoever waits or comes is let go. */
  @Override
  public void close() {
    closed = true;
  }
}
