package org.plantroom.mqtt;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A broker and how it wants to be spoken to.
 *
 * @param address {@code tcp}, {@code ssl}, {@code ws} or {@code wss}, host, port (else 1883, 8883,
 *     80, 443), for web sockets a path
 * @param credentials user and password, or null for none
 * @param version the version spoken; no silent fall-back, as a session's rules hang on it
 * @param tls PEM files for {@code ssl} and {@code wss}
 * @param tap the short way for live subscriptions, of a broker in this process; null for none
 */
public record MqttBroker(
    URI address,
    @Nullable Credentials credentials,
    MqttVersion version,
    TlsFiles tls,
    @Nullable BrokerTap tap) {
  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException naming what was expected and what was given
   */
  public MqttBroker {
    Scheme.of(address);
    if (address.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "user and password are settings of their own, not part of the broker's address");
    }
    if (address.getHost() == null) {
      throw new IllegalArgumentException("a broker needs a host [broker=%s]".formatted(address));
    }
  }

  /** A broker that is reached over the network alone. */
  public MqttBroker(
      URI address, @Nullable Credentials credentials, MqttVersion version, TlsFiles tls) {
    this(address, credentials, version, tls, null);
  }

  /** A broker that wants no login, spoken to with MQTT 3.1.1. */
  public static MqttBroker at(URI address) {
    return new MqttBroker(address, null, MqttVersion.V3_1_1, TlsFiles.NONE);
  }

  /** The same broker with a login; null for none. */
  public MqttBroker withCredentials(@Nullable Credentials given) {
    return new MqttBroker(address, given, version, tls, tap);
  }

  /** The same broker, spoken to with the version given. */
  public MqttBroker withVersion(MqttVersion given) {
    return new MqttBroker(address, credentials, given, tls, tap);
  }

  /** The same broker with PEM files. */
  public MqttBroker withTls(TlsFiles given) {
    return new MqttBroker(address, credentials, version, given, tap);
  }

  /** The same broker, which runs in this process, with the short way. */
  public MqttBroker withTap(BrokerTap given) {
    return new MqttBroker(address, credentials, version, tls, given);
  }
}
