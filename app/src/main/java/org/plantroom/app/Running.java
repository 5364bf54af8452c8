package org.plantroom.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command has started, closed in reverse when the process is told to end. Owned by the
 * command's thread; the shutdown hook closes once that thread waits.
 */
final class Running implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  Running() {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(this::close));
  }

  /** Takes charge of a part just started. */
  <T extends AutoCloseable> T add(T part) {
    synchronized (parts) {
      parts.push(part);
    }
    return part;
  }

  /** Waits until the process is told to end. */
  void await() throws InterruptedException {
    closed.await();
  }

  /** Closes every part, the last started first; trouble with one does not keep the others. */
  @Override
  public void close() {
    synchronized (parts) {
      while (!parts.isEmpty()) {
        closeOne(parts.pop());
      }
    }
    closed.countDown();
  }

  private static void closeOne(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("A part did not close cleanly", e);
    }
  }
}
