package org.plantroom.core;

import org.jspecify.annotations.Nullable;

/**
 * Where one or several units are reached: the connection or serial line they share.
 *
 * @param host name or address; for {@link Transport#SERIAL} the port's path
 * @param port TCP port, 1 to 65535; 0 for {@link Transport#SERIAL}
 * @param transport how frames travel
 * @param tls for {@link Transport#TLS}, else null
 * @param serial for {@link Transport#SERIAL}, else null
 * @param requestsInFlight most requests without an answer at one time, over all units, 1 to 16
 */
public record Endpoint(
    String host,
    int port,
    Transport transport,
    @Nullable TlsFiles tls,
    @Nullable SerialFormat serial,
    int requestsInFlight) {
  /** Plain Modbus TCP with one request in flight. */
  public static Endpoint tcp(String host, int port) {
    return new Endpoint(host, port, Transport.TCP, null, null, 1);
  }

  /** A serial line; it carries one request at a time. */
  public static Endpoint serial(String path, SerialFormat format) {
    return new Endpoint(path, 0, Transport.SERIAL, null, format, 1);
  }

  @Override
  public String toString() {
    return transport == Transport.SERIAL ? host : host + ":" + port;
  }
}
