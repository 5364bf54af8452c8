package org.plantroom.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;
import org.plantroom.core.ProjectBroker;
import org.plantroom.core.ProjectSettings;
import org.plantroom.core.ProjectUplink;
import org.plantroom.core.SecretSource;
import org.plantroom.edge.UplinkSettings;
import org.plantroom.mqtt.Credentials;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.mqtt.MqttVersion;
import org.plantroom.mqtt.TlsFiles;

/**
 * Makes a project's brokers ready to be connected to: finds the passwords.
 *
 * @param environment the process's variables
 */
record Brokers(Function<String, @Nullable String> environment) {
  /** With the variables of this process. */
  static Brokers ofProcess() {
    return new Brokers(System::getenv);
  }

  /**
   * The brokers as one client sees them.
   *
   * @param client its user name where the project names none
   * @throws IOException with a sentence, when a password cannot be read
   */
  List<MqttBroker> forClient(String client, List<ProjectBroker> brokers) throws IOException {
    List<MqttBroker> ready = new ArrayList<>();
    for (ProjectBroker broker : brokers) {
      ready.add(
          new MqttBroker(
              broker.address(),
              credentials(client, broker),
              version(broker.version()),
              new TlsFiles(broker.authorities(), broker.certificate(), broker.key())));
    }
    return ready;
  }

  /**
   * Every host an edge delivers to, its brokers ready.
   *
   * @throws IOException with a sentence, when a password cannot be read
   */
  List<UplinkSettings> uplinks(EdgeId edge, ProjectSettings settings) throws IOException {
    List<UplinkSettings> ready = new ArrayList<>();
    for (Map.Entry<String, ProjectUplink> uplink : settings.allUplinks().entrySet()) {
      List<MqttBroker> brokers = forClient(edge.toString(), uplink.getValue().brokers());
      ready.add(UplinkSettings.of(uplink.getKey(), uplink.getValue(), brokers));
    }
    return ready;
  }

  private @Nullable Credentials credentials(String client, ProjectBroker broker)
      throws IOException {
    SecretSource password = broker.password();
    if (password == null) {
      return null;
    }
    String named = broker.user();
    String user = named == null ? client : named;
    return new Credentials(user, password.read(user, environment));
  }

  private static MqttVersion version(ProjectBroker.Version version) {
    return switch (version) {
      case V3_1_1 -> MqttVersion.V3_1_1;
      case V5 -> MqttVersion.V5;
    };
  }
}
