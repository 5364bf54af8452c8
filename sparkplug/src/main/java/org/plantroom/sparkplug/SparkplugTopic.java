package org.plantroom.sparkplug;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;

/**
 * A topic of the namespace {@code spBv1.0} (Sparkplug 3.0, chapter 4). {@code toString()} gives the
 * topic as MQTT wants it.
 */
public sealed interface SparkplugTopic {
  /** The namespace element of Sparkplug B, tck-id-topic-structure-namespace-a. */
  String NAMESPACE = "spBv1.0";

  /** {@code spBv1.0/group/type/edge}. */
  record Node(MessageType type, EdgeId edge) implements SparkplugTopic {
    /** Checks that the type belongs to an edge node. */
    public Node {
      if (!type.isOfNode()) {
        throw new IllegalArgumentException(
            "a message type of no edge node [type=%s]".formatted(type));
      }
    }

    @Override
    public String toString() {
      return NAMESPACE + "/" + edge.site() + "/" + type + "/" + edge.edge();
    }
  }

  /** {@code spBv1.0/group/type/edge/device}. */
  record Device(MessageType type, DeviceId device) implements SparkplugTopic {
    /** Checks that the type belongs to a device. */
    public Device {
      if (!type.isOfDevice()) {
        throw new IllegalArgumentException("a message type of no device [type=%s]".formatted(type));
      }
    }

    @Override
    public String toString() {
      String group = NAMESPACE + "/" + device.site() + "/" + type;
      return group + "/" + device.edge() + "/" + device.device();
    }
  }

  /** {@code spBv1.0/STATE/host}. */
  record State(String hostId) implements SparkplugTopic {
    /** Checks that the host id can stand in a topic. */
    public State {
      if (hostId.isEmpty() || hostId.chars().anyMatch(c -> "/+#".indexOf(c) >= 0 || c < ' ')) {
        throw new IllegalArgumentException("no host id [hostId=%s]".formatted(hostId));
      }
    }

    @Override
    public MessageType type() {
      return MessageType.STATE;
    }

    @Override
    public String toString() {
      return NAMESPACE + "/STATE/" + hostId;
    }
  }

  /** What kind of message travels on this topic. */
  MessageType type();

  /** The edge node the topic belongs to, or null for STATE. */
  default @Nullable EdgeId edgeOrNull() {
    return switch (this) {
      case Node node -> node.edge();
      case Device device -> device.device().edgeId();
      case State _ -> null;
    };
  }

  /**
   * A topic of an edge node.
   *
   * @throws IllegalArgumentException when the type is not one of NBIRTH, NDEATH, NDATA, NCMD
   */
  static SparkplugTopic node(MessageType type, EdgeId edge) {
    return new Node(type, edge);
  }

  /**
   * A topic of a device.
   *
   * @throws IllegalArgumentException when the type is not one of DBIRTH, DDEATH, DDATA, DCMD
   */
  static SparkplugTopic device(MessageType type, DeviceId device) {
    return new Device(type, device);
  }

  /** The STATE topic of a host application. */
  static SparkplugTopic state(String hostId) {
    return new State(hostId);
  }

  /** The filter that receives every message of one type from all edge nodes. */
  static String filter(MessageType type) {
    if (type == MessageType.STATE) {
      return NAMESPACE + "/STATE/+";
    }
    return NAMESPACE + "/+/" + type + (type.isOfDevice() ? "/+/+" : "/+");
  }

  /**
   * The filter that receives every message of one type that an edge node, or any of its devices,
   * sends or is sent.
   */
  static String filter(MessageType type, EdgeId edge) {
    String own = NAMESPACE + "/" + edge.site() + "/" + type + "/" + edge.edge();
    return type.isOfDevice() ? own + "/+" : own;
  }

  /** The filter that receives the commands to an edge node itself. */
  static String nodeCommandFilter(EdgeId edge) {
    return filter(MessageType.NCMD, edge);
  }

  /** The filter that receives the commands to all devices of an edge node. */
  static String deviceCommandFilter(EdgeId edge) {
    return filter(MessageType.DCMD, edge);
  }

  /**
   * Reads a topic.
   *
   * @return empty for a topic of another namespace, and for ids Plantroom does not take as names
   */
  static Optional<SparkplugTopic> parse(String topic) {
    return TopicParser.parse(topic);
  }
}
