package org.plantroom.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.tahu.SparkplugInvalidTypeException;
import org.eclipse.tahu.edge.EdgeClient;
import org.eclipse.tahu.edge.api.MetricHandler;
import org.eclipse.tahu.exception.TahuException;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.EdgeNodeDescriptor;
import org.eclipse.tahu.message.model.MessageType;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.Metric.MetricBuilder;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.message.model.SparkplugBPayloadMap;
import org.eclipse.tahu.message.model.SparkplugDescriptor;
import org.eclipse.tahu.message.model.SparkplugMeta;
import org.eclipse.tahu.message.model.StatePayload;
import org.eclipse.tahu.message.model.Topic;
import org.eclipse.tahu.model.MetricDataTypeMap;
import org.eclipse.tahu.model.MqttServerDefinition;
import org.eclipse.tahu.mqtt.ClientCallback;
import org.eclipse.tahu.mqtt.MqttClientId;
import org.eclipse.tahu.mqtt.MqttServerName;
import org.eclipse.tahu.mqtt.MqttServerUrl;

/**
 * The edge node {@code lab/bench} made of Tahu's edge library, with one device of two values, the
 * second of which may be written. Waits for the host {@code plantroom} and uses aliases.
 */
@SuppressWarnings("JavaUtilDate") // Tahu asks for it
final class TahuEdge implements AutoCloseable, MetricHandler, ClientCallback {
  private static final EdgeNodeDescriptor NODE = new EdgeNodeDescriptor("lab", "bench");
  private static final String DEVICE = "machine";
  private static final String HOST = "plantroom";
  private static final String REBIRTH = "Node Control/Rebirth";

  private final MetricDataTypeMap types = types();
  private final EdgeClient client;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("tahu edge").factory());
  private final AtomicInteger births = new AtomicInteger();
  private volatile int level = 7;
  private volatile int limit = 50;
  private long bdSeq = -1;

  TahuEdge(int brokerPort) throws TahuException {
    MqttServerDefinition broker =
        new MqttServerDefinition(
            new MqttServerName("broker"),
            new MqttClientId("tahu-edge", false),
            new MqttServerUrl("tcp://127.0.0.1:" + brokerPort),
            null,
            null,
            10,
            null);
    client =
        new EdgeClient(this, NODE, List.of(DEVICE), HOST, true, 100L, List.of(broker), this, null);
    Thread.ofPlatform().name("tahu edge client").daemon().start(client);
  }

  /** How often it has given its births to the end. */
  int births() {
    return births.get();
  }

  /** What the writable value is. */
  int limit() {
    return limit;
  }

  /** Measures and publishes a level. */
  void level(int value) throws ExecutionException, InterruptedException {
    // By the worker, which gives the births too: amid them Tahu has no alias for what it sends.
    worker
        .submit(
            () -> {
              level = value;
              client.publishDeviceData(DEVICE, payload(metric("Level", value)));
              return null;
            })
        .get();
  }

  /** Skips a sequence number, as if a message had been lost. */
  void loseOne() {
    client.getNextSeqNum();
  }

  /** A command does not repeat the types of the births. */
  private static MetricDataTypeMap types() {
    MetricDataTypeMap types = new MetricDataTypeMap();
    types.addMetricDataType(REBIRTH, MetricDataType.Boolean);
    types.addMetricDataType("Level", MetricDataType.Int32);
    types.addMetricDataType("Limit", MetricDataType.Int32);
    return types;
  }

  private static Metric metric(String name, int value) throws SparkplugInvalidTypeException {
    return new MetricBuilder(name, MetricDataType.Int32, value)
        .timestamp(new Date())
        .createMetric();
  }

  private static SparkplugBPayload payload(Metric... metrics) {
    return new SparkplugBPayload.SparkplugBPayloadBuilder()
        .setTimestamp(new Date())
        .addMetrics(List.of(metrics))
        .createPayload();
  }

  private Metric bdSeq() throws SparkplugInvalidTypeException {
    return new MetricBuilder("bdSeq", MetricDataType.Int64, bdSeq)
        .timestamp(new Date())
        .createMetric();
  }

  @Override
  public Topic getDeathTopic() {
    return new Topic(SparkplugMeta.SPARKPLUG_B_TOPIC_PREFIX, NODE, MessageType.NDEATH);
  }

  @Override
  public byte[] getDeathPayloadBytes() throws SparkplugInvalidTypeException, IOException {
    bdSeq++;
    return new SparkplugBPayloadEncoder().getBytes(payload(bdSeq()), true);
  }

  @Override
  public void publishBirthSequence() {
    try {
      SparkplugBPayloadMap birth =
          new SparkplugBPayloadMap.SparkplugBPayloadMapBuilder()
              .setTimestamp(new Date())
              .addMetric(bdSeq())
              .createPayload();
      client.publishNodeBirth(birth);
      client.publishDeviceBirth(DEVICE, payload(metric("Level", level), metric("Limit", limit)));
      births.incrementAndGet();
    } catch (SparkplugInvalidTypeException e) {
      throw new IllegalStateException("the test's own metrics fit their types", e);
    }
  }

  @Override
  public boolean hasMetric(SparkplugDescriptor descriptor, String metric) {
    return metric.equals("Level") || metric.equals("Limit");
  }

  @Override
  public void messageArrived(
      MqttServerName server,
      MqttServerUrl url,
      MqttClientId id,
      String topic,
      MqttMessage message) {
    // Not on Paho's thread, which must be free for what the answer publishes.
    worker.execute(() -> handle(topic, message.getPayload()));
  }

  private void handle(String topic, byte[] bytes) {
    try {
      if (topic.equals("spBv1.0/STATE/" + HOST)) {
        JsonNode state = new ObjectMapper().readTree(bytes);
        client.handleStateMessage(
            HOST,
            new StatePayload(state.path("online").asBoolean(), state.path("timestamp").asLong()));
      } else if (topic.contains("CMD/")) {
        SparkplugBPayload commands =
            new SparkplugBPayloadDecoder().buildFromByteArray(bytes, types);
        for (Metric metric : commands.getMetrics()) {
          obey(metric);
        }
      }
    } catch (Exception e) { // all that Tahu's decoder declares
      throw new AssertionError("not understood by Tahu: " + topic, e);
    }
  }

  private void obey(Metric command) throws SparkplugInvalidTypeException {
    if (command.getName().equals(REBIRTH)) {
      client.handleRebirthRequest(true);
    } else if (command.getName().equals("Limit")) {
      limit = ((Number) command.getValue()).intValue();
      client.publishDeviceData(DEVICE, payload(metric("Limit", limit)));
    }
  }

  @Override
  public void shutdown() {}

  @Override
  public void connectionLost(
      MqttServerName server, MqttServerUrl url, MqttClientId id, Throwable cause) {}

  @Override
  public void connectComplete(
      boolean again, MqttServerName server, MqttServerUrl url, MqttClientId id) {}

  /** Says its deaths and disconnects. */
  @Override
  public void close() {
    client.shutdown();
    worker.shutdown();
  }
}
