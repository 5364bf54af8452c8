package org.plantroom.modbus;

import java.time.Duration;

/**
 * How to reach an endpoint and how hard to try.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535
 * @param requestsInFlight most requests without an answer at one time, 1 to 16; more than 1 only
 *     for devices known to stand it
 * @param firstDelay the wait after a first failure
 * @param delayCap the longest wait after many
 */
public record EndpointSettings(
    String host, int port, int requestsInFlight, Duration firstDelay, Duration delayCap) {
  /** Checks the ranges. */
  public EndpointSettings {
    if (port < 1 || port > 65535 || requestsInFlight < 1 || requestsInFlight > 16) {
      throw new IllegalArgumentException(
          "no endpoint [host=%s, port=%d, requestsInFlight=%d]"
              .formatted(host, port, requestsInFlight));
    }
  }

  /** One request in flight; waits from 1 s growing to 30 s. */
  public static EndpointSettings of(String host, int port) {
    return new EndpointSettings(host, port, 1, Backoff.FIRST, Backoff.CAP);
  }
}
