package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;
import org.plantroom.testkit.Await;

/** The short way out of the embedded broker gives what the long one gives, and nothing more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // a broker takes seconds to start and to stop
final class BrokerTapIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int MANY = 5_000;

  private final List<MqttConnection> opened = new ArrayList<>();
  private EmbeddedBroker open;
  private EmbeddedBroker guarded;

  /** The user {@code one} may publish its own data only. */
  private static final class Guard implements BrokerGuard {
    @Override
    public Optional<TopicRights> admit(Credentials shown) {
      return shown.user().equals("one")
          ? Optional.of(new TopicRights(List.of("data/one"), List.of("cmd/one")))
          : Optional.of(new TopicRights(List.of("cmd/+"), List.of("data/#")));
    }

    @Override
    public Optional<TopicRights> admitCertified(String commonName) {
      return Optional.empty();
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    open = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("open")));
    guarded =
        EmbeddedBroker.start(
            new EmbeddedBrokerSettings(
                EmbeddedBrokerSettings.LOOPBACK, 0, folder.resolve("own"), new Guard(), null));
  }

  @AfterEach
  void closeConnections() {
    opened.forEach(MqttConnection::close);
    opened.clear();
  }

  @AfterAll
  void stop() {
    open.close();
    guarded.close();
  }

  @Test
  void bothWaysCarryAllMessagesOfAClientInOrder() {
    Recorder near = new Recorder();
    Recorder far = new Recorder();
    MqttConnection host = connect(at(open).withTap(open.tap()), near, null, live("data/+"));
    MqttConnection other = connect(at(open), far, null, new Subscription("data/+", 0));
    MqttConnection edge = connect(at(open), new Recorder(), null);
    MqttConnectionContract.awaitConnected(host, other, edge);
    List<String> sent = IntStream.range(0, MANY).mapToObj(Integer::toString).toList();
    sent.forEach(text -> assertThat(edge.publish(message("data/one", text))).isTrue());
    Await.until("the near one heard all", SOON, () -> near.messages.size() >= MANY);
    Await.until("the far one heard all", SOON, () -> far.messages.size() >= MANY);
    assertThat(near.texts()).isEqualTo(sent);
    assertThat(far.texts()).isEqualTo(sent);
    assertThat(near.messages.getFirst()).isEqualTo(message("data/one", "0"));
    assertThat(host.counters().received()).isEqualTo(MANY);
  }

  @Test
  void liveIsAnOrdinarySubscriptionWhereThereIsNoTap() {
    Recorder heard = new Recorder();
    MqttConnection host = connect(at(open), heard, null, live("far/+"));
    MqttConnection edge = connect(at(open), new Recorder(), null);
    MqttConnectionContract.awaitConnected(host, edge);
    edge.publish(message("far/one", "1"));
    Await.until("heard", SOON, () -> heard.texts().equals(List.of("1")));
  }

  @Test
  void willsAndOtherTopicsTakeTheLongWay() {
    Recorder heard = new Recorder();
    MqttConnection host =
        connect(
            at(open).withTap(open.tap()),
            heard,
            null,
            live("way/+"),
            new Subscription("death/+", 0));
    MqttConnection edge = connect(at(open), new Recorder(), message("death/one", "died"));
    MqttConnectionContract.awaitConnected(host, edge);
    edge.publish(message("elsewhere", "0"));
    edge.publish(message("way/one", ""));
    edge.publish(message("way/one", "1"));
    Await.until("heard", SOON, () -> heard.texts().equals(List.of("", "1")));
    edge.abandon();
    Await.until("the will came", SOON, () -> heard.texts().equals(List.of("", "1", "died")));
  }

  @Test
  void whatAClientMayNotPublishDoesNotComeTheShortWayEither() {
    Recorder heard = new Recorder();
    MqttConnection host =
        connect(login("host").withTap(guarded.tap()), heard, null, live("data/+"));
    Recorder own = new Recorder();
    MqttConnection edge = connect(login("one"), own, null);
    MqttConnectionContract.awaitConnected(host, edge);
    edge.publish(message("data/two", "forged"));
    Await.until("turned out", SOON, () -> own.events.size() >= 2);
    Await.until("in again", SOON, () -> own.connects() >= 2);
    edge.publish(message("data/one", "true"));
    Await.until("heard", SOON, () -> heard.texts().contains("true"));
    assertThat(heard.texts()).containsExactly("true");
  }

  @Test
  void aClosedConnectionHearsNothingMore() {
    Recorder heard = new Recorder();
    MqttConnection host = connect(at(open).withTap(open.tap()), heard, null, live("end/+"));
    Recorder stays = new Recorder();
    MqttConnection other = connect(at(open), stays, null, new Subscription("end/+", 0));
    MqttConnection edge = connect(at(open), new Recorder(), null);
    MqttConnectionContract.awaitConnected(host, other, edge);
    edge.publish(message("end/one", "1"));
    Await.until("heard", SOON, () -> heard.texts().equals(List.of("1")));
    assertThat(open.tap().isClosed()).isFalse();
    host.abandon();
    assertThat(open.tap().isClosed()).isTrue();
    edge.publish(message("end/one", "2"));
    Await.until("it went out", SOON, () -> stays.texts().equals(List.of("1", "2")));
    assertThat(heard.texts()).containsExactly("1");
  }

  private static MqttBroker at(EmbeddedBroker broker) {
    return MqttBroker.at(URI.create("tcp://127.0.0.1:" + broker.port()));
  }

  private MqttBroker login(String user) {
    return at(guarded).withCredentials(new Credentials(user, "any"));
  }

  private static Subscription live(String filter) {
    return Subscription.ofLive(filter);
  }

  private static MqttMessage message(String topic, String text) {
    return new MqttMessage(topic, text.getBytes(StandardCharsets.UTF_8), 0, false);
  }

  private MqttConnection connect(
      MqttBroker broker,
      MqttListener listener,
      @Nullable MqttMessage will,
      Subscription... subscriptions) {
    MqttConnection connection =
        new MqttConnection(
            MqttSettings.builder("client " + opened.size(), List.of(broker)).build(),
            Time.system(),
            List.of(subscriptions),
            () -> will,
            listener);
    opened.add(connection);
    connection.start();
    return connection;
  }
}
