package org.plantroom.systemtests;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.tahu.SparkplugInvalidTypeException;
import org.eclipse.tahu.exception.TahuException;
import org.eclipse.tahu.host.HostApplication;
import org.eclipse.tahu.host.api.MultiHostApplicationEventHandler;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.message.model.Topic;
import org.eclipse.tahu.model.MqttServerDefinition;
import org.eclipse.tahu.mqtt.MqttClientId;
import org.eclipse.tahu.mqtt.MqttServerName;
import org.eclipse.tahu.mqtt.MqttServerUrl;

/** Tahu's host application, called {@code tahu}; remembers what it hears. */
final class TahuHost implements AutoCloseable {
  /** Its id as primary host. */
  static final String ID = "tahu";

  /**
   * What Tahu told.
   *
   * @param event the name of its call, such as {@code onNodeBirthComplete}
   * @param what the node, device or metric it told of
   */
  record Heard(String event, List<Object> what) {
    boolean isMetric(String name, Object value) {
      return what.stream()
          .anyMatch(
              it ->
                  it instanceof Metric metric
                      && name.equals(metric.getName())
                      && value.equals(metric.getValue()));
    }
  }

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final HostApplication host;

  TahuHost(int brokerPort) throws TahuException {
    MqttServerDefinition broker =
        new MqttServerDefinition(
            new MqttServerName("broker"),
            new MqttClientId("tahu-host", false),
            new MqttServerUrl("tcp://127.0.0.1:" + brokerPort),
            null,
            null,
            10,
            null);
    host =
        new HostApplication(
            recorder(),
            ID,
            new ArrayList<>(List.of("spBv1.0/#")),
            List.of(broker),
            null,
            new SparkplugBPayloadDecoder(),
            true);
    host.start(true);
  }

  private MultiHostApplicationEventHandler recorder() {
    Class<MultiHostApplicationEventHandler> type = MultiHostApplicationEventHandler.class;
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              heard.add(new Heard(method.getName(), Arrays.asList(args)));
              return null;
            }));
  }

  /** How often it told of an event so far. */
  long count(String event) {
    return heard.stream().filter(it -> it.event().equals(event)).count();
  }

  /** True when it told that a metric had a value. */
  boolean has(String event, String metric, Object value) {
    return heard.stream().anyMatch(it -> it.event().equals(event) && it.isMetric(metric, value));
  }

  /** Sends a command of one metric. */
  void command(String topic, Metric metric) throws Exception {
    SparkplugBPayload payload =
        new SparkplugBPayload.SparkplugBPayloadBuilder()
            .setTimestamp(new Date())
            .addMetric(metric)
            .createPayload();
    host.publishCommand(Topic.parseTopic(topic), payload);
  }

  @Override
  public void close() {
    host.shutdown();
  }
}
