package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract on mosquitto, and what only a broker with users can show. */
final class MosquittoConnectionIT extends MqttConnectionContract {
  // mosquitto_passwd -c file plant, password "secret", PBKDF2-SHA512.
  private static final String USERS =
      "plant:$7$101$miT2e7B4YRsG0uHT$pwHyXb6ll5qfHdNaqzlqhNNJ+o7r0I6gPj/XHKcymcXQnQwIet6HgMWfUU7/LdlH8daKb7+yNk8jzO7Y8AiglA==\n";

  @Override
  Broker startBroker(Path folder, int port) throws IOException {
    assumeTrue(
        Mosquitto.program().isPresent(),
        "mosquitto is not installed (apt-get install mosquitto), so it is not tested against");
    return Mosquitto.start(folder.resolve("mosquitto"), port, "allow_anonymous true");
  }

  @ParameterizedTest
  @EnumSource(MqttVersion.class)
  void wrongPasswordIsASentenceThatNeverNamesIt(MqttVersion version, @TempDir Path guarded)
      throws IOException {
    try (Broker broker = startGuarded(guarded)) {
      MqttConnection connection =
          open(to(guarded(broker, "wrong-one").withVersion(version)), new Recorder(), null);
      awaitSentence(connection, "refused user plant");
      assertThat(connection.status().sentence()).contains("check user").doesNotContain("wrong");
      assertThat(connection.counters().refused()).isPositive();
      assertThat(connection.counters().connects()).isZero();
    }
  }

  @Test
  void missingLoginIsASentence(@TempDir Path guarded) throws IOException {
    try (Broker broker = startGuarded(guarded)) {
      awaitSentence(
          open(to(MqttBroker.at(broker.uri())), new Recorder(), null), "give user and password");
    }
  }

  @Test
  void rightPasswordIsLetIn(@TempDir Path guarded) throws IOException {
    try (Broker broker = startGuarded(guarded)) {
      awaitConnected(open(to(guarded(broker, "secret")), new Recorder(), null));
    }
  }

  @Test
  void tlsWithClientCertificatesConnects(@TempDir Path certificates) throws Exception {
    TestCertificates server = TestCertificates.make(certificates, "server");
    TestCertificates client = TestCertificates.make(certificates, "client");
    try (Broker broker = startTls(certificates, server, client)) {
      TlsFiles files = new TlsFiles(server.certificate(), client.certificate(), client.key());
      awaitConnected(open(to(tls(broker).withTls(files)), new Recorder(), null));
    }
  }

  @Test
  void certificateOfAStrangerIsASentence(@TempDir Path certificates) throws Exception {
    TestCertificates server = TestCertificates.make(certificates, "server");
    TestCertificates client = TestCertificates.make(certificates, "client");
    try (Broker broker = startTls(certificates, server, client)) {
      awaitSentence(open(to(tls(broker)), new Recorder(), null), "the authorities trusted");
    }
  }

  private static Broker startTls(Path folder, TestCertificates server, TestCertificates client)
      throws IOException {
    return Mosquitto.start(
        folder.resolve("mosquitto"),
        0,
        "allow_anonymous true",
        "certfile " + server.certificate(),
        "keyfile " + server.key(),
        "cafile " + client.certificate(),
        "require_certificate true");
  }

  private static MqttBroker tls(Broker broker) {
    return MqttBroker.at(URI.create("ssl://127.0.0.1:" + broker.port()));
  }

  private static Broker startGuarded(Path folder) throws IOException {
    Path users = Files.writeString(folder.resolve("users"), USERS);
    return Mosquitto.start(folder, 0, "allow_anonymous false", "password_file " + users);
  }

  private static MqttBroker guarded(Broker broker, String password) {
    return MqttBroker.at(broker.uri()).withCredentials(new Credentials("plant", password));
  }

  private static MqttSettings.Builder to(MqttBroker broker) {
    return MqttSettings.builder("client", List.of(broker));
  }
}
