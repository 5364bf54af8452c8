package org.plantroom.sparkplug;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;

/** Reads topics; whatever is no topic of ours is empty, not an error. */
final class TopicParser {
  /** An MQTT topic has at most 65535 bytes; ours is far shorter. */
  private static final int MAX_LENGTH = 1024;

  private static final String PREFIX = SparkplugTopic.NAMESPACE + "/";

  private TopicParser() {}

  static Optional<SparkplugTopic> parse(String topic) {
    if (topic.length() > MAX_LENGTH || !topic.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String[] elements = topic.split("/", -1);
    try {
      return Optional.ofNullable(ofElements(elements));
    } catch (IllegalArgumentException badName) {
      return Optional.empty();
    }
  }

  private static @Nullable SparkplugTopic ofElements(String[] elements) {
    if (elements.length == 3 && elements[1].equals("STATE")) {
      return SparkplugTopic.state(elements[2]);
    }
    MessageType type = elements.length < 4 ? null : MessageType.ofName(elements[2]);
    if (type == null) {
      return null;
    }
    if (type.isOfNode() && elements.length == 4) {
      return SparkplugTopic.node(type, new EdgeId(elements[1], elements[3]));
    }
    if (type.isOfDevice() && elements.length == 5) {
      return SparkplugTopic.device(type, new DeviceId(elements[1], elements[3], elements[4]));
    }
    return null;
  }
}
