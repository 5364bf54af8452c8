package org.plantroom.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The embedded broker's folders and its generated configuration file.
 *
 * @param configuration holds {@code config.xml}, written anew at every start
 * @param data scratch files
 * @param extensions empty
 */
record BrokerFolder(Path configuration, Path data, Path extensions) {
  private static final int PACKET_BYTES = 16 << 20;
  private static final int QUEUED_MESSAGES = 10_000;

  /**
   * Makes the folders and writes the configuration.
   *
   * @param address the address to bind, as numbers
   */
  static BrokerFolder prepare(Path folder, String address, int port) throws IOException {
    BrokerFolder prepared =
        new BrokerFolder(
            Files.createDirectories(folder.resolve("conf")),
            Files.createDirectories(folder.resolve("data")),
            Files.createDirectories(folder.resolve("extensions")));
    Files.writeString(prepared.configuration.resolve("config.xml"), configuration(address, port));
    return prepared;
  }

  // Nothing leaves the machine: the usage statistics are off. In memory is enough: edges keep what
  // was not receipted, and hosts announce their state anew on connect.
  private static String configuration(String address, int port) {
    return """
        <?xml version="1.0"?>
        <!-- Written by Plantroom at every start; changes are lost. -->
        <hivemq>
          <listeners>
            <tcp-listener>
              <port>%d</port>
              <bind-address>%s</bind-address>
            </tcp-listener>
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
        .formatted(port, address, QUEUED_MESSAGES, PACKET_BYTES);
  }
}
