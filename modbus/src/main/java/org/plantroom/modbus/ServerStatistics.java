package org.plantroom.modbus;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a server sees. Thread-safe. */
final class ServerStatistics {
  private final LongAdder connections = new LongAdder();
  private final LongAdder refusedConnections = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAccumulator mostInFlight = new LongAccumulator(Math::max, 0);

  void connected() {
    connections.increment();
  }

  void refusedConnection() {
    refusedConnections.increment();
  }

  void requested(int inFlight) {
    requests.increment();
    mostInFlight.accumulate(inFlight);
  }

  ServerCounters counters() {
    return new ServerCounters(
        connections.sum(), refusedConnections.sum(), requests.sum(), mostInFlight.intValue());
  }
}
