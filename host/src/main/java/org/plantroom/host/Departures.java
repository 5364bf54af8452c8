package org.plantroom.host;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when a browser leaves while its answer is being worked out, so that nobody works on for
 * it. HTTP/1.1 tells only those who read the connection, and nobody does until the answer is out.
 *
 * <p>A client that closes its sending side has left, too. Looks on the thread {@code departures};
 * requests come on threads of their own.
 */
final class Departures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final int PEEK_BYTES = 1_024;

  /** Work for a request. */
  interface Work {
    void run() throws IOException;
  }

  private final Consumer<Thread> left;
  private final Ticker ticker;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final AtomicLong departed = new AtomicLong();

  /**
   * Begins to look.
   *
   * @param left told, again and again until its work ends, the thread nobody waits for any more
   */
  Departures(Consumer<Thread> left, Time time) {
    this.left = left;
    this.ticker =
        Ticker.every(
            "departures",
            LOOK_EVERY,
            time,
            () -> watches.forEach(Watch::look),
            e -> LOG.error("Looking for departed browsers failed, a bug", e));
  }

  /** Does a request's work on the calling thread while watching its connection. */
  void watch(Context context, Work work) throws IOException {
    Connection connection =
        ServletContextRequest.getServletContextRequest(context.req())
            .getConnectionMetaData()
            .getConnection();
    Watch watch = new Watch(connection, Thread.currentThread());
    watches.add(watch);
    try {
      work.run();
    } finally {
      watches.remove(watch);
      watch.end();
    }
  }

  /** Requests whose browser left before the answer. */
  long departed() {
    return departed.get();
  }

  @Override
  public void close() {
    ticker.close();
  }

  /** One request's connection. */
  private final class Watch {
    private final Connection connection;
    private final Thread worker;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean isOver; // guarded by lock
    private boolean hasLeft; // guarded by lock

    Watch(Connection connection, Thread worker) {
      this.connection = connection;
      this.worker = worker;
    }

    /** After this nobody but the server reads the connection. */
    void end() {
      lock.lock();
      try {
        isOver = true;
      } finally {
        lock.unlock();
      }
    }

    void look() {
      lock.lock();
      try {
        if (isOver) {
          return;
        }
        if (!hasLeft && isGone()) {
          hasLeft = true;
          departed.incrementAndGet();
        }
        if (hasLeft) {
          left.accept(worker);
        }
      } finally {
        lock.unlock();
      }
    }

    /** Reads what there is: nothing, the end, or a request sent ahead, which the server gets. */
    private boolean isGone() {
      EndPoint endPoint = connection.getEndPoint();
      ByteBuffer peeked = BufferUtil.allocate(PEEK_BYTES);
      try {
        int bytes = endPoint.fill(peeked);
        if (bytes > 0 && connection instanceof Connection.UpgradeTo receiver) {
          receiver.onUpgradeTo(peeked);
          isOver = true;
        }
        return bytes < 0;
      } catch (IOException e) {
        LOG.debug("A connection broke while its answer was worked out", e);
        return true;
      }
    }
  }
}
