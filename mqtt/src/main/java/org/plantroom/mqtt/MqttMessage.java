package org.plantroom.mqtt;

import java.util.Arrays;

/**
 * One application message as MQTT carries it (MQTT 3.1.1, 3.3).
 *
 * @param topic the topic name, without wildcards
 * @param payload the bytes; shared, not copied: whoever hands a message over no longer writes to it
 * @param qos quality of service, 0 to 2
 * @param retain on the way out: keep as the topic's last; on the way in: it was kept, not just sent
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a copy for each of 15,000 messages a second buys nothing
public record MqttMessage(String topic, byte[] payload, int qos, boolean retain) {
  /**
   * Checks the message.
   *
   * @throws IllegalArgumentException when the topic is no topic name or the QoS out of range
   */
  public MqttMessage {
    Topics.checkName(topic);
    Topics.checkQos(qos);
  }

  /** Two messages are equal when topic, bytes and flags are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MqttMessage that
        && topic.equals(that.topic)
        && qos == that.qos
        && retain == that.retain
        && Arrays.equals(payload, that.payload);
  }

  @Override
  public int hashCode() {
    return 31 * topic.hashCode() + Arrays.hashCode(payload);
  }

  /** The envelope and the payload's length, not the payload. */
  @Override
  public String toString() {
    return "MqttMessage[topic=%s, payload=%d bytes, qos=%d, retain=%b]"
        .formatted(topic, payload.length, qos, retain);
  }
}
