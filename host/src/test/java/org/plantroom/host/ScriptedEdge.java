package org.plantroom.host;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Sample;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.mqtt.LinkStatus;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.mqtt.Subscription;
import org.plantroom.sparkplug.DeliveryMark;
import org.plantroom.sparkplug.EdgeEvent;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.EdgeNodeSession;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.Metric;
import org.plantroom.sparkplug.NodeMetric;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;
import org.plantroom.testkit.Await;

/** An edge node with a pump that says what the test wants, over a real connection. Thread-safe. */
final class ScriptedEdge implements MqttListener, AutoCloseable {
  private final PayloadCodec codec = PayloadCodec.plain();
  private final EdgeId id;
  private final DeviceId pump;
  private final EdgeNodeSession session;
  private final MqttConnection connection;
  private final AtomicInteger births = new AtomicInteger();
  private final Queue<String> commands = new ConcurrentLinkedQueue<>();
  private volatile float flowAtBirth = Plant.FLOW_AT_BIRTH;
  private volatile OffsetRanges delivered = new OffsetRanges();

  ScriptedEdge(EdgeId id, URI broker) {
    this.id = id;
    this.pump = id.device("pump");
    this.session = new EdgeNodeSession(id, codec, -1, null);
    List<Subscription> subscriptions =
        List.of(
            new Subscription(SparkplugTopic.nodeCommandFilter(id), 0),
            new Subscription(SparkplugTopic.deviceCommandFilter(id), 0));
    MqttSettings settings = MqttSettings.builder("edge-" + UUID.randomUUID(), broker).build();
    connection = new MqttConnection(settings, Time.system(), subscriptions, this::will, this);
  }

  ScriptedEdge start() {
    connection.start();
    Await.until("the edge is born", Plant.PATIENCE, () -> births.get() > 0);
    return this;
  }

  private synchronized MqttMessage will() {
    return mqtt(session.connect(now()));
  }

  private static MqttMessage mqtt(Message message) {
    return new MqttMessage(
        message.topic().toString(), message.payload(), message.qos(), message.retain());
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  @Override
  public void onConnected() {
    birth();
  }

  @Override
  public void onDisconnected(String sentence) {}

  @Override
  public void onMessage(MqttMessage message) {
    SparkplugTopic.parse(message.topic())
        .ifPresent(
            topic ->
                session.onCommand(topic, codec.decode(message.payload())).forEach(this::apply));
  }

  private void apply(EdgeEvent event) {
    switch (event) {
      case EdgeEvent.RebirthRequested _ -> birth();
      case EdgeEvent.Delivered(OffsetRanges received) -> delivered = received;
      case EdgeEvent.WriteRequested write -> commands.add(write.value().toString());
      case EdgeEvent.HostOnline _, EdgeEvent.HostOffline _, EdgeEvent.Refused _ -> {}
    }
  }

  private synchronized void birth() {
    List<NodeMetric> own = new ArrayList<>();
    own.add(Plant.metric(EdgeMetrics.COMMAND, Value.of(""), now()));
    own.add(Plant.metric(EdgeMetrics.DEVICE_LINK_PREFIX + pump.device(), Value.of(""), now()));
    own.add(Plant.metric(EdgeMetrics.COMMAND_RESULT, Value.of(""), now()));
    send(session.nbirth(now(), own));
    send(session.dbirth(pump, now(), Plant.pump(flowAtBirth, now())));
    births.incrementAndGet();
  }

  synchronized boolean send(Message message) {
    return connection.publish(mqtt(message));
  }

  /** Publishes any bytes on any topic. */
  void sendRaw(String topic, byte[] bytes) {
    connection.publish(new MqttMessage(topic, bytes, 0, false));
  }

  /** The bytes of a good DDATA, its sequence number used. */
  synchronized byte[] payload(long offset, Metric... metrics) {
    return session.ddata(pump, now(), List.of(metrics), new DeliveryMark.Offset(offset)).payload();
  }

  /** What the next births say of the flow. */
  void flowAtBirth(float value) {
    flowAtBirth = value;
  }

  Metric flow(float value, long at) {
    return flow(value, at, false);
  }

  Metric flow(float value, long at, boolean historical) {
    return Metric.data(session.alias(pump, "Flow"), Sample.good(Value.of(value), at), historical);
  }

  Metric count(long value, long at, boolean historical) {
    Sample sample = Sample.good(Plant.count(value), at);
    return Metric.data(session.alias(pump, "Count"), sample, historical);
  }

  synchronized boolean data(long offset, Metric... metrics) {
    return send(session.ddata(pump, now(), List.of(metrics), new DeliveryMark.Offset(offset)));
  }

  synchronized void result(String commandId, String outcome) {
    String text =
        "{\"id\":\"%s\",\"outcome\":\"%s\",\"detail\":\"scripted\"}".formatted(commandId, outcome);
    Metric metric =
        Metric.data(
            session.alias(EdgeMetrics.COMMAND_RESULT), Sample.good(Value.of(text), now()), false);
    send(session.ndata(now(), List.of(metric), null));
  }

  synchronized void deviceDies() {
    send(session.ddeath(pump, now()));
  }

  String topic(String type) {
    return "spBv1.0/%s/%s/%s/pump".formatted(id.site(), type, id.edge());
  }

  String path(String tag) {
    return pump + "/" + tag;
  }

  /** The commands that came, as text. */
  Queue<String> commands() {
    return commands;
  }

  /** What the host says it has. */
  OffsetRanges delivered() {
    return delivered;
  }

  int births() {
    return births.get();
  }

  boolean isConnected() {
    return connection.status().state() == LinkStatus.State.CONNECTED;
  }

  /** Dies without a word, so that the broker publishes its will. */
  void die() {
    connection.abandon();
  }

  @Override
  public void close() {
    connection.close();
  }
}
