package org.plantroom.edge;

import java.time.Duration;
import java.util.Collection;
import org.plantroom.core.Time;
import org.plantroom.modbus.ModbusEndpoint;

/**
 * When one device answers again the others may, too: it was perhaps the network that came back. So
 * one return makes all endpoints of the edge be tried; but a few times only, then once a minute,
 * lest one device that comes and goes undoes the back-off of all that are dead.
 *
 * <p>Thread-safe; runs on the poll threads and does not block.
 */
final class NeighbourRetry implements Runnable {
  private static final int AT_ONCE = 3;
  private static final long REFILL_NANOS = Duration.ofMinutes(1).toNanos();

  private final Collection<ModbusEndpoint> endpoints;
  private final Time time;
  private int left = AT_ONCE;
  private long refilledAt;

  /**
   * Makes the hint.
   *
   * @param endpoints all of the edge, also those that come later
   */
  NeighbourRetry(Collection<ModbusEndpoint> endpoints, Time time) {
    this.endpoints = endpoints;
    this.time = time;
    this.refilledAt = time.nanos();
  }

  @Override
  public void run() {
    if (mayHint()) {
      endpoints.forEach(ModbusEndpoint::retryNow);
    }
  }

  private synchronized boolean mayHint() {
    long refills = (time.nanos() - refilledAt) / REFILL_NANOS;
    refilledAt += refills * REFILL_NANOS;
    left = (int) Math.min(AT_ONCE, left + refills);
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
