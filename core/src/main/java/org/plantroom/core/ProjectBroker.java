package org.plantroom.core;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An MQTT broker as {@code project.yaml} names it.
 *
 * @param address scheme, host and port
 * @param version of MQTT
 * @param user the name to log in with; null for the edge's SITE/EDGE or the host id, used when
 *     there is a password
 * @param password where the password is kept, or null for a broker that wants none
 * @param authorities PEM file of the certificates to trust, or null for the Java runtime's own
 * @param certificate PEM file of the client's own certificate, or null for none
 * @param key PEM file of that certificate's key; null exactly when there is no certificate
 */
public record ProjectBroker(
    URI address,
    Version version,
    @Nullable String user,
    @Nullable SecretSource password,
    @Nullable Path authorities,
    @Nullable Path certificate,
    @Nullable Path key) {
  /** The versions of MQTT. */
  public enum Version {
    /** OASIS 2014. */
    V3_1_1("3.1.1"),
    /** OASIS 2019. */
    V5("5");

    private final String label;

    Version(String label) {
      this.label = label;
    }

    /** As project files write it. */
    public String label() {
      return label;
    }
  }

  /** A broker that wants no login, spoken to with MQTT 3.1.1. */
  public static ProjectBroker at(URI address) {
    return new ProjectBroker(address, Version.V3_1_1, null, null, null, null, null);
  }
}
