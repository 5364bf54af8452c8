package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;
import org.plantroom.testkit.Await;

/** The sites as one list, worked out by the host from real values. */
@Timeout(120)
final class FleetIT {
  private EmbeddedBroker broker;
  private PlantroomHost host;
  private Browser browser;
  private ScriptedEdge edge;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    URI address = URI.create("tcp://127.0.0.1:" + broker.port());
    Path project = folder.resolve("project");
    write(project);
    host =
        new PlantroomHost(
            ProjectFiles.read(project).orElseThrow(),
            Plant.reading(project),
            folder.resolve("host"),
            0,
            List.of(MqttBroker.at(address)),
            Time.system());
    browser = new Browser(host);
    Await.until("up", Plant.PATIENCE, () -> browser.get("/health").statusCode() == 200);
    edge = new ScriptedEdge(Plant.EDGE, address).start();
    Await.until("the pump is known", Plant.PATIENCE, () -> browser.tag(Plant.FLOW).has("value"));
  }

  private static void write(Path project) {
    Plant.write(project.resolve("project.yaml"), "project: test\n");
    Plant.write(
        project.resolve("types/pump.yaml"),
        """
        name: Heat pump
        class: heat-pump
        tags:
          Flow: {register: holding 0, type: f32, unit: kW, role: power}
          Count: {register: holding 2, type: u32, unit: W, role: heat}
          Mode: {register: holding 4, type: i16}
        alarms:
          TooMuch: {tag: Flow, high: 40, priority: high}
        """);
    for (String site : List.of("north", "site-2", "site-10")) {
      Plant.write(
          project.resolve("sites/" + site + ".yaml"),
          "position: {latitude: 60, longitude: 15}\n"
              + "edges: {edge1: {devices: {pump: {type: pump, address: \"127.0.0.1:5020\"}}}}\n");
    }
  }

  @AfterEach
  void stop() {
    edge.close();
    browser.close();
    host.close();
    broker.close();
  }

  private JsonNode site(String id) throws Exception {
    for (JsonNode site : browser.json("/api/fleet?search=" + id).path("sites")) {
      if (site.path("id").asText().equals(id)) {
        return site;
      }
    }
    return Json.read("{}");
  }

  @Test
  void powerHeatAndCopAreToldAndUnknownOnceOneValueIsBad() throws Exception {
    long now = System.currentTimeMillis();
    edge.data(0, edge.flow(2, now), edge.count(5_000, now, false));
    Await.until(
        "the figures", Plant.PATIENCE, () -> site("north").at("/figures/cop").asDouble() == 2.5);
    JsonNode figures = site("north").path("figures");
    assertThat(figures.path("power").asDouble()).isEqualTo(2);
    assertThat(figures.path("heat").asDouble()).isEqualTo(5);
    edge.data(1, edge.flow(0, now + 1));
    Await.until("at rest", Plant.PATIENCE, () -> site("north").at("/figures/cop").isNull());
    assertThat(site("north").at("/figures/power").asDouble()).isZero();
    edge.deviceDies();
    Await.until("unknown", Plant.PATIENCE, () -> site("north").at("/figures/power").isNull());
    assertThat(site("north").at("/figures/missing").asInt()).isEqualTo(2);
  }

  @Test
  void worstSiteStandsFirstAndTheOthersByNumber() throws Exception {
    assertThat(browser.json("/api/fleet").path("sites").findValuesAsText("id"))
        .containsExactly("site-2", "site-10", "north");
    JsonNode north = site("north");
    assertThat(north.path("condition").asText()).isEqualTo("well");
    assertThat(north.path("good").asInt()).isEqualTo(5);
    edge.data(0, edge.flow(50, System.currentTimeMillis()));
    Await.until(
        "its alarm leads",
        Plant.PATIENCE,
        () -> browser.json("/api/fleet").at("/sites/0/condition").asText().equals("high"));
    JsonNode fleet = browser.json("/api/fleet");
    assertThat(fleet.at("/sites/0/alarms/unacknowledged").asInt()).isEqualTo(1);
    assertThat(fleet.at("/total/linksDown").asInt()).isEqualTo(2);
    assertThat(fleet.at("/total/connected").asInt()).isEqualTo(1);
    edge.deviceDies();
    Await.until("the values are bad", Plant.PATIENCE, () -> site("north").path("bad").asInt() == 5);
  }

  @Test
  void aWindowASearchAndNamedSitesAreAnswered() throws Exception {
    JsonNode window = browser.json("/api/fleet?offset=1&limit=1&site=north&order=name");
    assertThat(window.path("sites").findValuesAsText("id")).containsExactly("north", "site-2");
    assertThat(window.path("sites").findValuesAsText("index")).containsExactly("0", "1");
    assertThat(window.path("found").asInt()).isEqualTo(3);
    assertThat(browser.json("/api/fleet?search=EDGE1/PUMP").path("found").asInt()).isEqualTo(3);
    assertThat(browser.json("/api/fleet?search=site-1").path("found").asInt()).isEqualTo(1);
    assertThat(browser.json("/api/fleet/map")).hasSize(3);
    assertThat(browser.get("/api/fleet?limit=501").statusCode()).isEqualTo(400);
    assertThat(browser.get("/api/fleet?order=best").statusCode()).isEqualTo(400);
  }

  @Test
  void tagsAreFoundByWordsOfTheirNamesAndPlaces() throws Exception {
    JsonNode found = browser.json("/api/tag-search?words=site-10%20FLOW");
    assertThat(found.path("tags").findValuesAsText("path"))
        .containsExactly("site-10/edge1/pump/Flow");
    assertThat(found.at("/tags/0/unit").asText()).isEqualTo("kW");
    assertThat(browser.json("/api/tag-search?words=heat%20pump").path("tags")).hasSize(9);
    assertThat(browser.json("/api/tag-search?words=cold").path("tags")).isEmpty();
  }

  @Test
  void onlySitesTheCallerMaySeeAreListedAndCounted() throws Exception {
    long tomorrow = System.currentTimeMillis() + 86_400_000;
    Grants grants = new Grants(Map.of("site-2", Role.VIEWER));
    String token = host.access().accounts().issue("two", grants, tomorrow, "test").text();
    try (Browser two = new Browser(host.httpPort(), token)) {
      JsonNode fleet = two.json("/api/fleet?site=north");
      assertThat(fleet.path("sites").findValuesAsText("id")).containsExactly("site-2");
      assertThat(fleet.at("/total/sites").asInt()).isEqualTo(1);
      assertThat(two.json("/api/fleet/map")).hasSize(1);
      assertThat(two.json("/api/sites?edges=false&site=north")).isEmpty();
    }
  }
}
