package org.plantroom.edge;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bounded way to the publisher. When it is full the sender waits: a poll then comes later, which
 * its sample times tell, and nothing is lost. Thread-safe.
 */
final class PublisherEvents {
  private static final int BOUND = 10_000;

  private final BlockingQueue<PublisherEvent> queue = new ArrayBlockingQueue<>(BOUND);

  /** Hands an event over, waiting while the publisher is behind. */
  void put(PublisherEvent event) throws InterruptedException {
    queue.put(event);
  }

  /** The next event, or null when none comes in time. */
  @Nullable PublisherEvent poll(long millis) throws InterruptedException {
    return queue.poll(millis, TimeUnit.MILLISECONDS);
  }

  /** Events waiting. */
  int waiting() {
    return queue.size();
  }
}
