package org.plantroom.modbus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Endpoint;
import org.plantroom.core.SerialFormat;
import org.plantroom.core.TlsFiles;
import org.plantroom.core.Transport;

/**
 * How to reach an endpoint and how hard to try.
 *
 * @param host name or address; for a serial line the port's path
 * @param port TCP port, 1 to 65535; 0 for a serial line
 * @param transport how frames travel
 * @param tls what TLS is proved with; null for the other transports
 * @param serial how characters travel on a serial line; null for the other transports
 * @param requestsInFlight most requests without an answer at one time, 1 to 16; more than 1 only
 *     for devices known to stand it
 * @param firstDelay the wait after a first failure
 * @param delayCap the longest wait after many
 */
public record EndpointSettings(
    String host,
    int port,
    Transport transport,
    @Nullable TlsFiles tls,
    @Nullable SerialFormat serial,
    int requestsInFlight,
    Duration firstDelay,
    Duration delayCap) {
  /** Checks the ranges. */
  public EndpointSettings {
    boolean isSerial = transport == Transport.SERIAL;
    boolean isFramedWithoutNumber =
        (isSerial || transport == Transport.RTU_OVER_TCP) && requestsInFlight > 1;
    boolean lacksTls = (transport == Transport.TLS) != (tls != null);
    if (port < (isSerial ? 0 : 1)
        || port > 65535
        || isSerial != (serial != null)
        || requestsInFlight < 1
        || requestsInFlight > 16
        || isFramedWithoutNumber
        || lacksTls) {
      throw new IllegalArgumentException(
          "no endpoint [host=%s, port=%d, transport=%s, requestsInFlight=%d]"
              .formatted(host, port, transport.label(), requestsInFlight));
    }
  }

  /** As a project describes it; waits from 1 s growing to 30 s. */
  public static EndpointSettings of(Endpoint endpoint) {
    return new EndpointSettings(
        endpoint.host(),
        endpoint.port(),
        endpoint.transport(),
        endpoint.tls(),
        endpoint.serial(),
        endpoint.requestsInFlight(),
        Backoff.FIRST,
        Backoff.CAP);
  }

  /** Modbus TCP with one request in flight; waits from 1 s growing to 30 s. */
  public static EndpointSettings of(String host, int port) {
    return of(Endpoint.tcp(host, port));
  }
}
