package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.mqtt.MqttConnectionContract.awaitSentence;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

/** Every way to be refused ends as a sentence that says what to do. */
final class RefusalTest {
  private static final UnaryOperator<byte[]> CONNACK = ScriptedBroker.always(0x20, 2, 0, 0);

  @Test
  void nothingListensIsASentence() {
    expect(URI.create("tcp://127.0.0.1:1"), "start the broker or correct the address");
  }

  @Test
  void closingWhatWasNeverStartedIsNoError() {
    MqttConnection connection =
        connection(settings(URI.create("tcp://127.0.0.1:1")), Time.system(), () -> null);
    connection.close();
    assertThat(connection.status().state()).isEqualTo(LinkStatus.State.STOPPED);
  }

  @Test
  void unknownHostIsASentence() {
    expect(URI.create("tcp://no-such-host.invalid:1883"), "correct the name");
  }

  @Test
  void refusedSubscriptionIsASentence() throws IOException {
    UnaryOperator<byte[]> refused =
        subscribe -> ScriptedBroker.bytes(0x90, 3, subscribe[2], subscribe[3], 0x80);
    try (ScriptedBroker broker = ScriptedBroker.start(List.of(CONNACK, refused))) {
      expect(broker.uri(), "refused a subscription");
    }
  }

  @Test
  void everyConnackCodeIsASentence() throws IOException {
    List<String> parts =
        List.of(
            "set the other version",
            "choose another",
            "takes no clients now",
            "give user and password",
            "give user and password");
    for (int code = 1; code <= parts.size(); code++) {
      try (ScriptedBroker broker =
          ScriptedBroker.start(List.of(ScriptedBroker.always(0x20, 2, 0, code)))) {
        expect(broker.uri(), parts.get(code - 1));
      }
    }
  }

  @Test
  void garbageInsteadOfAnAnswerIsASentence() throws IOException {
    try (ScriptedBroker broker =
        ScriptedBroker.start(List.of(ScriptedBroker.always(0xF0, 0, 1, 2)))) {
      expect(broker.uri(), "see whether it is an MQTT broker");
    }
  }

  @Test
  void unusableCertificateFileIsASentence(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("ca.pem"), "not a certificate");
    try (MqttConnection connection =
        connection(
            MqttSettings.builder(
                "client",
                List.of(
                    MqttBroker.at(URI.create("ssl://127.0.0.1:1"))
                        .withTls(new TlsFiles(file, null, null)))),
            Time.system(),
            () -> null)) {
      connection.start();
      awaitSentence(connection, "ca.pem cannot be used as PEM certificates");
    }
  }

  @Test
  void willThatCannotBeMadeIsASentence() {
    try (MqttConnection connection =
        connection(
            settings(URI.create("tcp://127.0.0.1:1")),
            Time.system(),
            () -> {
              throw new IllegalStateException("no birth yet");
            })) {
      connection.start();
      awaitSentence(connection, "the will could not be made: no birth yet");
    }
  }

  @Test
  void whatNobodyForesawIsASentenceAndTriedAgain() {
    // The library refuses this will (MQTT 3.1.1, 3.1.3.3: at most 65,535 bytes) by throwing.
    MqttMessage tooLarge = new MqttMessage("a/b", new byte[70_000], 0, false);
    try (MqttConnection connection =
        connection(settings(URI.create("tcp://127.0.0.1:1")), Time.system(), () -> tooLarge)) {
      connection.start();
      awaitSentence(connection, "failed unexpectedly");
      Await.until(
          "tried again", Duration.ofSeconds(10), () -> connection.counters().refused() >= 2);
      assertThat(connection.counters().failed()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void closingWhileTheBrokerIsSilentReturnsAtOnce() throws IOException {
    try (ScriptedBroker broker = ScriptedBroker.start(List.of())) {
      MqttConnection connection =
          connection(
              settings(broker.uri()).connectTimeout(Duration.ofSeconds(60)),
              Time.system(),
              () -> null);
      connection.start();
      Await.until(
          "connecting",
          Duration.ofSeconds(10),
          () -> connection.status().state() == LinkStatus.State.CONNECTING);
      long begun = System.nanoTime();

      connection.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      assertThat(connection.status().state()).isEqualTo(LinkStatus.State.STOPPED);
    }
  }

  @Test
  void attemptsWaitOnTheGivenClock() {
    ManualTime time = new ManualTime(0);
    try (MqttConnection connection =
        connection(settings(URI.create("tcp://127.0.0.1:1")), time, () -> null)) {
      connection.start();
      for (int attempt = 1; attempt <= 4; attempt++) {
        int expected = attempt;
        Await.until(
            "attempt " + attempt,
            Duration.ofSeconds(10),
            () -> connection.counters().refused() == expected && time.sleepers() == 1);
        time.advance(Backoff.CAP);
      }
    }
  }

  private static void expect(URI broker, String part) {
    try (MqttConnection connection = connection(settings(broker), Time.system(), () -> null)) {
      connection.start();
      awaitSentence(connection, part);
      assertThat(connection.counters().refused()).isPositive();
      assertThat(connection.counters().connects()).isZero();
    }
  }

  private static MqttSettings.Builder settings(URI broker) {
    return MqttSettings.builder("client", broker);
  }

  private static MqttConnection connection(
      MqttSettings.Builder settings, Time time, Supplier<@Nullable MqttMessage> will) {
    return new MqttConnection(
        settings.build(), time, List.of(new Subscription("a/#", 0)), will, new Recorder());
  }
}
