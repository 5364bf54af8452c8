package org.plantroom.mqtt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded broker listens, and whom it lets in.
 *
 * @param host address to bind; loopback unless told otherwise
 * @param port TCP port, 0 for any free one
 * @param dataFolder the broker's own folder, made when absent
 * @param guard who is let in and may do what, or null for anyone and everything
 * @param tls the port's certificates, or null for no TLS
 */
public record EmbeddedBrokerSettings(
    String host, int port, Path dataFolder, @Nullable BrokerGuard guard, @Nullable BrokerTls tls) {
  /** The address bound unless told otherwise: this machine alone. */
  public static final String LOOPBACK = "127.0.0.1";

  /**
   * Checks the port, and makes the folder absolute: the broker would look for its key stores beside
   * its own program otherwise.
   *
   * @throws IllegalArgumentException when it is no port
   */
  public EmbeddedBrokerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535 [port=%d]".formatted(port));
    }
    dataFolder = dataFolder.toAbsolutePath();
  }

  /** On loopback, for anyone on this machine. */
  public static EmbeddedBrokerSettings onLoopback(int port, Path dataFolder) {
    return new EmbeddedBrokerSettings(LOOPBACK, port, dataFolder, null, null);
  }
}
