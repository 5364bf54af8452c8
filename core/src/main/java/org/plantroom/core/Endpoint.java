package org.plantroom.core;

import org.jspecify.annotations.Nullable;

/**
 * Where one or several units are reached: the connection they share.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535
 * @param transport how frames travel
 * @param tls for {@link Transport#TLS}, else null
 * @param requestsInFlight most requests without an answer at one time, over all units, 1 to 16
 */
public record Endpoint(
    String host, int port, Transport transport, @Nullable TlsFiles tls, int requestsInFlight) {
  /** Plain Modbus TCP with one request in flight. */
  public static Endpoint tcp(String host, int port) {
    return new Endpoint(host, port, Transport.TCP, null, 1);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
