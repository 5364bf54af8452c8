package org.plantroom.modbus;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.plantroom.core.BitWrite;
import org.plantroom.core.Time;

/**
 * One connection to a device or gateway, or one serial line, shared by its units in fair turns.
 * Connects when a unit wants to talk, and after failures waits as its back-off says.
 *
 * <p>Thread-safe; made to be called from virtual threads, which it blocks.
 */
public final class ModbusEndpoint implements AutoCloseable {
  /** A unit is left alone from its second lost answer running. */
  private static final int LOST_ANSWERS_FORGIVEN = 1;

  private final Time time;
  private final EndpointSettings settings;
  private final Connector connector;
  private final Semaphore turns;

  /** Whoever may stay silent queues here first, so that one of them at most waits for a turn. */
  private final Semaphore probes = new Semaphore(1, true);

  private final List<ModbusDevice> devices = new CopyOnWriteArrayList<>();
  private volatile Runnable onReturn = () -> {};
  private volatile long lastAnswerNanos;

  /** Makes an endpoint; nothing is sent before the first read or write. */
  public ModbusEndpoint(ModbusNetwork network, Time time, EndpointSettings settings) {
    this.time = time;
    this.settings = settings;
    this.connector = new Connector(network, settings, newBreaker(0), time);
    this.turns = new Semaphore(settings.requestsInFlight(), true);
    this.lastAnswerNanos = time.nanos() - Duration.ofDays(1).toNanos();
  }

  /**
   * A unit behind this endpoint.
   *
   * @param unit unit id, 0 to 255
   * @param timeout how long to wait for a connection and for each answer
   * @param pause least time between an answer of this endpoint and this unit's next request
   * @param bitWrite how bits of words may be written
   */
  public ModbusDevice device(int unit, Duration timeout, Duration pause, BitWrite bitWrite) {
    if (unit < 0 || unit > 255 || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "no device [unit=%d, timeout=%s]".formatted(unit, timeout));
    }
    ModbusDevice device =
        new ModbusDevice(
            this, unit, timeout, pause, bitWrite, newBreaker(LOST_ANSWERS_FORGIVEN), time);
    devices.add(device);
    return device;
  }

  /** Takes away a unit that nobody will ask for any more. */
  void forget(ModbusDevice device) {
    devices.remove(device);
  }

  /** True while a unit made here has not been closed. */
  public boolean hasDevices() {
    return !devices.isEmpty();
  }

  /** Lets the connection and every unit be tried soon, because something else has come back. */
  public void retryNow() {
    connector.retryNow();
    devices.forEach(ModbusDevice::retryNow);
  }

  /**
   * Sets what runs when a unit of this endpoint answers again after silence, e.g. {@link #retryNow}
   * of endpoints on the same network. Runs on the thread that read and must not block.
   */
  public void onReturn(Runnable action) {
    onReturn = action;
  }

  /** The connection as it is now. */
  public EndpointStatus status() {
    return connector.status();
  }

  /** Closes the connection for good; requests from now on are not sent. */
  @Override
  public void close() {
    connector.close();
  }

  /** The line, for whoever holds a turn. */
  @FunctionalInterface
  interface Line {
    /** Exchanges one request; an interrupt ends it early and is restored. */
    Exchange exchange(Request request);
  }

  /** Waits for a turn and exchanges one request. */
  Exchange exchange(Request request) {
    return inTurn(1, line -> line.exchange(request));
  }

  /**
   * The same for a unit that was silent when last asked. Units that answer are served before the
   * next such probe, so they wait for one timeout at most, however many units are dead.
   */
  Exchange probe(Request request) {
    probes.acquireUninterruptibly();
    try {
      return exchange(request);
    } finally {
      probes.release();
    }
  }

  /** Waits until nobody else uses the line and keeps it for several exchanges. */
  <T> T alone(Function<Line, T> work) {
    return inTurn(settings.requestsInFlight(), work);
  }

  /** A unit was silent and answers. */
  void returned() {
    retryNow();
    onReturn.run();
  }

  long reconnects() {
    return connector.reconnects();
  }

  private <T> T inTurn(int permits, Function<Line, T> work) {
    // Not interruptible, yet short: each one before waits at most its own timeouts.
    turns.acquireUninterruptibly(permits);
    try {
      return work.apply(this::exchangeNow);
    } finally {
      turns.release(permits);
    }
  }

  private Exchange exchangeNow(Request request) {
    Connection connection;
    try {
      connection = connector.connection(request.timeout());
      time.sleep(request.pause().minusNanos(time.nanos() - lastAnswerNanos));
      if (request.isExpired(time.nanos())) {
        return new Exchange.Expired();
      }
      String refusal = request.refusal();
      if (refusal != null) {
        return new Exchange.Withheld(refusal);
      }
    } catch (IOException e) {
      return new Exchange.NotSent(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Exchange.NotSent("interrupted before sending");
    }
    return exchange(connection, request);
  }

  private Exchange exchange(Connection connection, Request request) {
    try {
      Exchange result = connection.exchange(request);
      lastAnswerNanos = time.nanos();
      if (result instanceof Exchange.Answered && connector.answered()) {
        returned();
      }
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Exchange.Lost("interrupted while waiting for the answer");
    }
  }

  private Breaker newBreaker(int forgiven) {
    RandomGenerator random = RandomGenerator.getDefault();
    Backoff backoff = new Backoff(settings.firstDelay(), settings.delayCap(), random);
    return new Breaker(backoff, time, forgiven);
  }
}
