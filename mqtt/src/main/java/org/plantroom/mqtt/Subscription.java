package org.plantroom.mqtt;

/**
 * A topic filter to be subscribed on every connect.
 *
 * @param filter topic filter, {@code +} one level, {@code #} the rest (MQTT 3.1.1, 4.7)
 * @param qos the most the broker may deliver with, 0 to 2
 */
public record Subscription(String filter, int qos) {
  /**
   * Checks the filter.
   *
   * @throws IllegalArgumentException when it is no topic filter or the QoS out of range
   */
  public Subscription {
    Topics.checkFilter(filter);
    Topics.checkQos(qos);
  }
}
