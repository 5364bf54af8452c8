package org.plantroom.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.ProjectMqtt;
import org.plantroom.core.ProjectSettings;
import org.plantroom.core.Time;
import org.plantroom.mqtt.BrokerTls;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;

/** The embedded broker as the project wants it, and the host's own way to it. */
final class HostBroker implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final ProjectMqtt.Embedded settings;
  private final @Nullable BrokerUsers users;

  private HostBroker(
      EmbeddedBroker broker, ProjectMqtt.Embedded settings, @Nullable BrokerUsers users) {
    this.broker = broker;
    this.settings = settings;
    this.users = users;
  }

  /**
   * Starts it.
   *
   * @param port TCP port, 0 for any free one
   * @param folder the broker's own
   * @throws IOException with a sentence, when the file of users cannot be read
   * @throws org.plantroom.mqtt.BrokerStartException when the broker cannot start
   */
  static HostBroker start(ProjectSettings project, int port, Path folder, Time time)
      throws IOException, InterruptedException {
    ProjectMqtt.Embedded settings = project.mqtt().embedded();
    BrokerUsers users = users(project.hostId(), settings, time);
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            new EmbeddedBrokerSettings(settings.address(), port, folder, users, tls(settings)));
    return new HostBroker(broker, settings, users);
  }

  private static @Nullable BrokerUsers users(
      String hostId, ProjectMqtt.Embedded settings, Time time) throws IOException {
    return settings.users() == null && settings.clients() == null
        ? null
        : BrokerUsers.open(hostId, settings.users(), time);
  }

  private static @Nullable BrokerTls tls(ProjectMqtt.Embedded settings) {
    Path certificate = settings.certificate();
    Path key = settings.key();
    return certificate == null || key == null
        ? null
        : new BrokerTls(certificate, key, settings.clients());
  }

  /** Where others find it, for people. */
  String address() {
    String scheme = settings.certificate() == null ? "mqtt" : "mqtts";
    String host = settings.address().contains(":") ? "[%s]" : "%s";
    return String.format(
        Locale.ROOT, "%s://" + host + ":%d", scheme, settings.address(), broker.port());
  }

  /** How the host in this process reaches it. */
  MqttBroker forHost() {
    MqttBroker own =
        MqttBroker.at(
                URI.create(
                    "tcp://%s:%d".formatted(EmbeddedBrokerSettings.LOOPBACK, broker.ownPort())))
            .withTap(broker.tap());
    return users == null ? own : own.withCredentials(users.hostLogin());
  }

  @Override
  public void close() {
    broker.close();
  }
}
