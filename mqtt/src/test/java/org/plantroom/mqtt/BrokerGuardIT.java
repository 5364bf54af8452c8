package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantroom.core.Time;
import org.plantroom.testkit.Await;

/** The embedded broker lets in whom its guard admits, and to their own topics only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // a broker takes seconds to start and to stop
final class BrokerGuardIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final TopicRights EDGE =
      new TopicRights(List.of("data/one", "data/one/+"), List.of("cmd/one", "state/+"));
  private static final TopicRights HOST =
      new TopicRights(List.of("cmd/+", "state/host"), List.of("data/#"));

  private final List<MqttConnection> opened = new ArrayList<>();
  private EmbeddedBroker broker;
  private EmbeddedBroker certified;
  private TestCertificates own;
  private TestCertificates client;

  /** Admits the edge {@code one} and a host, with the password {@code right}, or a certificate. */
  private static final class Guard implements BrokerGuard {
    @Override
    public Optional<TopicRights> admit(Credentials shown) {
      return shown.password().equals("right") ? admitCertified(shown.user()) : Optional.empty();
    }

    @Override
    public Optional<TopicRights> admitCertified(String commonName) {
      return switch (commonName) {
        case "one" -> Optional.of(EDGE);
        case "host" -> Optional.of(HOST);
        default -> Optional.empty();
      };
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    own = TestCertificates.make(folder, "server");
    client = TestCertificates.make(folder, "one");
    broker = start(folder.resolve("open"), null);
    certified =
        start(
            folder.resolve("certified"),
            new BrokerTls(own.certificate(), own.key(), client.certificate()));
  }

  private static EmbeddedBroker start(Path folder, @Nullable BrokerTls tls)
      throws InterruptedException {
    return EmbeddedBroker.start(
        new EmbeddedBrokerSettings(EmbeddedBrokerSettings.LOOPBACK, 0, folder, new Guard(), tls));
  }

  @AfterEach
  void closeConnections() {
    opened.forEach(MqttConnection::close);
    opened.clear();
  }

  @AfterAll
  void stop() {
    broker.close();
    certified.close();
  }

  @ParameterizedTest
  @EnumSource(MqttVersion.class)
  void wrongPasswordAndStrangersAreASentence(MqttVersion version) {
    MqttConnection wrong =
        open(login("one", "wrong").withVersion(version), new Recorder(), null, "cmd/one");
    MqttConnectionContract.awaitSentence(wrong, "refused user one");
    MqttConnection stranger =
        open(login("nobody", "right").withVersion(version), new Recorder(), null, "cmd/one");
    MqttConnectionContract.awaitSentence(stranger, "refused user nobody");
    MqttConnection anonymous =
        open(MqttBroker.at(address()).withVersion(version), new Recorder(), null, "cmd/one");
    MqttConnectionContract.awaitSentence(anonymous, "give user and password");
  }

  @Test
  void ownTopicsAreOpenBothWays() {
    Recorder host = new Recorder();
    Recorder edge = new Recorder();
    MqttConnection hosts = open(login("host", "right"), host, null, "data/#");
    MqttConnection edges =
        open(login("one", "right"), edge, message("data/one", "died"), "cmd/one", "state/host");
    MqttConnectionContract.awaitConnected(hosts, edges);
    edges.publish(message("data/one/pump", "1"));
    hosts.publish(message("cmd/one", "go"));
    Await.until("the host heard", SOON, () -> host.texts().contains("1"));
    Await.until("the edge heard", SOON, () -> edge.texts().contains("go"));
    edges.abandon();
    Await.until("the will came", SOON, () -> host.texts().contains("died"));
  }

  @Test
  void whatTheOthersSayCannotBeHeard() {
    for (String filter : List.of("data/one", "cmd/two", "cmd/#", "#")) {
      MqttConnection edge = open(login("one", "right"), new Recorder(), null, filter);
      MqttConnectionContract.awaitSentence(edge, "allow this client to read");
    }
  }

  @Test
  void whatTheOthersSayCannotBeSaidInTheirPlace() {
    Recorder host = new Recorder();
    MqttConnectionContract.awaitConnected(open(login("host", "right"), host, null, "data/#"));
    Recorder edge = new Recorder();
    MqttConnection edges = open(login("one", "right"), edge, null, "cmd/one");
    MqttConnectionContract.awaitConnected(edges);
    edges.publish(message("data/two", "forged"));
    Await.until("turned out", SOON, () -> edge.events.size() >= 2);
    Await.until("in again", SOON, () -> edge.connects() >= 2);
    edges.publish(message("data/one", "true"));
    Await.until("the host heard", SOON, () -> host.texts().contains("true"));
    assertThat(host.texts()).doesNotContain("forged");
  }

  @Test
  void willInTheNameOfAnotherIsRefused() {
    MqttConnection edge =
        open(login("one", "right"), new Recorder(), message("data/two", "died"), "cmd/one");
    MqttConnectionContract.awaitSentence(edge, "refused user one");
  }

  @Test
  void certificateNamesTheUserAndNoOtherIsLetIn() {
    Recorder edge = new Recorder();
    TlsFiles files = new TlsFiles(own.certificate(), client.certificate(), client.key());
    MqttConnection edges = open(secured().withTls(files), edge, null, "cmd/one");
    Recorder host = new Recorder();
    MqttConnection hosts =
        open(
            MqttBroker.at(URI.create("tcp://127.0.0.1:" + certified.ownPort()))
                .withCredentials(new Credentials("host", "right")),
            host,
            null,
            "data/#");
    MqttConnectionContract.awaitConnected(edges, hosts);
    edges.publish(message("data/one", "signed"));
    Await.until("the host heard", SOON, () -> host.texts().contains("signed"));
    MqttConnection bare =
        open(
            secured().withTls(new TlsFiles(own.certificate(), null, null)),
            new Recorder(),
            null,
            "cmd/one");
    Await.until("refused", SOON, () -> bare.counters().refused() > 0);
    assertThat(bare.counters().connects()).isZero();
  }

  private URI address() {
    return URI.create("tcp://127.0.0.1:" + broker.port());
  }

  private MqttBroker login(String user, String password) {
    return MqttBroker.at(address()).withCredentials(new Credentials(user, password));
  }

  private MqttBroker secured() {
    return MqttBroker.at(URI.create("ssl://127.0.0.1:" + certified.port()));
  }

  private static MqttMessage message(String topic, String text) {
    return new MqttMessage(topic, text.getBytes(StandardCharsets.UTF_8), 0, false);
  }

  private MqttConnection open(
      MqttBroker broker, MqttListener listener, @Nullable MqttMessage will, String... filters) {
    MqttConnection connection =
        new MqttConnection(
            MqttSettings.builder("client " + opened.size(), List.of(broker)).build(),
            Time.system(),
            List.of(filters).stream().map(f -> new Subscription(f, 0)).toList(),
            () -> will,
            listener);
    opened.add(connection);
    connection.start();
    return connection;
  }
}
