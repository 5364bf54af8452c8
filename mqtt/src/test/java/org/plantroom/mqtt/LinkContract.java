package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.TcpProxy;

/** What a link must carry over a broker of any make, as far as {@link KnownBroker} promises it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // a broker takes seconds to start and to stop
abstract class LinkContract {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final KnownBroker make;
  private final List<MqttConnection> opened = new ArrayList<>();
  private Broker broker;

  LinkContract(KnownBroker make) {
    this.make = make;
  }

  /** Starts the broker, or skips the tests with the reason why it cannot be. */
  abstract Broker start(Path folder) throws Exception;

  @BeforeAll
  void startBroker(@TempDir Path folder) throws Exception {
    broker = start(folder);
  }

  @AfterEach
  void closeConnections() {
    opened.forEach(MqttConnection::close);
    opened.clear();
  }

  @AfterAll
  void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void messagesArriveInOrderWithTheirBytesOverMqtt311() {
    assume(Feature.V3_1_1);
    messagesArrive(MqttVersion.V3_1_1);
  }

  @Test
  void messagesArriveInOrderWithTheirBytesOverMqtt5() {
    assume(Feature.V5);
    messagesArrive(MqttVersion.V5);
  }

  private void messagesArrive(MqttVersion version) {
    Recorder heard = new Recorder();
    MqttConnection reader = open("reader", version, true, heard, null, "plant/+/data");
    MqttConnection writer = open("writer", version, true, new Recorder(), null);
    MqttConnectionContract.awaitConnected(reader, writer);
    List<String> expected = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
    expected.forEach(n -> writer.publish(message("plant/a/data", n, 0, false)));
    Await.until("all arrived", SOON, () -> heard.messages.size() >= 500);
    assertThat(heard.texts()).isEqualTo(expected);
  }

  @Test
  void versionNotSpokenIsASentence() {
    Assumptions.assumeFalse(make.carries(Feature.V5), "it speaks both");
    MqttConnection link = open("five", MqttVersion.V5, true, new Recorder(), null, "plant/#");
    Await.until("refused", SOON, () -> link.counters().refused() > 0);
    assertThat(link.counters().connects()).isZero();
    assertThat(link.status().sentence()).contains(broker.uri().toString());
  }

  @Test
  void lastWordOfAHostComesToWhoeverComesLater() {
    assume(Feature.RETAINED);
    MqttConnection host = open("host", MqttVersion.V3_1_1, true, new Recorder(), null);
    MqttConnectionContract.awaitConnected(host);
    host.publish(message("spBv1.0/STATE/centre", "online", 1, true));
    Await.until("acknowledged", SOON, () -> host.counters().sent() == 1);
    Recorder heard = new Recorder();
    open("edge", MqttVersion.V3_1_1, true, heard, null, "spBv1.0/STATE/centre");
    Await.until("it came", SOON, () -> heard.texts().equals(List.of("online")));
    assertThat(heard.messages.getFirst().retain()).isTrue();
  }

  @Test
  void willOfAClientThatVanishedIsSaid() {
    assume(Feature.WILL);
    Recorder heard = new Recorder();
    MqttConnectionContract.awaitConnected(
        open("reader", MqttVersion.V3_1_1, true, heard, null, "spBv1.0/+/NDEATH/+"));
    MqttMessage will = message("spBv1.0/north/NDEATH/edge", "died", 1, false);
    MqttConnection edge = open("edge", MqttVersion.V3_1_1, true, new Recorder(), will);
    MqttConnectionContract.awaitConnected(edge);
    edge.abandon();
    Await.until("the will came", SOON, () -> heard.texts().equals(List.of("died")));
  }

  @Test
  void keptSessionGetsWhatCameMeanwhile() {
    assume(Feature.SESSION);
    MqttConnection first =
        open("keeper", MqttVersion.V3_1_1, false, new Recorder(), null, "kept/#");
    MqttConnectionContract.awaitConnected(first);
    first.close();
    MqttConnection writer = open("writer", MqttVersion.V3_1_1, true, new Recorder(), null);
    MqttConnectionContract.awaitConnected(writer);
    writer.publish(message("kept/a", "meanwhile", 1, false));
    Await.until("acknowledged", SOON, () -> writer.counters().sent() == 1);
    Recorder heard = new Recorder();
    open("keeper", MqttVersion.V3_1_1, false, heard, null, "kept/#");
    Await.until("it came", SOON, () -> heard.texts().contains("meanwhile"));
  }

  @Test
  void cutLinkComesBackAndHearsAgain() throws Exception {
    try (TcpProxy proxy = TcpProxy.start("127.0.0.1", broker.port())) {
      Recorder heard = new Recorder();
      MqttConnection reader = open(settings("reader", at(proxy)), heard, null, "plant/#");
      MqttConnection writer = open("writer", MqttVersion.V3_1_1, true, new Recorder(), null);
      MqttConnectionContract.awaitConnected(reader, writer);
      proxy.mode(TcpProxy.Mode.REFUSE);
      Await.until("the loss was heard", SOON, () -> heard.events.size() == 2);
      writer.publish(message("plant/a", "nobody hears", 0, false));
      Await.until("tried in vain", SOON, () -> reader.counters().refused() > 0);
      proxy.mode(TcpProxy.Mode.PASS);
      Await.until("connected again", SOON, () -> heard.connects() == 2);
      writer.publish(message("plant/a", "again", 0, false));
      Await.until("subscribed again", SOON, () -> heard.texts().contains("again"));
      assertThat(heard.texts()).containsExactly("again");
    }
  }

  @Test
  void deadAddressIsPassedByForThisBroker() {
    MqttBroker dead = MqttBroker.at(URI.create("tcp://127.0.0.1:1"));
    Recorder heard = new Recorder();
    MqttConnection link =
        open(
            MqttSettings.builder("edge", List.of(dead, MqttBroker.at(broker.uri()))),
            heard,
            null,
            "plant/#");
    MqttConnectionContract.awaitConnected(link);
    assertThat(link.counters().refused()).isPositive();
    assertThat(link.status().sentence()).contains(Integer.toString(broker.port()));
    link.publish(message("plant/a", "here", 0, false));
    Await.until("it came", SOON, () -> heard.texts().equals(List.of("here")));
  }

  @Test
  void halfOpenLinkIsFoundByKeepAlive() throws Exception {
    try (TcpProxy proxy = TcpProxy.start("127.0.0.1", broker.port())) {
      Recorder heard = new Recorder();
      MqttConnectionContract.awaitConnected(
          open(
              settings("edge", at(proxy)).keepAlive(Duration.ofSeconds(1)),
              heard,
              null,
              "plant/#"));
      proxy.mode(TcpProxy.Mode.BLACKHOLE);
      Await.until("the silence was found", SOON, () -> heard.events.size() == 2);
      assertThat(heard.events.get(1)).contains("went silent");
      proxy.mode(TcpProxy.Mode.PASS);
      Await.until("connected again", SOON, () -> heard.connects() == 2);
    }
  }

  private static MqttBroker at(TcpProxy proxy) {
    return MqttBroker.at(URI.create("tcp://127.0.0.1:" + proxy.port()));
  }

  private static MqttSettings.Builder settings(String client, MqttBroker to) {
    return MqttSettings.builder(client, List.of(to));
  }

  private void assume(Feature feature) {
    Assumptions.assumeTrue(make.carries(feature), make.label() + " lacks " + feature.heading());
  }

  private static MqttMessage message(String topic, String text, int qos, boolean retain) {
    return new MqttMessage(topic, text.getBytes(StandardCharsets.UTF_8), qos, retain);
  }

  private MqttConnection open(
      String client,
      MqttVersion version,
      boolean cleanSession,
      MqttListener listener,
      @Nullable MqttMessage will,
      String... filters) {
    MqttBroker to = MqttBroker.at(broker.uri()).withVersion(version);
    return open(settings(client, to).cleanSession(cleanSession), listener, will, filters);
  }

  private MqttConnection open(
      MqttSettings.Builder settings,
      MqttListener listener,
      @Nullable MqttMessage will,
      String... filters) {
    MqttConnection connection =
        new MqttConnection(
            settings.build(),
            Time.system(),
            List.of(filters).stream().map(f -> new Subscription(f, 1)).toList(),
            () -> will,
            listener);
    opened.add(connection);
    connection.start();
    return connection;
  }
}
