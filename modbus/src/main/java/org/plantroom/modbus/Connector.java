package org.plantroom.modbus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.SerialFormat;
import org.plantroom.core.Time;

/**
 * Keeps at most one connection to an endpoint, makes it when asked, and after failures not before
 * the back-off is over.
 *
 * <p>Thread-safe.
 */
final class Connector {
  private final ModbusNetwork network;
  private final EndpointSettings settings;
  private final Breaker breaker;
  private final Time time;
  private final ReentrantLock connecting = new ReentrantLock();
  private final AtomicLong attempts = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong straysOfEnded = new AtomicLong();
  private volatile @Nullable Connection current;
  private volatile boolean isClosed;

  /** Why the last attempt failed. */
  private volatile String lastReason = "not tried yet";

  Connector(ModbusNetwork network, EndpointSettings settings, Breaker breaker, Time time) {
    this.time = time;
    this.network = network;
    this.settings = settings;
    this.breaker = breaker;
  }

  /**
   * The connection, made when there is none.
   *
   * @param timeout how long to wait for the name, and again for the connection
   * @throws IOException with a sentence when there is none and the back-off forbids to try, or the
   *     try fails
   */
  Connection connection(Duration timeout) throws IOException, InterruptedException {
    connecting.lockInterruptibly();
    try {
      Connection standing = current;
      if (standing != null && standing.isOpen()) {
        return standing;
      }
      forget(standing);
      return connect(timeout);
    } finally {
      connecting.unlock();
    }
  }

  /** Reports an answer; true when the endpoint had failed before. */
  boolean answered() {
    return breaker.succeeded();
  }

  void retryNow() {
    breaker.retryNow();
  }

  EndpointStatus status() {
    Connection standing = current;
    boolean isConnected = standing != null && standing.isOpen();
    long strays = straysOfEnded.get() + (standing == null ? 0 : standing.strays());
    return new EndpointStatus(isConnected, attempts.get(), connections.get(), strays);
  }

  /** How many connections were made after the first. */
  long reconnects() {
    return Math.max(0, connections.get() - 1);
  }

  void close() {
    isClosed = true;
    Connection standing = current;
    if (standing != null) {
      standing.close();
    }
  }

  private void forget(@Nullable Connection ended) {
    if (ended != null) {
      current = null;
      straysOfEnded.addAndGet(ended.strays());
    }
  }

  /** A connection that ended before any answer is a failure to connect, whoever ended it. */
  private void ended(Connection ended) {
    if (!ended.hasAnswered()) {
      lastReason = "the connection ends without an answer";
      breaker.failed();
    }
  }

  private Connection connect(Duration timeout) throws IOException, InterruptedException {
    if (!breaker.admits()) {
      throw new IOException("%s; %s".formatted(lastReason, breaker.nextTry()));
    }
    boolean isDecided = false;
    try {
      Connection made = open(timeout);
      isDecided = true;
      current = made;
      connections.incrementAndGet();
      made.onEnd(() -> ended(made));
      closeIfLate(made);
      return made;
    } catch (IOException e) {
      isDecided = true;
      lastReason = String.valueOf(e.getMessage());
      breaker.failed();
      throw e;
    } finally {
      if (!isDecided) {
        // Interrupted, or a bug: it must not leave the probe open for ever.
        breaker.abandoned();
      }
    }
  }

  private Connection open(Duration timeout) throws IOException, InterruptedException {
    if (isClosed) {
      throw new IOException("the endpoint is closed");
    }
    attempts.incrementAndGet();
    SerialFormat serial = settings.serial();
    if (serial != null) {
      return SerialConnection.open(settings.host(), serial, time);
    }
    InetAddress address = network.hosts().lookUp(settings.host(), timeout);
    InetSocketAddress socket = new InetSocketAddress(address, settings.port());
    return FrameConnection.open(network, socket, settings, timeout);
  }

  /** Somebody may have closed the endpoint while it was connecting. */
  private void closeIfLate(Connection made) throws IOException {
    if (isClosed) {
      made.close();
      throw new IOException("the endpoint is closed");
    }
  }
}
