package org.plantroom.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.reactivex.Flowable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The client library's two APIs, one for each version of MQTT, as one. Thread-safe. */
sealed interface Wire permits Wire3, Wire5 {
  /** Logs in; fails with the library's exceptions. */
  CompletableFuture<?> connect(
      MqttBroker broker, MqttSettings settings, @Nullable MqttMessage will);

  /** Subscribes; fails with the library's exceptions, also when one filter is refused. */
  CompletableFuture<?> subscribe(List<Subscription> subscriptions);

  /**
   * Hands every message that arrives to the receiver, on the event loop; to be called before {@link
   * #connect}, so that nothing is missed.
   */
  void receive(Consumer<Incoming> receiver);

  /**
   * Sends the messages in order.
   *
   * @param done called on the event loop for each message that left or was lost
   */
  void send(Flowable<MqttMessage> messages, Consumer<Sent> done);

  /** Says DISCONNECT and closes. */
  CompletableFuture<?> disconnect();

  /** The library's name of a QoS that a message or subscription has checked. */
  static MqttQos qos(int code) {
    return Objects.requireNonNull(MqttQos.fromCode(code));
  }

  /**
   * How a message ended.
   *
   * @param length payload bytes
   * @param lost whether it never left, or never was acknowledged
   */
  record Sent(int length, boolean lost) {}
}
