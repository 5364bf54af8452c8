package org.plantroom.mqtt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Links over Debian's RabbitMQ with its MQTT plugin. */
final class RabbitMqLinkIT extends LinkContract {
  private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

  RabbitMqLinkIT() {
    super(KnownBroker.RABBITMQ);
  }

  @Override
  Broker start(Path folder) throws IOException {
    assumeTrue(
        Files.isExecutable(PROGRAM),
        "RabbitMQ is not installed (apt-get install rabbitmq-server), so it is not tested against");
    int port = ProcessBroker.freePort();
    Path settings =
        Files.writeString(
            folder.resolve("rabbitmq.conf"),
            """
            listeners.tcp = none
            mqtt.listeners.tcp.1 = 127.0.0.1:%d
            mqtt.allow_anonymous = true
            """
                .formatted(port));
    Path plugins = Files.writeString(folder.resolve("plugins"), "[rabbitmq_mqtt].\n");
    ProcessBuilder command = new ProcessBuilder(PROGRAM.toString());
    command
        .environment()
        .putAll(
            Map.of(
                "HOME", folder.toString(),
                "ERL_EPMD_ADDRESS", "127.0.0.1",
                "RABBITMQ_NODENAME", "plantroom-%d@localhost".formatted(port),
                "RABBITMQ_DIST_PORT", Integer.toString(ProcessBroker.freePort()),
                "RABBITMQ_MNESIA_BASE", folder.resolve("data").toString(),
                "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
                "RABBITMQ_CONFIG_FILE", settings.toString(),
                "RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()));
    return ProcessBroker.start(command, port, folder.resolve("rabbitmq.log"));
  }
}
