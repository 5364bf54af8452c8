package org.plantroom.mqtt;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;

/** One connection to one of several brokers, kept alive until closed. Thread-safe. */
public final class MqttConnection implements AutoCloseable {
  /**
   * Makes a connection that does nothing until {@link #start}.
   *
   * @param settings where and how
   * @param time the clocks of back-off and status
   * @param subscriptions subscribed on every connect, before {@link MqttListener#onConnected}
   * @param will asked anew before every attempt for the message the broker sends when the
   *     connection dies, or null for none; on the connection's thread
   * @param listener hears connects, disconnects and messages, on the connection's thread
   */
  public MqttConnection(
      MqttSettings settings,
      Time time,
      List<Subscription> subscriptions,
      Supplier<@Nullable MqttMessage> will,
      MqttListener listener) {}

  /** Begins to connect, and to reconnect for ever; returns at once. */
  public void start() {
    throw new UnsupportedOperationException();
  }

  /**
   * Hands a message to the network, without waiting.
   *
   * @return false when not connected or the outgoing queue is full: the message is not sent
   */
  public boolean publish(MqttMessage message) {
    throw new UnsupportedOperationException();
  }

  /** How the connection stands now. */
  public LinkStatus status() {
    throw new UnsupportedOperationException();
  }

  /** What the connection did so far. */
  public LinkCounters counters() {
    throw new UnsupportedOperationException();
  }

  /**
   * Leaves the present broker with a DISCONNECT and goes to the next of the list, as when a primary
   * host is offline there.
   *
   * @param why a sentence for status and {@link MqttListener#onDisconnected}
   */
  public void moveOn(String why) {
    throw new UnsupportedOperationException();
  }

  /** Sends what is queued, says DISCONNECT (so no will fires) and stops for good. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  /** Cuts the connection without DISCONNECT, so that the will fires, and stops for good. */
  public void abandon() {
    throw new UnsupportedOperationException();
  }
}
