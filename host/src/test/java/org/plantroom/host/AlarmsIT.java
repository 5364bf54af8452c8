package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Project;
import org.plantroom.core.Time;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.testkit.Await;

/** Alarms through a real broker, a real store and the API. */
@Timeout(120)
final class AlarmsIT {
  private Path folder;
  private EmbeddedBroker broker;
  private URI address;
  private Project project;
  private PlantroomHost host;
  private Browser browser;
  private ScriptedEdge edge;
  private long offset;

  @BeforeEach
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    address = URI.create("tcp://127.0.0.1:" + broker.port());
    project = Plant.project(folder.resolve("project"));
    startHost();
    Await.until("up", Plant.PATIENCE, () -> browser.get("/health").statusCode() == 200);
    edge = new ScriptedEdge(Plant.EDGE, address).start();
    Await.until("the pump is known", Plant.PATIENCE, () -> browser.tag(Plant.FLOW).has("value"));
  }

  private void startHost() {
    host =
        new PlantroomHost(
            project,
            Plant.reading(folder.resolve("project")),
            folder.resolve("host"),
            0,
            List.of(MqttBroker.at(address)),
            Time.system());
    browser = new Browser(host);
  }

  @AfterEach
  void stop() {
    edge.close();
    browser.close();
    host.close();
    broker.close();
  }

  @Test
  void alarmIsRaisedAcknowledgedAndClearedBySourceTime() throws Exception {
    long now = System.currentTimeMillis();
    flow(50, now);
    awaitState("FlowHigh", "unacknowledged");
    JsonNode alarm = browser.json("/api/alarms").path(0);
    assertThat(alarm.path("raised").asText()).isEqualTo(Json.time(now));
    assertThat(alarm.path("value").asText()).isEqualTo("50.0");
    assertThat(alarm.path("unit").asText()).isEqualTo("l/s");
    assertThat(alarm.path("rule").asText()).isEqualTo("above 40 l/s");
    assertThat(alarm.path("path").asText()).isEqualTo(Plant.FLOW);
    assertThat(act(alarm, "acknowledge", "{\"reason\":\"seen\"}").statusCode()).isEqualTo(200);
    assertThat(act(alarm, "acknowledge", "").statusCode()).isEqualTo(409);
    long later = System.currentTimeMillis() + 1;
    flow(36, later);
    flow(35, later + 1);
    awaitState("FlowHigh", "normal");
    assertThat(browser.json("/api/alarms")).isEmpty();
    assertThat(events("?match=" + Plant.FLOW))
        .containsExactly("cleared normal", "acknowledged acknowledged", "raised unacknowledged");
    JsonNode lines = browser.json("/api/alarms/journal?event=acknowledged").path("lines");
    assertThat(lines.path(0).path("who").asText()).matches("token [^ ]+ test");
    assertThat(lines.path(0).path("reason").asText()).isEqualTo("seen");
  }

  @Test
  void browserHearsOfAlarmsAsTheyComeAndGo() throws Exception {
    long now = System.currentTimeMillis();
    flow(50, now);
    awaitState("FlowHigh", "unacknowledged");
    Browser.Live live = browser.live();
    live.say("{\"op\":\"alarms\"}");
    Await.until("it hears the list", Plant.PATIENCE, () -> !told(live).isEmpty());
    JsonNode list = told(live).getFirst();
    assertThat(list.path("whole").asBoolean()).isTrue();
    assertThat(list.path("alarms").findValuesAsText("name")).containsExactly("FlowHigh");
    JsonNode alarm = list.path("alarms").path(0);
    assertThat(act(alarm, "acknowledge", "").statusCode()).isEqualTo(200);
    Await.until(
        "it hears of the acknowledgement",
        Plant.PATIENCE,
        () -> told(live).getLast().at("/alarms/0/state").asText().equals("acknowledged"));
    flow(35, now + 1);
    Await.until(
        "it hears that it is over",
        Plant.PATIENCE,
        () -> told(live).getLast().path("gone").path(0).equals(alarm.path("id")));
    assertThat(told(live)).filteredOn(message -> message.path("whole").asBoolean()).hasSize(1);
    live.end();
  }

  /** The messages about alarms. */
  private static List<JsonNode> told(Browser.Live live) throws Exception {
    List<JsonNode> told = new ArrayList<>();
    for (String message : live.all()) {
      JsonNode read = Json.read(message);
      if (read.path("op").asText().equals("alarms")) {
        told.add(read);
      }
    }
    return told;
  }

  @Test
  void everythingIsAsItWasAfterARestartAndDelaysGoOn() throws Exception {
    long now = System.currentTimeMillis();
    flow(50, now);
    awaitState("FlowHigh", "unacknowledged");
    JsonNode high = browser.json("/api/alarms").path(0);
    assertThat(act(high, "shelve", "{\"reason\":\"noise\",\"minutes\":60}").statusCode())
        .isEqualTo(200);
    edge.flowAtBirth(0.1f);
    flow(0.1f, now + 1);
    Await.until(
        "it is shown", Plant.PATIENCE, () -> browser.tag(Plant.FLOW).path("value").asDouble() < 1);
    browser.close();
    host.close();
    startHost();
    Await.until("up", Plant.PATIENCE, () -> browser.get("/health").statusCode() == 200);
    assertThat(state("FlowHigh")).isEqualTo("shelved");
    assertThat(browser.json("/api/alarms?state=shelved").path(0).path("reason").asText())
        .isEqualTo("noise");
    count(1, now + 2, false);
    awaitState("FlowLow", "unacknowledged");
    assertThat(browser.json("/api/alarms?priority=medium").path(0).path("raised").asText())
        .isEqualTo(Json.time(now + 1 + 3_000));
    assertThat(act(high, "unshelve", "").statusCode()).isEqualTo(200);
    assertThat(state("FlowHigh")).isEqualTo("normal");
  }

  @Test
  void lostNodeGivesOneAlarmAndSuppressesTheOthersUntilItIsBack() throws Exception {
    flow(50, System.currentTimeMillis());
    awaitState("FlowHigh", "unacknowledged");
    edge.die();
    Await.until(
        "the node is missed",
        Plant.PATIENCE,
        () -> browser.json("/api/alarms").path(0).path("path").asText().equals("north/edge1"));
    assertThat(browser.json("/api/alarms")).hasSize(1);
    assertThat(state("FlowHigh")).isEqualTo("suppressed");
    assertThat(events("?match=" + Plant.FLOW)).first().isEqualTo("suppressed suppressed");
    edge.close();
    offset = 0;
    edge = new ScriptedEdge(Plant.EDGE, address).start();
    awaitState("Communication", "returned-unacknowledged");
    Await.until(
        "the others are shown again", Plant.PATIENCE, () -> !state("FlowLow").equals("suppressed"));
    assertThat(state("FlowHigh")).isEqualTo("normal");
  }

  @Test
  void valuesOfThePastStandInTheJournalWithTheirTimes() throws Exception {
    long now = System.currentTimeMillis();
    count(5, now, false);
    count(2_000_000, now - 60_000, true);
    count(7, now - 50_000, true);
    awaitState("CountFlood", "returned-unacknowledged");
    JsonNode alarm = browser.json("/api/alarms").path(0);
    assertThat(alarm.path("raised").asText()).isEqualTo(Json.time(now - 60_000));
    assertThat(alarm.path("cleared").asText()).isEqualTo(Json.time(now - 50_000));
    assertThat(alarm.path("active").asBoolean()).isFalse();
  }

  @Test
  void wrongActionsAreRefusedWithWords() throws Exception {
    JsonNode alarm = browser.json("/api/alarms?state=all").path(0);
    assertThat(act(alarm, "shelve", "{\"minutes\":5}").body()).contains("reason must say why");
    assertThat(act(alarm, "shelve", "{\"reason\":\"x\"}").body()).contains("minutes must be");
    assertThat(act(alarm, "shelve", "{\"reason\":\"x\",\"minutes\":0}").statusCode())
        .isEqualTo(400);
    assertThat(act(alarm, "suppress", "{\"reason\":\" \"}").statusCode()).isEqualTo(400);
    assertThat(act(alarm, "suppress", "[]").statusCode()).isEqualTo(400);
    assertThat(act(alarm, "silence", "{}").statusCode()).isEqualTo(404);
    assertThat(browser.post("/api/alarms/x/acknowledge", "").statusCode()).isEqualTo(404);
    assertThat(browser.get("/api/alarms?priority=urgent").statusCode()).isEqualTo(400);
    assertThat(browser.get("/api/alarms/journal?limit=0").statusCode()).isEqualTo(400);
    assertThat(act(alarm, "suppress", "{\"reason\":\"test\"}").statusCode()).isEqualTo(200);
    assertThat(act(alarm, "unsuppress", "").statusCode()).isEqualTo(200);
    assertThat(act(alarm, "out-of-service", "{\"reason\":\"test\"}").statusCode()).isEqualTo(200);
    assertThat(act(alarm, "return-to-service", "").statusCode()).isEqualTo(200);
  }

  private void flow(float value, long time) {
    edge.data(offset++, edge.flow(value, time));
  }

  private void count(long value, long time, boolean historical) {
    edge.data(offset++, edge.count(value, time, historical));
  }

  private HttpResponse<String> act(JsonNode alarm, String action, String body) throws Exception {
    return browser.post("/api/alarms/%s/%s".formatted(alarm.path("id").asText(), action), body);
  }

  private void awaitState(String name, String state) {
    Await.until(name + " is " + state, Plant.PATIENCE, () -> state(name).equals(state));
  }

  private String state(String name) throws Exception {
    for (JsonNode alarm : browser.json("/api/alarms?state=all&match=north/**")) {
      if (alarm.path("name").asText().equals(name)) {
        return alarm.path("state").asText();
      }
    }
    return "";
  }

  private List<String> events(String query) throws Exception {
    List<String> events = new ArrayList<>();
    for (JsonNode line : browser.json("/api/alarms/journal" + query).path("lines")) {
      events.add(line.path("event").asText() + " " + line.path("state").asText());
    }
    return events;
  }
}
