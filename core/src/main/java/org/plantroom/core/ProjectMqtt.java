package org.plantroom.core;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How edges and host meet.
 *
 * @param brokers first choice first
 * @param embedded what the broker inside {@code plantroom host --mqtt} is like
 */
public record ProjectMqtt(List<ProjectBroker> brokers, Embedded embedded) {
  /**
   * The embedded broker.
   *
   * @param address the address to bind, as numbers
   * @param users file of the users let in, or null to let anyone in, on loopback only
   * @param certificate PEM file of the broker's certificate, or null for no TLS
   * @param key PEM file of that certificate's key; null exactly when there is no certificate
   * @param clients PEM file of the certificates that sign the clients', which then must show one
   *     and are the user its common name says; or null to ask for passwords
   */
  public record Embedded(
      String address,
      @Nullable Path users,
      @Nullable Path certificate,
      @Nullable Path key,
      @Nullable Path clients) {
    /** On loopback, for anyone, without TLS. */
    public static final Embedded OPEN = new Embedded("127.0.0.1", null, null, null, null);
  }
}
