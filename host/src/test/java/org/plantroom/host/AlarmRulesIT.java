package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeId;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.testkit.Await;

/** Expressions over two devices, first-out groups, and alarms of the host's own, end to end. */
@Timeout(120)
final class AlarmRulesIT {
  private static final String RULES =
      """
      name: Pump
      class: pump
      tags:
        Flow: {register: holding 0, type: f32, unit: l/s}
        Count: {register: holding 2, type: u32}
        On: {register: coil 0, type: bool}
        Mode: {register: holding 4, type: i16, states: {0: off, 1: on}}
        Name: {register: holding 5, type: string, length: 4}
      alarms:
        Alone: {tag: Flow, expression: "Flow > 10 l/s and Mode = 'on'", priority: low, firstOut: trip}
        Busy: {tag: Count, high: 100, priority: low, firstOut: trip}
        Uneven: {tag: Flow, deviation: {from: Count, by: 50}, priority: medium}
        Ahead: {tag: Flow, expression: "Flow > [edge2/pump/Flow] + 5 l/s", priority: high}
        Follows: {tag: Count, high: 300, priority: low, suppressWhile: {alarm: Alone}}
      """;
  private static final String SITE =
      """
      edges:
        edge1: {devices: {pump: {type: pump, address: "127.0.0.1:5020"}}}
        edge2:
          devices:
            pump:
              type: pump
              address: "127.0.0.1:5021"
              alarms:
                Ahead: {enabled: false}
                Follows: {suppressWhile: {alarm: "edge1/pump:Alone"}}
      """;

  private Path folder;
  private int mqttPort;
  private EmbeddedBroker broker;
  private PlantroomHost host;
  private Browser browser;
  private ScriptedEdge first;
  private ScriptedEdge second;
  private long offset;

