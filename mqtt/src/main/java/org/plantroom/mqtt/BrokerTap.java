package org.plantroom.mqtt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The short way from the embedded broker to connections of this process: what clients publish goes
 * to the connection's queue at once, without a socket, and on its ordinary way through the broker
 * to everybody else.
 *
 * <p>Messages of one client keep their order. Kept messages and wills do not come this way. Thread-
 * safe; messages are taken on the broker's threads, which never wait here.
 */
public final class BrokerTap {
  private final List<Opening> openings = new CopyOnWriteArrayList<>();

  BrokerTap() {}

  /** One connection's part; closing it more than once does nothing. */
  final class Opening implements AutoCloseable {
    private final List<String> filters;
    private final Consumer<Incoming> receiver;

    private Opening(List<String> filters, Consumer<Incoming> receiver) {
      this.filters = filters;
      this.receiver = receiver;
    }

    private boolean wants(String topic) {
      return filters.stream().anyMatch(filter -> Topics.matches(filter, topic));
    }

    @Override
    public void close() {
      openings.remove(this);
    }
  }

  /**
   * Hands over from now on what matches one of the filters.
   *
   * @param receiver takes messages on the broker's threads and must return at once
   */
  Opening open(List<String> filters, Consumer<Incoming> receiver) {
    Opening opening = new Opening(filters, receiver);
    openings.add(opening);
    return opening;
  }

  /** True when nobody listens. */
  boolean isClosed() {
    return openings.isEmpty();
  }

  /**
   * Takes what a client publishes and may publish.
   *
   * @param payload asked for once for each connection that wants the message
   */
  void take(String topic, Supplier<byte[]> payload) {
    for (Opening opening : openings) {
      if (opening.wants(topic)) {
        MqttMessage message = new MqttMessage(topic, payload.get(), 0, false);
        opening.receiver.accept(new Incoming(message, () -> {}));
      }
    }
  }
}
