package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract on mosquitto, and what only a broker with users can show. */
final class MosquittoConnectionIT extends MqttConnectionContract {
  // mosquitto_passwd -c file plant, password "secret", PBKDF2-SHA512.
  private static final String USERS =
      "plant:$7$101$miT2e7B4YRsG0uHT$pwHyXb6ll5qfHdNaqzlqhNNJ+o7r0I6gPj/XHKcymcXQnQwIet6HgMWfUU7/LdlH8daKb7+yNk8jzO7Y8AiglA==\n";

  @BeforeAll
  static void needsMosquitto() {
    assumeTrue(
        Mosquitto.program().isPresent(),
        "mosquitto is not installed (apt-get install mosquitto), so it is not tested against");
  }

  @Override
  Broker startBroker(Path folder, int port) throws IOException {
    return Mosquitto.start(folder.resolve("mosquitto"), port, "allow_anonymous true");
  }

  @ParameterizedTest
  @EnumSource(MqttVersion.class)
  void wrongPasswordIsASentenceThatNeverNamesIt(MqttVersion version, @TempDir Path guarded)
      throws IOException {
    try (Broker broker = startGuarded(guarded)) {
      MqttConnection connection =
          open(
              to(broker).version(version).credentials(new Credentials("plant", "wrong-one")),
              new Recorder(),
              null);
      awaitSentence(connection, "refused user plant");
      assertThat(connection.status().sentence()).contains("check user").doesNotContain("wrong");
      assertThat(connection.counters().refused()).isPositive();
      assertThat(connection.counters().connects()).isZero();
    }
  }

  @Test
  void missingLoginIsASentence(@TempDir Path guarded) throws IOException {
    try (Broker broker = startGuarded(guarded)) {
      awaitSentence(open(to(broker), new Recorder(), null), "give user and password");
    }
  }

  @Test
  void rightPasswordIsLetIn(@TempDir Path guarded) throws IOException {
    try (Broker broker = startGuarded(guarded)) {
      awaitConnected(
          open(to(broker).credentials(new Credentials("plant", "secret")), new Recorder(), null));
    }
  }

  private static Broker startGuarded(Path folder) throws IOException {
    Path users = Files.writeString(folder.resolve("users"), USERS);
    return Mosquitto.start(folder, 0, "allow_anonymous false", "password_file " + users);
  }

  private static MqttSettings.Builder to(Broker broker) {
    return MqttSettings.builder("client", List.of(URI.create(broker.uri().toString())));
  }
}
