package org.plantroom.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import io.reactivex.Flowable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** MQTT 5. */
record Wire5(Mqtt5AsyncClient client) implements Wire {
  // MQTT 5, 3.1.2.11.2: this interval means the session does not expire.
  private static final long NEVER = 0xFFFF_FFFFL;

  @Override
  public CompletableFuture<?> connect(
      MqttBroker broker, MqttSettings settings, @Nullable MqttMessage will) {
    return client.connect(
        Mqtt5Connect.builder()
            .cleanStart(settings.cleanSession())
            .sessionExpiryInterval(settings.cleanSession() ? 0 : NEVER)
            .keepAlive((int) settings.keepAlive().toSeconds())
            .simpleAuth(login(broker.credentials()))
            .willPublish(will == null ? null : encode(will))
            .build());
  }

  private static @Nullable Mqtt5SimpleAuth login(@Nullable Credentials credentials) {
    return credentials == null
        ? null
        : Mqtt5SimpleAuth.builder()
            .username(credentials.user())
            .password(credentials.password().getBytes(StandardCharsets.UTF_8))
            .build();
  }

  @Override
  public CompletableFuture<?> subscribe(List<Subscription> subscriptions) {
    return client.subscribe(
        Mqtt5Subscribe.builder()
            .addSubscriptions(subscriptions.stream().map(Wire5::encode).toList())
            .build());
  }

  @Override
  public void receive(Consumer<Incoming> receiver) {
    client.publishes(
        MqttGlobalPublishFilter.ALL, p -> receiver.accept(decode(p)), Runnable::run, true);
  }

  @Override
  @SuppressWarnings("CheckReturnValue") // lives as long as the client does
  public void send(Flowable<MqttMessage> messages, Consumer<Sent> done) {
    client
        .toRx()
        .publish(messages.map(Wire5::encode))
        .subscribe(result -> done.accept(sent(result)), WireErrors::flowEnded);
  }

  @Override
  public CompletableFuture<?> disconnect() {
    return client.disconnect();
  }

  private static Sent sent(Mqtt5PublishResult result) {
    int length = result.getPublish().getPayload().map(b -> b.remaining()).orElse(0);
    return new Sent(length, result.getError().isPresent());
  }

  private static Mqtt5Subscription encode(Subscription subscription) {
    return Mqtt5Subscription.builder()
        .topicFilter(subscription.filter())
        .qos(Wire.qos(subscription.qos()))
        .build();
  }

  private static Mqtt5Publish encode(MqttMessage message) {
    return Mqtt5Publish.builder()
        .topic(message.topic())
        .payload(message.payload())
        .qos(Wire.qos(message.qos()))
        .retain(message.retain())
        .build();
  }

  private static Incoming decode(Mqtt5Publish publish) {
    MqttMessage message =
        new MqttMessage(
            publish.getTopic().toString(),
            publish.getPayloadAsBytes(),
            publish.getQos().getCode(),
            publish.isRetain());
    return new Incoming(message, publish::acknowledge);
  }
}