  @BeforeEach
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    mqttPort = broker.port();
    Plant.project(folder.resolve("project"));
    Plant.write(folder.resolve("project/types/pump.yaml"), RULES);
    Plant.write(folder.resolve("project/sites/north.yaml"), SITE);
    startHost();
    first = new ScriptedEdge(Plant.EDGE, address()).start();
    second = new ScriptedEdge(new EdgeId("north", "edge2"), address()).start();
    Await.until(
        "both pumps are known",
        Plant.PATIENCE,
        () -> browser.json("/api/tags?match=*/*/pump/Flow").size() == 2);
  }

  private URI address() {
    return URI.create("tcp://127.0.0.1:" + mqttPort);
  }

  private void startHost() {
    Path project = folder.resolve("project");
    host =
        new PlantroomHost(
            ProjectFiles.read(project).orElseThrow(),
            Plant.reading(project),
            folder.resolve("host"),
            0,
            List.of(MqttBroker.at(address())),
            Time.system());
    browser = new Browser(host);
    Await.until("up", Plant.PATIENCE, () -> browser.get("/health").statusCode() == 200);
  }

  private void stopHost() {
    browser.close();
    host.close();
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
    stopHost();
    broker.close();
  }

  @Test
  void expressionLooksAtTagsOfOtherDevicesAndTellsItsRule() throws Exception {
    long now = System.currentTimeMillis();
    second.data(0, second.flow(20, now));
    // They come over connections of their own, so that one may overtake the other.
    Await.until(
        "the other's value is known",
        Plant.PATIENCE,
        () -> browser.tag("north/edge2/pump/Flow").path("value").asDouble() == 20);
    first.data(offset++, first.flow(22, now + 1));
    Await.until("shown", Plant.PATIENCE, () -> state("Alone").equals("unacknowledged"));
    assertThat(state("Ahead")).isEqualTo("normal");
    second.data(1, second.flow(3, now + 2));
    awaitState("Ahead", "unacknowledged");
    JsonNode alarm = alarm("Ahead");
    assertThat(alarm.path("rule").asText()).isEqualTo("Flow > [edge2/pump/Flow] + 5 l/s");
    assertThat(alarm.path("raised").asText()).isEqualTo(Json.time(now + 2));
    second.data(2, second.flow(30, now + 3));
    awaitState("Ahead", "returned-unacknowledged");
  }

  @Test
  void badInputGivesNoVerdict() throws Exception {
    long now = System.currentTimeMillis();
    first.data(offset++, first.flow(22, now + 1));
    second.data(0, second.flow(3, now + 2));
    awaitState("Ahead", "unacknowledged");
    second.deviceDies();
    Await.until(
        "the other pump is bad",
        Plant.PATIENCE,
        () -> browser.tag("north/edge2/pump/Flow").path("quality").asText().startsWith("bad"));
    first.data(offset++, first.flow(2, now + 3));
    Await.until("its own clears", Plant.PATIENCE, () -> !alarm("Alone").path("active").asBoolean());
    assertThat(state("Ahead")).isEqualTo("unacknowledged");
  }

  @Test
  void firstToComeIsMarkedAlsoAfterARestart() throws Exception {
    long now = System.currentTimeMillis();
    first.data(offset++, first.count(500, now, false));
    awaitState("Busy", "unacknowledged");
    first.data(offset++, first.flow(22, now + 1));
    awaitState("Alone", "unacknowledged");
    assertThat(alarm("Busy").path("firstOut").asBoolean()).isTrue();
    assertThat(alarm("Alone").path("firstOut").asBoolean()).isFalse();
    assertThat(events("?event=first-out")).containsExactly("first-out Busy first of trip");
    stopHost();
    startHost();
    assertThat(alarm("Busy").path("firstOut").asBoolean()).isTrue();
  }

  @Test
  void deviationInTheBacklogIsFoundWithBothTagsOfThatTime() throws Exception {
    long now = System.currentTimeMillis();
    first.data(offset++, first.count(5, now, false));
    first.data(offset++, first.count(5, now - 60_000, true), first.flow(4, now - 60_000, true));
    first.data(offset++, first.count(90, now - 50_000, true));
    first.data(offset++, first.count(6, now - 40_000, true));
    awaitState("Uneven", "returned-unacknowledged");
    assertThat(alarm("Uneven").path("raised").asText()).isEqualTo(Json.time(now - 50_000));
    assertThat(alarm("Uneven").path("cleared").asText()).isEqualTo(Json.time(now - 40_000));
  }

  @Test
  void lostBrokerIsOneAlarmOfTheHostsOwn() throws Exception {
    broker.close();
    Await.until(
        "the host tells",
        Plant.PATIENCE,
        () -> browser.json("/api/alarms").path(0).path("path").asText().equals("host"));
    assertThat(browser.json("/api/alarms")).hasSize(1);
    assertThat(browser.json("/api/alarms?state=suppressed")).hasSizeGreaterThan(8);
    broker =
        EmbeddedBroker.start(
            EmbeddedBrokerSettings.onLoopback(mqttPort, folder.resolve("broker2")));
    Await.until(
        "it is over",
        Plant.PATIENCE,
        () -> browser.json("/api/alarms").path(0).path("state").asText().startsWith("returned"));
    assertThat(events("?match=north/*")).isEmpty();
  }

  @Test
  void alarmWhoseRuleWentWhileTheHostWasStoppedLeavesALine() throws Exception {
    first.data(offset++, first.count(500, System.currentTimeMillis(), false));
    awaitState("Busy", "unacknowledged");
    stopHost();
    Plant.write(
        folder.resolve("project/types/pump.yaml"), RULES.replaceAll("(?m)^  Busy.*\\n", ""));
    startHost();
    Await.until("its end is told", Plant.PATIENCE, () -> !events("?event=removed").isEmpty());
    assertThat(events("?event=removed"))
        .containsExactly("removed Busy the project has this alarm no more");
    stopHost();
    startHost();
    assertThat(events("?event=removed")).hasSize(1);
  }

  @Test
  void consequenceIsHiddenWhileItsParentStandsAlsoOfAnotherMachineAndAfterARestart()
      throws Exception {
    long now = System.currentTimeMillis();
    first.data(offset++, first.count(500, now, false));
    awaitState("Follows", "unacknowledged");
    first.data(offset++, first.flow(22, now + 1));
    awaitState("Follows", "suppressed");
    assertThat(alarm("Follows").path("active").asBoolean()).isTrue();
    assertThat(alarm("Follows").path("reason").asText()).isEqualTo("north/edge1/pump:Alone stands");
    assertThat(events("?event=suppressed"))
        .containsExactly("suppressed Follows north/edge1/pump:Alone stands");
    second.data(0, second.count(500, now + 2, false));
    Await.until(
        "the other machine's is raised unseen", Plant.PATIENCE, () -> isHidden("north/edge2/**"));
    first.data(offset++, first.flow(2, now + 3));
    awaitState("Alone", "returned-unacknowledged");
    awaitState("Follows", "unacknowledged");
    Await.until("so is the other", Plant.PATIENCE, () -> !isHidden("north/edge2/**"));
    assertThat(events("?event=unsuppressed"))
        .containsOnly("unsuppressed Follows north/edge1/pump:Alone stands no longer")
        .hasSize(2);
    first.data(offset++, first.flow(22, now + 4));
    awaitState("Follows", "suppressed");
    Await.until("both again", Plant.PATIENCE, () -> isHidden("north/edge2/**"));
    // Without them no birth says anew what the alarms are about.
    first.close();
    second.close();
    stopHost();
    startHost();
    assertThat(state("Follows")).isEqualTo("suppressed");
    assertThat(alarm("Follows").path("reason").asText()).isEqualTo("north/edge1/pump:Alone stands");
    assertThat(isHidden("north/edge2/**")).isTrue();
  }

  @Test
  void parentThatIsOutOfServiceOrWhoseRuleIsGoneHidesNothing() throws Exception {
    long now = System.currentTimeMillis();
    first.data(offset++, first.flow(22, now), first.count(500, now, false));
    awaitState("Follows", "suppressed");
    String alone = "/api/alarms/" + alarm("Alone").path("id").asText();
    assertThat(browser.post(alone + "/out-of-service", "{\"reason\":\"repair\"}").statusCode())
        .isEqualTo(200);
    awaitState("Follows", "unacknowledged");
    assertThat(browser.post(alone + "/return-to-service", "").statusCode()).isEqualTo(200);
    awaitState("Follows", "suppressed");
    stopHost();
    Plant.write(
        folder.resolve("project/types/pump.yaml"),
        RULES.replace(", suppressWhile: {alarm: Alone}", ""));
    startHost();
    awaitState("Follows", "unacknowledged");
  }

  private boolean isHidden(String match) throws Exception {
    for (JsonNode alarm : browser.json("/api/alarms?state=suppressed&match=" + match)) {
      if (alarm.path("name").asText().equals("Follows") && alarm.path("active").asBoolean()) {
        return true;
      }
    }
    return false;
  }

  private void awaitState(String name, String state) {
    Await.until(name + " is " + state, Plant.PATIENCE, () -> state(name).equals(state));
  }

  private String state(String name) throws Exception {
    return alarm(name).path("state").asText();
  }

  private JsonNode alarm(String name) throws Exception {
    for (JsonNode alarm : browser.json("/api/alarms?state=all&match=north/edge1/**")) {
      if (alarm.path("name").asText().equals(name)) {
        return alarm;
      }
    }
    throw new AssertionError("no alarm " + name);
  }

  private List<String> events(String query) throws Exception {
    List<String> events = new ArrayList<>();
    for (JsonNode line : browser.json("/api/alarms/journal" + query).path("lines")) {
      events.add(
          "%s %s %s"
              .formatted(
                  line.path("event").asText(),
                  line.path("name").asText(),
                  line.path("reason").asText()));
    }
    return events;
  }
}
