package org.plantroom.app;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.lifecycle.Mqtt3ClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Time;
import org.plantroom.mqtt.Backoff;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;

/**
 * An edge node with a connection of its own, which comes back by itself with the waits of a real
 * edge. Its connection lives on the event loop that all nodes share.
 */
final class FleetNode implements AutoCloseable {
  private static final int KEEP_ALIVE_SECONDS = 30;

  private final LoadNode node;
  private final PayloadCodec codec = PayloadCodec.plain();
  private final Mqtt3AsyncClient client;
  private final Time time;
  private final Backoff backoff = new Backoff(); // the event loop alone
  private final AtomicLong connects = new AtomicLong();
  private volatile boolean closing;

  /**
   * Makes a node that is offline.
   *
   * @param loop of all nodes' connections
   * @param window messages that may wait for their receipt
   */
  FleetNode(
      EdgeId edge,
      LoadShape shape,
      int window,
      URI broker,
      MqttClientExecutorConfig loop,
      Time time) {
    this.time = time;
    this.node = new LoadNode(edge, shape, window, this::publish);
    this.client =
        Mqtt3Client.builder()
            .identifier("bench-" + edge.edge())
            .serverHost(broker.getHost())
            .serverPort(broker.getPort())
            .executorConfig(loop)
            .addConnectedListener(_ -> connected())
            .addDisconnectedListener(this::disconnected)
            .buildAsync();
  }

  LoadNode node() {
    return node;
  }

  /** How often it has connected. */
  long connects() {
    return connects.get();
  }

  /** Begins to connect, for ever; returns at once. */
  void connect() {
    // The client forgets its listener when it is told to disconnect.
    client.publishes(MqttGlobalPublishFilter.ALL, this::take, Runnable::run);
    // How it ends is told to the listeners.
    var _ = client.connect(connectMessage());
  }

  private Mqtt3Connect connectMessage() {
    Message death = node.connecting(time.millis());
    return Mqtt3Connect.builder()
        .cleanSession(true)
        .keepAlive(KEEP_ALIVE_SECONDS)
        .willPublish()
        .topic(death.topic().toString())
        .payload(death.payload())
        .qos(MqttQos.AT_LEAST_ONCE)
        .applyWillPublish()
        .build();
  }

  private void connected() {
    connects.incrementAndGet();
    backoff.reset();
    EdgeId edge = node.edge();
    // A subscription that fails ends with the connection, which is told to the listeners.
    var _ =
        client
            .subscribeWith()
            .topicFilter("spBv1.0/%s/NCMD/%s".formatted(edge.site(), edge.edge()))
            .qos(MqttQos.AT_MOST_ONCE)
            .send()
            .thenRun(() -> node.connected(time.millis()));
  }

  private void disconnected(MqttClientDisconnectedContext context) {
    if (closing || context.getSource() == MqttDisconnectSource.USER) {
      return;
    }
    if (context instanceof Mqtt3ClientDisconnectedContext mqtt3) {
      mqtt3
          .getReconnector()
          .reconnect(true)
          .delay(backoff.next().toMillis(), TimeUnit.MILLISECONDS)
          .connect(connectMessage());
    }
  }

  private boolean publish(Message message) {
    if (!client.getState().isConnected()) {
      return false;
    }
    // At QoS 0; what is lost has no receipt and is sent again.
    var _ =
        client
            .publishWith()
            .topic(message.topic().toString())
            .payload(message.payload())
            .qos(MqttQos.AT_MOST_ONCE)
            .send();
    return true;
  }

  private void take(Mqtt3Publish publish) {
    SparkplugTopic.parse(publish.getTopic().toString())
        .ifPresent(
            topic -> node.command(topic, codec.decode(publish.getPayloadAsBytes()), time.millis()));
  }

  /** Leaves the broker and comes back at once, as after a restart of the edge. */
  void restart() {
    var _ = client.disconnect().thenRun(this::connect);
  }

  /** Leaves for good; returns at once. */
  @Override
  public void close() {
    closing = true;
    if (client.getState().isConnectedOrReconnect()) {
      var _ = client.disconnect();
    }
  }
}
