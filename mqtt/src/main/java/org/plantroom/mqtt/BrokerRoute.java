package org.plantroom.mqtt;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The list of brokers as a ring: stay while it works, else the next. Thread-safe. */
final class BrokerRoute {
  private final List<MqttBroker> brokers;
  private final AtomicInteger at = new AtomicInteger();

  BrokerRoute(List<MqttBroker> brokers) {
    this.brokers = brokers;
  }

  MqttBroker current() {
    return brokers.get(at.get());
  }

  void next() {
    at.updateAndGet(i -> (i + 1) % brokers.size());
  }
}
