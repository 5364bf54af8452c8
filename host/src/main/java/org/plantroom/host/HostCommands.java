package org.plantroom.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Value;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.sparkplug.ControlMetrics;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.MessageType;
import org.plantroom.sparkplug.Metric;
import org.plantroom.sparkplug.Payload;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;

/** Makes the NCMD and DCMD messages a host sends. */
final class HostCommands {
  private static final PayloadCodec CODEC = PayloadCodec.plain();

  private HostCommands() {}

  /** Asks an edge node for all its births. */
  static MqttMessage rebirth(EdgeId edge, long now) {
    return nodeCommand(edge, ControlMetrics.REBIRTH, Value.of(true), now);
  }

  /** Tells an edge node what history has. */
  static MqttMessage receipt(EdgeId edge, String receipt, long now) {
    return nodeCommand(edge, ControlMetrics.DELIVERED, Value.of(receipt), now);
  }

  /** A write to an edge node of ours, which answers under the id and minds the expiry. */
  static MqttMessage withId(Command command, long now) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("id", command.id());
    order.put("device", command.tag().device());
    order.put("tag", command.tag().tag());
    order.put("value", command.requested().boxed());
    order.put("expires", command.expires());
    return nodeCommand(
        command.tag().edgeId(), EdgeMetrics.COMMAND, Value.of(Json.write(order)), now);
  }

  /** A write to an edge node of another make. */
  static MqttMessage plain(Command command, long now) {
    return message(
        SparkplugTopic.device(MessageType.DCMD, command.tag().deviceId()),
        Metric.command(command.tag().tag(), command.requested(), now),
        now);
  }

  private static MqttMessage nodeCommand(EdgeId edge, String name, Value value, long now) {
    return message(
        SparkplugTopic.node(MessageType.NCMD, edge), Metric.command(name, value, now), now);
  }

  private static MqttMessage message(SparkplugTopic topic, Metric metric, long now) {
    Payload payload = Payload.unsequenced(now, List.of(metric));
    return new MqttMessage(topic.toString(), CODEC.encode(payload), 0, false);
  }
}
