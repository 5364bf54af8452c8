package org.plantroom.sparkplug;

import java.util.List;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Value;

/**
 * The messages a host application sends.
 *
 * <p>Thread-safe.
 */
public final class HostMessages {
  private final PayloadCodec codec = PayloadCodec.plain();

  /**
   * Asks an edge node for all its births
   * (tck-id-operational-behavior-data-commands-ncmd-rebirth-name).
   */
  public Message rebirth(EdgeId edge, long now) {
    return toNode(edge, Metric.command(ControlMetrics.REBIRTH, Value.of(true), now), now);
  }

  /** The receipt for what history has of an edge node. */
  public Message delivered(EdgeId edge, OffsetRanges received, long now) {
    Value text = Value.of(Receipt.format(received));
    return toNode(edge, Metric.command(ControlMetrics.DELIVERED, text, now), now);
  }

  /** Writes a metric of the edge node itself, by name. */
  public Message write(EdgeId edge, String name, Value value, long now) {
    return toNode(edge, Metric.command(name, value, now), now);
  }

  /**
   * Writes a metric of a device, by name: a command that crosses a rebirth on its way then still
   * means the same metric, where an alias might mean another.
   */
  public Message write(DeviceId device, String name, Value value, long now) {
    return toDevice(device, Metric.command(name, value, now), now);
  }

  /**
   * The STATE birth, to publish after the subscriptions.
   *
   * @param connected the timestamp given to {@link #stateDeath} for the will of this connection
   */
  public Message stateBirth(String hostId, long connected) {
    return state(hostId, new HostState(true, connected));
  }

  /**
   * The STATE death: the will of a connection, or what is published before an intended disconnect.
   *
   * @param timestamp of the connect or the disconnect, milliseconds since 1970 UTC
   */
  public Message stateDeath(String hostId, long timestamp) {
    return state(hostId, new HostState(false, timestamp));
  }

  private static Message state(String hostId, HostState state) {
    return new Message(SparkplugTopic.state(hostId), state.toBytes(), 1, true);
  }

  private Message toNode(EdgeId edge, Metric metric, long now) {
    return command(SparkplugTopic.node(MessageType.NCMD, edge), metric, now);
  }

  private Message toDevice(DeviceId device, Metric metric, long now) {
    return command(SparkplugTopic.device(MessageType.DCMD, device), metric, now);
  }

  private Message command(SparkplugTopic topic, Metric metric, long now) {
    byte[] bytes = codec.encode(Payload.unsequenced(now, List.of(metric)));
    return new Message(topic, bytes, 0, false);
  }
}
