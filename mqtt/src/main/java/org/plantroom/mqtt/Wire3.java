package org.plantroom.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3PublishResult;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import io.reactivex.Flowable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** MQTT 3.1.1. */
record Wire3(Mqtt3AsyncClient client) implements Wire {
  @Override
  public CompletableFuture<?> connect(
      MqttBroker broker, MqttSettings settings, @Nullable MqttMessage will) {
    return client.connect(
        Mqtt3Connect.builder()
            .cleanSession(settings.cleanSession())
            .keepAlive((int) settings.keepAlive().toSeconds())
            .simpleAuth(login(broker.credentials()))
            .willPublish(will == null ? null : encode(will))
            .build());
  }

  private static @Nullable Mqtt3SimpleAuth login(@Nullable Credentials credentials) {
    return credentials == null
        ? null
        : Mqtt3SimpleAuth.builder()
            .username(credentials.user())
            .password(credentials.password().getBytes(StandardCharsets.UTF_8))
            .build();
  }

  @Override
  public CompletableFuture<?> subscribe(List<Subscription> subscriptions) {
    return client.subscribe(
        Mqtt3Subscribe.builder()
            .addSubscriptions(subscriptions.stream().map(Wire3::encode).toList())
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
        .publish(messages.map(Wire3::encode))
        .subscribe(result -> done.accept(sent(result)), WireErrors::flowEnded);
  }

  @Override
  public CompletableFuture<?> disconnect() {
    return client.disconnect();
  }

  private static Sent sent(Mqtt3PublishResult result) {
    int length = result.getPublish().getPayload().map(b -> b.remaining()).orElse(0);
    return new Sent(length, result.getError().isPresent());
  }

  private static Mqtt3Subscription encode(Subscription subscription) {
    return Mqtt3Subscription.builder()
        .topicFilter(subscription.filter())
        .qos(Wire.qos(subscription.qos()))
        .build();
  }

  private static Mqtt3Publish encode(MqttMessage message) {
    return Mqtt3Publish.builder()
        .topic(message.topic())
        .payload(message.payload())
        .qos(Wire.qos(message.qos()))
        .retain(message.retain())
        .build();
  }

  private static Incoming decode(Mqtt3Publish publish) {
    MqttMessage message =
        new MqttMessage(
            publish.getTopic().toString(),
            publish.getPayloadAsBytes(),
            publish.getQos().getCode(),
            publish.isRetain());
    return new Incoming(message, publish::acknowledge);
  }
}
