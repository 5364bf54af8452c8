package org.plantroom.mqtt;

import java.nio.file.Path;

/**
 * Where the embedded broker listens.
 *
 * @param host address to bind; loopback unless told otherwise
 * @param port TCP port, 0 for any free one
 * @param dataFolder the broker's own folder, made when absent
 */
public record EmbeddedBrokerSettings(String host, int port, Path dataFolder) {
  /** The address bound unless told otherwise: this machine alone. */
  public static final String LOOPBACK = "127.0.0.1";

  /**
   * Checks the port.
   *
   * @throws IllegalArgumentException when it is no port
   */
  public EmbeddedBrokerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535 [port=%d]".formatted(port));
    }
  }

  /** On loopback. */
  public static EmbeddedBrokerSettings onLoopback(int port, Path dataFolder) {
    return new EmbeddedBrokerSettings(LOOPBACK, port, dataFolder);
  }
}
