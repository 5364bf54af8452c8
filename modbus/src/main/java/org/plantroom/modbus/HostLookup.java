package org.plantroom.modbus;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the addresses of names on threads of its own. The platform's look-up can block for many
 * seconds, which would hold up a network thread or the carrier of a virtual one.
 *
 * <p>Thread-safe.
 */
final class HostLookup implements AutoCloseable {
  private static final int THREADS = 2;

  /** Look-ups waiting for a thread; further ones fail and are tried again with their connection. */
  private static final int MOST_WAITING = 256;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("modbus names ", 0).factory());

  HostLookup() {
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * The address of a host.
   *
   * @param host an address, which is taken as it is, or a name
   * @throws IOException when the name is unknown or the answer does not come in time
   */
  InetAddress lookUp(String host, Duration timeout) throws IOException, InterruptedException {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException isName) {
      return lookUpName(host, timeout);
    }
  }

  private InetAddress lookUpName(String host, Duration timeout)
      throws IOException, InterruptedException {
    try {
      Future<InetAddress> address = threads.submit(() -> InetAddress.getByName(host));
      return address.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException("unknown host [host=%s]".formatted(host), e);
    } catch (TimeoutException | RejectedExecutionException e) {
      throw new IOException("the host's name was not found in time [host=%s]".formatted(host), e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
