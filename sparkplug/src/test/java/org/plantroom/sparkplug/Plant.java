package org.plantroom.sparkplug;

import java.util.List;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** One edge node with two devices, for all tests. */
final class Plant {
  static final long T0 = 1_700_000_000_000L;
  static final EdgeId EDGE = new EdgeId("north", "edge1");
  static final DeviceId PUMP = EDGE.device("pump");
  static final DeviceId TANK = EDGE.device("tank");
  static final PayloadCodec CODEC = PayloadCodec.plain();

  static final SparkplugTopic NBIRTH = SparkplugTopic.node(MessageType.NBIRTH, EDGE);
  static final SparkplugTopic NCMD = SparkplugTopic.node(MessageType.NCMD, EDGE);

  private Plant() {}

  static NodeMetric metric(String name, Value value) {
    return new NodeMetric(name, value.type(), "", "", Sample.good(value, T0));
  }

  static List<NodeMetric> nodeMetrics() {
    return List.of(metric("uptime", Value.ofLong(ValueType.U32, 5)));
  }

  static List<NodeMetric> pumpMetrics() {
    return List.of(
        new NodeMetric("speed", ValueType.F32, "rpm", "of the shaft", good(Value.of(10f))),
        metric("on", Value.of(true)));
  }

  static List<NodeMetric> tankMetrics() {
    return List.of(metric("level", Value.of(0.5)));
  }

  static Sample good(Value value) {
    return Sample.good(value, T0);
  }

  static Payload decode(Message message) {
    return decode(message.payload());
  }

  static Payload decode(byte[] bytes) {
    return switch (CODEC.decode(bytes)) {
      case DecodeResult.Decoded(Payload payload) -> payload;
      case DecodeResult.Malformed(String sentence) -> throw new AssertionError(sentence);
    };
  }

  /** An edge session after CONNECT. */
  static EdgeNodeSession connected() {
    EdgeNodeSession edge = new EdgeNodeSession(EDGE, CODEC, -1, null);
    edge.connect(T0);
    return edge;
  }

  /** An edge session after NBIRTH and both DBIRTHs: sequence numbers 0 to 2 are used. */
  static EdgeNodeSession born() {
    EdgeNodeSession edge = connected();
    edge.nbirth(T0, nodeMetrics());
    edge.dbirth(PUMP, T0, pumpMetrics());
    edge.dbirth(TANK, T0, tankMetrics());
    return edge;
  }
}
