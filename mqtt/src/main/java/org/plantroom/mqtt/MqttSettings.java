package org.plantroom.mqtt;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where and how to connect.
 *
 * @param brokers tried in this order, then again from the first
 * @param clientId the client identifier, unique at the broker
 * @param cleanSession whether the broker forgets the session with the connection; Sparkplug wants
 *     true (tck-id-principles-persistence-clean-session-311)
 * @param keepAlive the longest silence before a ping, 1 s to 65,535 s; a dead link shows within
 *     twice that
 * @param connectTimeout the longest an attempt may take to reach, log in and subscribe each
 * @param outgoing what may wait to be sent; beyond it {@code publish} says false
 * @param incoming what may wait for the listener; beyond it the oldest QoS 0 message is dropped
 */
public record MqttSettings(
    List<MqttBroker> brokers,
    String clientId,
    boolean cleanSession,
    Duration keepAlive,
    Duration connectTimeout,
    QueueBound outgoing,
    QueueBound incoming) {
  private static final long LONGEST_KEEP_ALIVE_SECONDS = 65_535;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the setting, what was expected and what was given
   */
  public MqttSettings {
    brokers = List.copyOf(brokers);
    check(!brokers.isEmpty(), "at least one broker is needed, such as tcp://127.0.0.1:1883");
    check(!clientId.isEmpty(), "a client id is needed");
    check(
        keepAlive.toSeconds() >= 1 && keepAlive.toSeconds() <= LONGEST_KEEP_ALIVE_SECONDS,
        "keep alive must be 1 s to 65535 s [keepAlive=%s]".formatted(keepAlive));
    check(
        connectTimeout.isPositive(),
        "connect timeout must be above 0 [connectTimeout=%s]".formatted(connectTimeout));
  }

  private static void check(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /**
   * Begins settings with every default.
   *
   * @param clientId the client identifier
   * @param brokers the brokers, best first
   */
  public static Builder builder(String clientId, List<MqttBroker> brokers) {
    return new Builder(clientId, brokers);
  }

  /**
   * Begins settings for one broker that wants no login.
   *
   * @throws IllegalArgumentException when the address is none of a broker
   */
  public static Builder builder(String clientId, URI broker) {
    return new Builder(clientId, List.of(MqttBroker.at(broker)));
  }

  /** Collects settings; what is not said keeps its default. Not thread-safe. */
  public static final class Builder {
    private final String clientId;
    private final List<MqttBroker> brokers;
    private boolean cleanSession = true;
    private Duration keepAlive = Duration.ofSeconds(30);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private QueueBound outgoing = new QueueBound(10_000, 64L << 20);
    private QueueBound incoming = new QueueBound(20_000, 128L << 20);

    private Builder(String clientId, List<MqttBroker> brokers) {
      this.clientId = clientId;
      this.brokers = List.copyOf(brokers);
    }

    /** Default true. */
    public Builder cleanSession(boolean given) {
      cleanSession = given;
      return this;
    }

    /** Default 30 s. */
    public Builder keepAlive(Duration given) {
      keepAlive = given;
      return this;
    }

    /** Default 10 s. */
    public Builder connectTimeout(Duration given) {
      connectTimeout = given;
      return this;
    }

    /** Default 10,000 messages or 64 MiB. */
    public Builder outgoing(QueueBound given) {
      outgoing = given;
      return this;
    }

    /** Default 20,000 messages or 128 MiB. */
    public Builder incoming(QueueBound given) {
      incoming = given;
      return this;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException as the record's constructor
     */
    public MqttSettings build() {
      return new MqttSettings(
          brokers, clientId, cleanSession, keepAlive, connectTimeout, outgoing, incoming);
    }
  }
}
