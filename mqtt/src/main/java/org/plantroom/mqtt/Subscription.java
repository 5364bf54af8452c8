package org.plantroom.mqtt;

/**
 * A topic filter to be subscribed on every connect.
 *
 * @param filter topic filter, {@code +} one level, {@code #} the rest (MQTT 3.1.1, 4.7)
 * @param qos the most the broker may deliver with, 0 to 2
 * @param live true where messages as clients send them suffice: a broker in this process may then
 *     hand them over without the network, and neither kept ones nor wills come
 */
public record Subscription(String filter, int qos, boolean live) {
  /**
   * Checks the filter.
   *
   * @throws IllegalArgumentException when it is no topic filter or the QoS out of range
   */
  public Subscription {
    Topics.checkFilter(filter);
    Topics.checkQos(qos);
  }

  /** Everything that matches, kept messages and wills too. */
  public Subscription(String filter, int qos) {
    this(filter, qos, false);
  }

  /** What clients send from now on, at QoS 0. */
  public static Subscription ofLive(String filter) {
    return new Subscription(filter, 0, true);
  }
}
