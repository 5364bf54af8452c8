package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Time;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.LinkStatus;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.mqtt.Subscription;
import org.plantroom.testkit.Await;

/** A host on two brokers at once, and edge nodes on either. */
@Timeout(180)
final class BrokersIT {
  private static final String STATE = "spBv1.0/STATE/plantroom";

  private final EmbeddedBroker first;
  private final EmbeddedBroker second;
  private final PlantroomHost host;
  private final Browser browser;

  BrokersIT(@TempDir Path folder) throws Exception {
    first = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("first")));
    second = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("second")));
    host = Plant.host(folder, List.of(address(first), address(second)));
    browser = new Browser(host);
  }

  @BeforeEach
  void awaitBoth() {
    Await.until("both are connected", Plant.PATIENCE, () -> isUp("broker") && isUp("broker 2"));
  }

  @AfterEach
  void stop() {
    browser.close();
    host.close();
    first.close();
    second.close();
  }

  private static URI address(EmbeddedBroker broker) {
    return URI.create("tcp://127.0.0.1:" + broker.port());
  }

  /** The last message of a topic at one broker, a retained one too; hands on what it is told to. */
  private static final class Watcher implements MqttListener, AutoCloseable {
    private final MqttConnection connection;
    private final @Nullable ScriptedEdge copyist;
    private volatile String last = "";

    Watcher(URI broker, String filter, @Nullable ScriptedEdge copyist) {
      this.copyist = copyist;
      connection =
          new MqttConnection(
              MqttSettings.builder("watcher-" + UUID.randomUUID(), broker).build(),
              Time.system(),
              List.of(new Subscription(filter, 1)),
              () -> null,
              this);
      connection.start();
    }

    @Override
    public void onConnected() {}

    @Override
    public void onDisconnected(String sentence) {}

    @Override
    public void onMessage(MqttMessage message) {
      last = new String(message.payload(), StandardCharsets.UTF_8);
      if (copyist != null) {
        copyist.sendRaw(message.topic(), message.payload());
      }
    }

    boolean isUp() {
      return connection.status().state() == LinkStatus.State.CONNECTED;
    }

    void awaitLast(String part) {
      Await.until(part, Plant.PATIENCE, () -> last.contains(part));
    }

    @Override
    public void close() {
      connection.close();
    }
  }

  @Test
  @Tag("tck-id-operational-behavior-primary-application-state-with-multiple-servers-state")
  void everyServerHearsTheStateOfTheHost() {
    try (Watcher atFirst = new Watcher(address(first), STATE, null);
        Watcher atSecond = new Watcher(address(second), STATE, null)) {
      atFirst.awaitLast("\"online\":true");
      atSecond.awaitLast("\"online\":true");
      host.close();
      atFirst.awaitLast("\"online\":false");
      atSecond.awaitLast("\"online\":false");
    }
  }

  @Test
  void anEdgeNodeIsHeardAndAnsweredOnWhicheverBrokerItIs() {
    List<EmbeddedBroker> places = List.of(second, first, second);
    for (int place = 0; place < places.size(); place++) {
      // It leaves without a word of death, and is born where it comes to.
      int offset = place;
      try (ScriptedEdge edge = new ScriptedEdge(Plant.EDGE, address(places.get(place))).start()) {
        awaitQuality("good");
        edge.data(offset, edge.flow(7 + offset, System.currentTimeMillis()));
        Await.until("the value", Plant.PATIENCE, () -> flow() == 7 + offset);
        Await.until("receipt", Plant.PATIENCE, () -> edge.delivered().lowestMissing() > offset);
      }
    }
  }

  @Test
  void whatComesOverBothBrokersIsTakenOnce() throws Exception {
    EdgeId silent = new EdgeId("north", "copyist");
    try (ScriptedEdge copyist = new ScriptedEdge(silent, address(second)).start();
        Watcher bridge = new Watcher(address(first), "spBv1.0/north/+/edge1/#", copyist);
        ScriptedEdge edge = new ScriptedEdge(Plant.EDGE, address(first))) {
      Await.until("the bridge listens", Plant.PATIENCE, bridge::isUp);
      edge.start();
      awaitQuality("good");
      for (int i = 0; i < 20; i++) {
        edge.data(i, edge.flow(i, System.currentTimeMillis()));
      }
      Await.until("receipts", Plant.PATIENCE, () -> edge.delivered().lowestMissing() >= 20);
      Await.until(
          "the copies are counted",
          Plant.PATIENCE,
          () -> link("broker 2").path("copies").asInt() >= 20);
      assertThat(edge.births()).as("births").isEqualTo(1);
      JsonNode counters = link("north/edge1");
      assertThat(counters.path("state").asText()).isEqualTo("connected");
      assertThat(counters.path("refused").asInt()).as("refused as doubled").isZero();
    }
  }

  @Test
  void theLossOfOneBrokerIsNoLossOfTheOthersEdgeNodes() throws Exception {
    EdgeId other = new EdgeId("north", "edge2");
    try (ScriptedEdge lost = new ScriptedEdge(Plant.EDGE, address(first)).start();
        ScriptedEdge kept = new ScriptedEdge(other, address(second)).start()) {
      awaitQuality("good");
      Await.until("the other is good", Plant.PATIENCE, () -> quality(kept).equals("good"));
      first.close();
      awaitQuality("bad");
      Await.until("the loss is shown", Plant.PATIENCE, () -> !isUp("broker"));
      assertThat(quality(kept)).isEqualTo("good");
      assertThat(kept.births()).isEqualTo(1);
      assertThat(browser.get("/health").statusCode()).isEqualTo(200);
      assertThat(lost.births()).isEqualTo(1);
    }
  }

  @Test
  void theLossOfOneBrokerIsOneAlarmThatNamesItAndNoneOfItsEdgeNodes() throws Exception {
    EdgeId other = new EdgeId("north", "edge2");
    try (ScriptedEdge lost = new ScriptedEdge(Plant.EDGE, address(first)).start();
        ScriptedEdge kept = new ScriptedEdge(other, address(second)).start()) {
      awaitQuality("good");
      Await.until("the other is good", Plant.PATIENCE, () -> quality(kept).equals("good"));
      URI address = address(first);
      first.close();
      Await.until("it is told", Plant.PATIENCE, () -> !browser.json("/api/alarms").isEmpty());
      JsonNode alarms = browser.json("/api/alarms");
      assertThat(alarms).hasSize(1);
      assertThat(alarms.path(0).path("path").asText()).isEqualTo("host");
      assertThat(alarms.path(0).path("message").asText()).contains(address.toString());
      assertThat(browser.json("/api/alarms?state=suppressed").findValuesAsText("path"))
          .contains("north/edge1", Plant.FLOW)
          .noneMatch(path -> path.startsWith("north/edge2"));
      assertThat(lost.births()).isEqualTo(1);
    }
  }

  private void awaitQuality(String start) {
    Await.until(
        "quality " + start,
        Plant.PATIENCE,
        () -> browser.tag(Plant.FLOW).path("quality").asText().startsWith(start));
  }

  private double flow() throws Exception {
    return browser.tag(Plant.FLOW).path("value").asDouble();
  }

  private String quality(ScriptedEdge edge) throws Exception {
    return browser.tag(edge.path("Flow")).path("quality").asText();
  }

  private boolean isUp(String path) throws Exception {
    return link(path).path("state").asText().equals("connected");
  }

  private JsonNode link(String path) throws Exception {
    for (JsonNode link : browser.json("/api/links")) {
      if (link.path("path").asText().equals(path)) {
        return link;
      }
    }
    throw new AssertionError("no link " + path);
  }
}
