package org.plantroom.app;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Time;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.mqtt.Subscription;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;

/**
 * One MQTT connection that carries many edge nodes, and the thread {@code load N} that sends for
 * them at a given rate.
 */
final class LoadConnection implements MqttListener, AutoCloseable {
  /** After a hold-up no more than this much is made up for, or it would come as one burst. */
  private static final double LONGEST_ARREARS_SECONDS = 0.1;

  private static final Duration PAUSE = Duration.ofMillis(1);
  private static final double NANOS_A_SECOND = 1e9;

  private final PayloadCodec codec = PayloadCodec.plain();
  private final Map<EdgeId, LoadNode> byEdge = new HashMap<>();
  private final List<LoadNode> nodes;
  private final DoubleSupplier rate;
  private final Time time;
  private final MqttConnection connection;
  private final Thread sender;
  private int turn;

  /**
   * Connects and begins to send.
   *
   * @param number of this connection, from 0
   * @param count how many nodes it carries, 1 or more
   * @param shape of each node
   * @param window messages of one node that may wait for their receipt
   * @param rate messages a second to send over this connection, asked all the time
   */
  LoadConnection(
      URI broker,
      int number,
      int count,
      LoadShape shape,
      int window,
      DoubleSupplier rate,
      Time time) {
    this.rate = rate;
    this.time = time;
    this.nodes =
        IntStream.range(0, count)
            .mapToObj(i -> LoadProject.edge(number * count + i))
            .map(edge -> new LoadNode(edge, shape, window, this::publish))
            .toList();
    nodes.forEach(node -> byEdge.put(node.edge(), node));
    MqttSettings settings = MqttSettings.builder("bench-load-" + number, broker).build();
    this.connection = new MqttConnection(settings, time, commands(nodes), () -> null, this);
    this.sender = Thread.ofPlatform().name("load " + number).daemon().unstarted(this::run);
  }

  private static List<Subscription> commands(List<LoadNode> nodes) {
    return nodes.stream()
        .map(
            node ->
                new Subscription(
                    "spBv1.0/%s/NCMD/%s".formatted(node.edge().site(), node.edge().edge()), 0))
        .toList();
  }

  private boolean publish(Message message) {
    return connection.publish(
        new MqttMessage(
            message.topic().toString(), message.payload(), message.qos(), message.retain()));
  }

  /** Begins. */
  void start() {
    connection.start();
    sender.start();
  }

  List<LoadNode> nodes() {
    return nodes;
  }

  @Override
  public void onConnected() {
    for (LoadNode node : nodes) {
      // One connection carries many nodes and can have only one will, so it has none.
      Message _ = node.connecting(time.millis());
      node.connected(time.millis());
    }
  }

  @Override
  public void onDisconnected(String sentence) {}

  @Override
  public void onMessage(MqttMessage message) {
    SparkplugTopic topic = SparkplugTopic.parse(message.topic()).orElse(null);
    LoadNode node = topic == null ? null : nodeOf(topic.edgeOrNull());
    if (topic != null && node != null) {
      node.command(topic, codec.decode(message.payload()), time.millis());
    }
  }

  private @Nullable LoadNode nodeOf(@Nullable EdgeId edge) {
    return edge == null ? null : byEdge.get(edge);
  }

  private void run() {
    double arrears = 0;
    long before = time.nanos();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long now = time.nanos();
        double perSecond = rate.getAsDouble();
        arrears += (now - before) / NANOS_A_SECOND * perSecond;
        arrears = Math.min(arrears, perSecond * LONGEST_ARREARS_SECONDS + 1);
        before = now;
        while (arrears >= 1 && sendOne(now)) {
          arrears--;
        }
        time.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next node that may; false when all wait for receipts. */
  private boolean sendOne(long nanos) {
    for (int tries = 0; tries < nodes.size(); tries++) {
      turn = (turn + 1) % nodes.size();
      if (nodes.get(turn).send(time.millis(), nanos)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    sender.interrupt();
    connection.close();
  }
}
