package org.plantroom.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * The embedded broker's folders and its generated configuration file.
 *
 * @param configuration holds {@code config.xml}, written anew at every start
 * @param data scratch files
 * @param extensions empty
 */
record BrokerFolder(Path configuration, Path data, Path extensions) {
  /** Name of the listener that others use. */
  static final String PUBLIC = "public";

  /** Name of the listener without TLS that this machine alone reaches, for our own host. */
  static final String OWN = "own";

  private static final int PACKET_BYTES = 16 << 20;
  private static final int QUEUED_MESSAGES = 10_000;

  /**
   * Makes the folders and writes the configuration.
   *
   * @param address the address to bind, as numbers
   * @throws LinkException with a sentence, when a PEM file cannot be used
   */
  static BrokerFolder prepare(EmbeddedBrokerSettings settings, String address)
      throws IOException, GeneralSecurityException, LinkException {
    Path folder = settings.dataFolder();
    BrokerFolder prepared =
        new BrokerFolder(
            Files.createDirectories(folder.resolve("conf")),
            Files.createDirectories(folder.resolve("data")),
            Files.createDirectories(folder.resolve("extensions")));
    BrokerTls tls = settings.tls();
    String listeners =
        tls == null
            ? open(PUBLIC, address, settings.port())
            : open(OWN, EmbeddedBrokerSettings.LOOPBACK, 0)
                + closed(
                    address,
                    settings.port(),
                    BrokerKeyStores.write(tls, prepared.data),
                    tls.clients());
    Files.writeString(prepared.configuration.resolve("config.xml"), configuration(listeners));
    return prepared;
  }

  private static String open(String name, String address, int port) {
    return """
            <tcp-listener>
              <port>%d</port>
              <bind-address>%s</bind-address>
              <name>%s</name>
            </tcp-listener>
        """
        .formatted(port, address, name);
  }

  private static String closed(
      String address, int port, BrokerKeyStores keys, @Nullable Path clients) {
    return """
            <tls-tcp-listener>
              <port>%d</port>
              <bind-address>%s</bind-address>
              <name>%s</name>
              <tls>
                <protocols>
                  <protocol>TLSv1.3</protocol>
                </protocols>
                <keystore>
                  <path>%s</path>
                  <password>%s</password>
                  <private-key-password>%s</private-key-password>
                </keystore>
        %s
              </tls>
            </tls-tcp-listener>
        """
        .formatted(
            port,
            address,
            PUBLIC,
            keys.identity(),
            keys.password(),
            keys.password(),
            clients == null ? "" : trust(keys));
  }

  private static String trust(BrokerKeyStores keys) {
    return """
                <truststore>
                  <path>%s</path>
                  <password>%s</password>
                </truststore>
                <client-authentication-mode>REQUIRED</client-authentication-mode>
        """
        .formatted(keys.trusted(), keys.password());
  }

  // Nothing leaves the machine: the usage statistics are off. In memory is enough: edges keep what
  // was not receipted, and hosts announce their state anew on connect.
  private static String configuration(String listeners) {
    return """
        <?xml version="1.0"?>
        <!-- Written by Plantroom at every start; changes are lost. -->
        <hivemq>
          <listeners>
        %s
          </listeners>
          <mqtt>
            <queued-messages>
              <max-queue-size>%d</max-queue-size>
              <strategy>discard-oldest</strategy>
            </queued-messages>
            <packets>
              <max-packet-size>%d</max-packet-size>
            </packets>
          </mqtt>
          <persistence>
            <mode>in-memory</mode>
          </persistence>
          <anonymous-usage-statistics>
            <enabled>false</enabled>
          </anonymous-usage-statistics>
        </hivemq>
        """
        .formatted(listeners, QUEUED_MESSAGES, PACKET_BYTES);
  }
}
