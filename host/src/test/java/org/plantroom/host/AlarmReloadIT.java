package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.testkit.Await;

/** What a reload does to alarms, through a real broker, a real store and the API. */
@Timeout(120)
final class AlarmReloadIT {
  private static final String TYPE = "types/pump.yaml";
  private static final String FLOOD = "  CountFlood: {tag: Count, high: 1000000, priority: low}\n";

  private Path project;
  private EmbeddedBroker broker;
  private PlantroomHost host;
  private Browser browser;
  private ScriptedEdge edge;
  private long offset;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    project = folder.resolve("project");
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    URI address = URI.create("tcp://127.0.0.1:" + broker.port());
    host = Plant.host(folder, address);
    browser = new Browser(host);
    Await.until("up", Plant.PATIENCE, () -> browser.get("/health").statusCode() == 200);
    edge = new ScriptedEdge(Plant.EDGE, address).start();
    Await.until("born", Plant.PATIENCE, () -> browser.tag(Plant.FLOW).has("value"));
    flow(50);
    awaitState("FlowHigh", "unacknowledged");
  }

  @AfterEach
  void stop() {
    edge.close();
    browser.close();
    host.close();
    broker.close();
  }

  @Test
  void aRuleThatChangesGoesOnFromWhereItStandsAndItsNeighboursNoticeNothing() throws Exception {
    count(2_000_000);
    awaitState("CountFlood", "unacknowledged");
    JsonNode flood = alarm("CountFlood");
    acknowledge("FlowHigh");
    reload(TYPE, "high: 40", "high: 45");
    flow(46);
    awaitState("FlowHigh", "acknowledged");
    assertThat(alarm("CountFlood")).isEqualTo(flood);
    reload(TYPE, "high: 45", "high: 60");
    awaitState("FlowHigh", "normal");
    flow(61);
    awaitState("FlowHigh", "unacknowledged");
    assertThat(alarm("CountFlood")).isEqualTo(flood);
    awaitEvents(Plant.COUNT, "raised");
  }

  @Test
  void anAlarmWhoseRuleWentLeavesTheListAndSaysWhyAndComesBackAnew() throws Exception {
    count(2_000_000);
    awaitState("CountFlood", "unacknowledged");
    acknowledge("CountFlood");
    assertThat(change(TYPE, FLOOD, "").path("summary").asText()).isEqualTo("1 alarm removed");
    reload();
    awaitState("CountFlood", "");
    awaitEvents(Plant.COUNT, "removed", "acknowledged", "raised");
    JsonNode line =
        browser.json("/api/alarms/journal?event=removed").path("lines").path(0).path("reason");
    assertThat(line.asText()).isEqualTo("the project has this alarm no more");
    reload(TYPE, "  FlowLow", FLOOD + "  FlowLow");
    awaitState("CountFlood", "unacknowledged");
    count(7);
    awaitState("CountFlood", "returned-unacknowledged");
  }

  @Test
  void aNewRuleBeginsWithThePresentValueAndFollowsItsTag() throws Exception {
    reload(TYPE, FLOOD, "");
    reload(TYPE, "  FlowLow", "  Busy: {tag: Mode, is: on, priority: low}\n" + FLOOD + "  FlowLow");
    awaitState("Busy", "unacknowledged");
    assertThat(alarm("Busy").path("value").asText()).as("its state's word").isEqualTo("on");
    assertThat(alarm("Busy").path("rule").asText()).isEqualTo("is on");
    awaitState("CountFlood", "normal");
    count(2_000_000);
    awaitState("CountFlood", "unacknowledged");
    awaitState("FlowHigh", "unacknowledged");
  }

  @Test
  void aDeviceThatGoesTakesItsAlarmsWithItAndANewOneBringsItsOwn() throws Exception {
    reload("sites/north.yaml", "pump:", "pump-2:");
    awaitState("FlowHigh", "normal");
    assertThat(alarm("FlowHigh").path("path").asText()).isEqualTo("north/edge1/pump-2/Flow");
    awaitEvents(Plant.FLOW, "removed", "raised");
    assertThat(browser.json("/api/alarms?state=all&match=north/edge1/pump")).isEmpty();
    reload("sites/north.yaml", "edge1:", "edge2:");
    Await.until(
        "the edge's alarms are gone",
        Plant.PATIENCE,
        () -> browser.json("/api/alarms?state=all&match=north/edge1/**").isEmpty());
    reload("sites/north.yaml", "edge2:", "edge1:");
    reload("sites/north.yaml", "pump-2:", "pump:");
    awaitState("FlowHigh", "unacknowledged");
    assertThat(alarm("FlowHigh").path("path").asText()).isEqualTo(Plant.FLOW);
  }

  @Test
  void aDeviceChangesEveryKeyOfARuleAndHasOneOfItsOwn() throws Exception {
    reload(
        "sites/north.yaml",
        "address: \"127.0.0.1:5020\"",
        """
        address: "127.0.0.1:5020", alarms: {
          FlowHigh: {rate: {by: 30, within: 1m}, latching: true, message: Too sudden},
          CountFlood: {enabled: false},
          Calm: {tag: Flow, low: 10, priority: low, message: Hardly any flow}}\
        """);
    awaitState("CountFlood", "");
    awaitState("FlowHigh", "normal");
    assertThat(alarm("FlowHigh").path("rule").asText())
        .isEqualTo("moves by more than 30 l/s within 1 min");
    flow(5);
    awaitState("FlowHigh", "unacknowledged");
    awaitState("Calm", "unacknowledged");
    assertThat(alarm("FlowHigh").path("message").asText()).isEqualTo("Too sudden");
    assertThat(alarm("Calm").path("message").asText()).isEqualTo("Hardly any flow");
    assertThat(change("sites/north.yaml", "low: 10", "low: 1").toString())
        .contains("alarms.Calm.low");
    reload();
    awaitState("Calm", "returned-unacknowledged");
  }

  private void flow(float value) {
    edge.data(offset++, edge.flow(value, System.currentTimeMillis()));
  }

  private void count(long value) {
    edge.data(offset++, edge.count(value, System.currentTimeMillis(), false));
  }

  private JsonNode change(String file, String from, String to) throws Exception {
    String text = Files.readString(project.resolve(file));
    assertThat(text).contains(from);
    Plant.write(project.resolve(file), text.replace(from, to));
    return browser.json("/api/project/changes");
  }

  private void reload(String file, String from, String to) throws Exception {
    change(file, from, to);
    reload();
  }

  private void reload() throws Exception {
    assertThat(browser.post("/api/project/reload", "").statusCode()).isEqualTo(200);
  }

  private void acknowledge(String name) throws Exception {
    String id = alarm(name).path("id").asText();
    assertThat(browser.post("/api/alarms/" + id + "/acknowledge", "").statusCode()).isEqualTo(200);
  }

  private void awaitState(String name, String state) {
    Await.until(
        name + " is " + (state.isEmpty() ? "gone" : state),
        Plant.PATIENCE,
        () -> alarm(name).path("state").asText().equals(state));
  }

  /** The alarm of a name, or a missing node. */
  private JsonNode alarm(String name) throws Exception {
    JsonNode alarms = browser.json("/api/alarms?state=all&match=north/**");
    for (JsonNode alarm : alarms) {
      if (alarm.path("name").asText().equals(name)) {
        return alarm;
      }
    }
    return alarms.path(alarms.size());
  }

  private void awaitEvents(String path, String... events) {
    List<String> expected = List.of(events);
    Await.until("events " + expected, Plant.PATIENCE, () -> events(path).equals(expected));
  }

  private List<String> events(String path) throws Exception {
    return browser
        .json("/api/alarms/journal?match=" + path)
        .path("lines")
        .findValuesAsText("event");
  }
}
