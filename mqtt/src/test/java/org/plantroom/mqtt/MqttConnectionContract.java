package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
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
import org.plantroom.testkit.TcpProxy;

/** What a connection promises, whatever broker is at the other end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // a broker takes seconds to start and to stop
abstract class MqttConnectionContract {
  private static final Duration SOON = Duration.ofSeconds(15);

  private final List<MqttConnection> opened = Collections.synchronizedList(new ArrayList<>());
  private Path folder;
  private Broker broker;

  /** Starts a broker; port 0 is any free one. */
  abstract Broker startBroker(Path folder, int port) throws Exception;

  @BeforeAll
  void startFirstBroker(@TempDir Path fresh) throws Exception {
    folder = fresh;
    broker = startBroker(folder, 0);
  }

  @AfterEach
  void closeConnections() {
    opened.forEach(MqttConnection::close);
    opened.clear();
  }

  @AfterAll
  void stopFirstBroker() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource(MqttVersion.class)
  void messagesArriveInOrderWithTheirBytes(MqttVersion version) {
    Recorder heard = new Recorder();
    MqttConnection reader = open(settings("reader", version), heard, null, "a/#");
    MqttConnection writer = open(settings("writer", version), new Recorder(), null);
    awaitConnected(reader, writer);

    List<String> expected = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
    expected.forEach(n -> assertThat(writer.publish(message("a/b", n, 0, false))).isTrue());

    Await.until("all arrived", SOON, () -> heard.messages.size() == 1000);
    assertThat(heard.texts()).isEqualTo(expected);
    Await.until("all counted", SOON, () -> writer.counters().sent() == 1000);
    assertThat(reader.counters().received()).isEqualTo(1000);
    assertThat(reader.counters().droppedIncoming()).isZero();
  }

  @ParameterizedTest
  @EnumSource(MqttVersion.class)
  void messagesOfQos1KeepOrderToo(MqttVersion version) {
    Recorder heard = new Recorder();
    MqttConnection reader = open(settings("reader", version), heard, null, "a/#");
    MqttConnection writer = open(settings("writer", version), new Recorder(), null);
    awaitConnected(reader, writer);

    List<String> expected = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
    expected.forEach(n -> assertThat(writer.publish(message("a/b", n, 1, false))).isTrue());

    Await.until("all arrived", SOON, () -> heard.messages.size() == 300);
    assertThat(heard.texts()).isEqualTo(expected);
    assertThat(heard.messages).allMatch(m -> m.qos() == 1);
    Await.until("all acknowledged", SOON, () -> writer.counters().sent() == 300);
  }

  @Test
  void retainedMessageComesOnEverySubscription() {
    MqttConnection writer = open(settings("writer"), new Recorder(), null);
    awaitConnected(writer);
    writer.publish(message("state/host", "online", 1, true));
    Await.until("acknowledged", SOON, () -> writer.counters().sent() == 1);

    Recorder heard = new Recorder();
    open(settings("reader"), heard, null, "state/+");

    Await.until("retained arrived", SOON, () -> heard.texts().contains("online"));
    assertThat(heard.messages.getFirst().retain()).isTrue();
    assertThat(heard.events.getFirst()).isEqualTo("connected");
  }

  @ParameterizedTest
  @EnumSource(MqttVersion.class)
  void willFiresWhenAbandoned(MqttVersion version) {
    Recorder heard = new Recorder();
    awaitConnected(open(settings("reader"), heard, null, "will/#"));
    MqttConnection dying =
        open(settings("dying", version), new Recorder(), message("will/d", "dead", 0, false));
    awaitConnected(dying);

    dying.abandon();

    Await.until("the will arrived", SOON, () -> heard.texts().contains("dead"));
    assertThat(dying.status().state()).isEqualTo(LinkStatus.State.STOPPED);
  }

  @Test
  void willFiresOfNobodyHoweverOftenConnectionsAreClosed() {
    Recorder heard = new Recorder();
    awaitConnected(open(settings("reader"), heard, null, "will/#", "a/#"));
    for (int i = 0; i < 100; i++) {
      MqttConnection leaving =
          open(settings("leaving" + i), new Recorder(), message("will/l", "dead", 0, false));
      awaitConnected(leaving);
      leaving.close();
    }

    MqttConnection probe = open(settings("probe"), new Recorder(), null);
    awaitConnected(probe);
    probe.publish(message("a/probe", "probe", 0, false));
    Await.until("a later message arrived", SOON, () -> heard.texts().contains("probe"));
    assertThat(heard.texts()).containsExactly("probe");
  }

  @Test
  void willDoesNotFireWhenClosedAndWhatWasQueuedStillLeaves() {
    Recorder heard = new Recorder();
    awaitConnected(open(settings("reader"), heard, null, "will/#", "a/#"));
    Recorder own = new Recorder();
    MqttConnection leaving = open(settings("leaving"), own, message("will/l", "dead", 0, false));
    awaitConnected(leaving);
    for (int i = 0; i < 500; i++) {
      leaving.publish(message("a/" + i, "x", 0, false));
    }

    leaving.close();

    Await.until("all arrived", SOON, () -> heard.messages.size() >= 500);
    MqttConnection probe = open(settings("probe"), new Recorder(), null);
    awaitConnected(probe);
    probe.publish(message("a/probe", "probe", 0, false));
    Await.until("a later message arrived", SOON, () -> heard.texts().contains("probe"));
    assertThat(heard.texts()).doesNotContain("dead");
    assertThat(own.events).containsExactly("connected", "disconnected: closed");
    assertThat(leaving.publish(message("a/b", "late", 0, false))).isFalse();
    assertThat(leaving.counters().droppedOutgoing()).isEqualTo(1);
  }

  @Test
  void reconnectsAndSubscribesAgainAfterTheBrokerRestarts() throws Exception {
    List<String> wills = Collections.synchronizedList(new ArrayList<>());
    Recorder heard = new Recorder();
    MqttConnection reader =
        track(
            new MqttConnection(
                settings("reader").build(),
                Time.system(),
                List.of(new Subscription("a/#", 0)),
                () -> {
                  wills.add("asked");
                  return message("will/r", "will " + wills.size(), 0, false);
                },
                heard));
    reader.start();
    awaitConnected(reader);
    int port = broker.port();

    broker.close();
    Await.until("the loss was heard", SOON, () -> heard.events.size() == 2);
    broker = startBroker(folder, port);
    Await.until("connected again", SOON, () -> heard.connects() == 2);

    MqttConnection writer = open(settings("writer"), new Recorder(), null);
    awaitConnected(writer);
    writer.publish(message("a/b", "again", 0, false));
    Await.until("subscribed again", SOON, () -> heard.texts().contains("again"));
    assertThat(wills).hasSizeGreaterThanOrEqualTo(2);
    assertThat(reader.counters().connects()).isEqualTo(2);
  }

  @Test
  void failsOverToTheSecondBroker() {
    Recorder heard = new Recorder();
    MqttConnection connection =
        open(
            MqttSettings.builder(
                "edge",
                List.of(
                    MqttBroker.at(URI.create("tcp://127.0.0.1:1")), MqttBroker.at(broker.uri()))),
            heard,
            null,
            "a/#");
    awaitConnected(connection);
    assertThat(connection.counters().refused()).isEqualTo(1);
    assertThat(connection.status().sentence()).contains(Integer.toString(broker.port()));
  }

  @Test
  void movesOnToTheNextBrokerWhenTold() throws Exception {
    try (Broker second = startBroker(folder.resolve("second"), 0)) {
      Recorder heard = new Recorder();
      MqttConnection connection =
          open(
              MqttSettings.builder(
                  "edge", List.of(MqttBroker.at(broker.uri()), MqttBroker.at(second.uri()))),
              heard,
              message("will/e", "dead", 0, false));
      awaitConnected(connection);

      connection.moveOn("the primary host is offline");

      Await.until("connected again", SOON, () -> heard.connects() == 2);
      assertThat(heard.events.get(1)).isEqualTo("disconnected: the primary host is offline");
      assertThat(connection.status().sentence()).contains(Integer.toString(second.port()));
    }
  }

  @Test
  void halfOpenLinkIsFoundByKeepAliveAndMended() throws Exception {
    try (TcpProxy proxy = TcpProxy.start("127.0.0.1", broker.port())) {
      Recorder heard = new Recorder();
      MqttConnection connection =
          open(through(proxy, "edge").keepAlive(Duration.ofSeconds(1)), heard, null, "a/#");
      awaitConnected(connection);

      proxy.mode(TcpProxy.Mode.BLACKHOLE);
      Await.until(
          "the silence was found",
          SOON,
          () -> {
            // Writing all the time must not hide that nothing comes back.
            connection.publish(message("b/c", "x", 0, false));
            return heard.events.size() == 2;
          });
      assertThat(heard.events.get(1)).contains("went silent");

      proxy.mode(TcpProxy.Mode.PASS);
      Await.until("connected again", Duration.ofSeconds(30), () -> heard.connects() == 2);
    }
  }

  @Test
  void brokerThatAcceptsButNeverAnswersIsASentence() throws Exception {
    try (TcpProxy proxy = TcpProxy.start("127.0.0.1", broker.port())) {
      proxy.mode(TcpProxy.Mode.BLACKHOLE);
      MqttConnection connection =
          open(through(proxy, "edge").connectTimeout(Duration.ofSeconds(1)), new Recorder(), null);
      awaitSentence(connection, "does not answer within 1 s");
    }
  }

  @Test
  void outgoingQueueTurnsAwayWhatTheNetworkDoesNotTake() throws Exception {
    try (TcpProxy proxy = TcpProxy.start("127.0.0.1", broker.port())) {
      MqttConnection connection =
          open(through(proxy, "edge").outgoing(new QueueBound(100, 1 << 20)), new Recorder(), null);
      awaitConnected(connection);
      proxy.mode(TcpProxy.Mode.BLACKHOLE);
      byte[] large = new byte[100_000];
      Await.until(
          "the queue is full",
          SOON,
          () -> !connection.publish(new MqttMessage("a/b", large, 0, false)));
      assertThat(connection.counters().droppedOutgoing()).isPositive();

      connection.abandon();

      LinkCounters counters = connection.counters();
      assertThat(counters.failed()).isPositive();
    }
  }

  @Test
  void listenerThatThrowsDoesNotEndTheConnection() {
    Recorder heard = new Recorder();
    MqttListener clumsy =
        new MqttListener() {
          @Override
          public void onConnected() {
            heard.onConnected();
            throw new IllegalStateException("on purpose");
          }

          @Override
          public void onDisconnected(String sentence) {}

          @Override
          public void onMessage(MqttMessage message) {
            heard.onMessage(message);
            throw new IllegalStateException("on purpose");
          }
        };
    MqttConnection connection =
        track(
            new MqttConnection(
                settings("clumsy").build(),
                Time.system(),
                List.of(new Subscription("a/#", 0)),
                () -> null,
                clumsy));
    connection.start();
    awaitConnected(connection);
    connection.publish(message("a/b", "1", 0, false));
    connection.publish(message("a/b", "2", 0, false));
    Await.until("both arrived", SOON, () -> heard.texts().equals(List.of("1", "2")));
    Await.until("both counted", SOON, () -> connection.counters().failed() == 3);
  }

  final MqttSettings.Builder settings(String clientId) {
    return settings(clientId, MqttVersion.V3_1_1);
  }

  final MqttSettings.Builder settings(String clientId, MqttVersion version) {
    return MqttSettings.builder(
        clientId, List.of(MqttBroker.at(broker.uri()).withVersion(version)));
  }

  private static MqttSettings.Builder through(TcpProxy proxy, String clientId) {
    return MqttSettings.builder(clientId, URI.create("tcp://127.0.0.1:" + proxy.port()));
  }

  final MqttConnection open(
      MqttSettings.Builder settings,
      MqttListener listener,
      @Nullable MqttMessage will,
      String... filters) {
    MqttConnection connection =
        track(
            new MqttConnection(
                settings.build(),
                Time.system(),
                List.of(filters).stream().map(f -> new Subscription(f, 1)).toList(),
                () -> will,
                listener));
    connection.start();
    return connection;
  }

  private MqttConnection track(MqttConnection connection) {
    opened.add(connection);
    return connection;
  }

  static void awaitConnected(MqttConnection... connections) {
    for (MqttConnection connection : connections) {
      Await.until(
          "connected", SOON, () -> connection.status().state() == LinkStatus.State.CONNECTED);
    }
  }

  static void awaitSentence(MqttConnection connection, String part) {
    AtomicReference<LinkStatus> last = new AtomicReference<>(connection.status());
    try {
      Await.until(
          "the status says: " + part,
          SOON,
          () -> {
            LinkStatus status = connection.status();
            if (status.state() == LinkStatus.State.WAITING) {
              last.set(status);
            }
            return status.state() == LinkStatus.State.WAITING && status.sentence().contains(part);
          });
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ", but: " + last.get(), e);
    }
  }

  static MqttMessage message(String topic, String text, int qos, boolean retain) {
    return new MqttMessage(topic, text.getBytes(StandardCharsets.UTF_8), qos, retain);
  }
}
