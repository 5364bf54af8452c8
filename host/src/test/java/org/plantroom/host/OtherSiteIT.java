package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.security.Accounts;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;
import org.plantroom.testkit.Await;

/**
 * Things that are really there, asked for by people of another site and by viewers of their own,
 * with tokens and with sessions: refused, and nothing of it happens.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class OtherSiteIT {
  private static final String PASSWORD = "a quiet plant room";
  private static final String FAR_FUTURE = "2100-01-01T00:00:00Z";

  private EmbeddedBroker broker;
  private PlantroomHost host;
  private ScriptedEdge edge;
  private Browser all;
  private String now = "";
  private List<Ask> writes = List.of();
  private List<Ask> reads = List.of();

  /** A request; the body is null for none. */
  private record Ask(String method, String path, @Nullable String body) {}

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    URI address = URI.create("tcp://127.0.0.1:" + broker.port());
    Path project = project(folder.resolve("project"));
    host =
        new PlantroomHost(
            ProjectFiles.read(project).orElseThrow(),
            Plant.reading(project),
            folder.resolve("host"),
            0,
            List.of(MqttBroker.at(address)),
            Time.system());
    all = new Browser(host);
    Await.until("up", Plant.PATIENCE, () -> all.get("/health").statusCode() == 200);
    edge = new ScriptedEdge(Plant.EDGE, address).start();
    Await.until("born", Plant.PATIENCE, () -> all.tag(Plant.FLOW).has("value"));
    edge.data(0, edge.flow(45, System.currentTimeMillis()));
    Await.until("an alarm", Plant.PATIENCE, () -> all.json("/api/alarms").size() == 1);
    addPeople(host.access().accounts());
    now = Instant.now().toString();
    ask();
  }

  private static Path project(Path folder) {
    Plant.project(folder);
    Plant.write(
        folder.resolve("types/pump.yaml"),
        """
        name: Pump
        class: pump
        tags:
          Flow: {register: holding 0, type: f32, unit: l/s, write: {min: 0, max: 50}}
          Count: {register: holding 2, type: u32, counter: true}
          On: {register: coil 0, type: bool, write: {confirm: secondPerson}}
          Mode: {register: holding 4, type: i16, write: true, states: {0: off, 1: on}}
          Name: {register: holding 5, type: string, length: 4, write: true}
        alarms:
          FlowHigh: {tag: Flow, high: 40, deadband: 5, priority: high, message: Too much flow}
        """);
    Plant.write(
        folder.resolve("displays/pump.yaml"),
        """
        name: Pump
        type: pump
        size: [80, 40]
        symbols:
          pump: {symbol: pump, at: [20, 8], label: Pump, tags: [Flow]}
        """);
    Plant.write(
        folder.resolve("sites/north.yaml"),
        """
        edges:
          edge1:
            devices:
              pump:
                type: pump
                address: "127.0.0.1:5020"
                schedules: {Flow: {weekly: {daily: {"06:00": 21, "18:00": 18}}}}
        """);
    Plant.write(folder.resolve("sites/south.yaml"), "edges: {edge9: {}}\n");
    return folder;
  }

  private static void addPeople(Accounts accounts) {
    for (Role role : Role.values()) {
      for (String site : List.of("north", "south")) {
        String name = role.label() + "-" + site;
        accounts.add(name, new Grants(Map.of(site, role)), null);
        accounts.choosePassword(name, PASSWORD);
      }
    }
  }

  /** Makes a thing of each kind as an administrator of all sites, and what others ask of it. */
  private void ask() throws Exception {
    String alarm = "/api/alarms/" + all.json("/api/alarms").path(0).path("id").asText();
    String order = "{\"tag\":\"north/edge1/pump/%s\",\"value\":%s,\"reason\":\"test\"}";
    String command = "/api/commands/" + made("/api/commands", order.formatted("On", "true"));
    String note =
        "{\"path\":\"%s\",\"from\":\"%s\",\"text\":\"a note\"}".formatted(Plant.FLOW, now);
    String annotation = "/api/annotations/" + made("/api/annotations", note);
    String set =
        "{\"name\":\"Flows\",\"shared\":true,\"tags\":[\"%s\"],\"view\":{}}".formatted(Plant.FLOW);
    String pens = "/api/trend-sets/" + made("/api/trend-sets", set);
    String reason = "{\"reason\":\"test\"}";
    writes =
        List.of(
            new Ask(
                "PUT", "/api/read-only", "{\"site\":\"north\",\"readOnly\":true,\"reason\":\"x\"}"),
            new Ask("PUT", "/api/read-only", "{\"readOnly\":true,\"reason\":\"x\"}"),
            new Ask("POST", alarm + "/acknowledge", reason),
            new Ask("POST", alarm + "/shelve", "{\"minutes\":5,\"reason\":\"x\"}"),
            new Ask("POST", alarm + "/unshelve", reason),
            new Ask("POST", alarm + "/suppress", reason),
            new Ask("POST", alarm + "/unsuppress", reason),
            new Ask("POST", alarm + "/out-of-service", reason),
            new Ask("POST", alarm + "/return-to-service", reason),
            new Ask("POST", alarm + "/reset", reason),
            new Ask("POST", "/api/commands", order.formatted("Flow", "7")),
            new Ask("POST", command + "/approve", "{}"),
            new Ask("POST", command + "/cancel", "{}"),
            new Ask("POST", "/api/annotations", note),
            new Ask("PUT", annotation, note.replace("a note", "another")),
            new Ask("DELETE", annotation, null),
            new Ask("POST", "/api/trend-sets", set),
            new Ask("PUT", pens, set.replace("Flows", "Others")),
            new Ask("DELETE", pens, null));
    reads =
        List.of(
            new Ask("GET", command, null),
            new Ask("GET", pens, null),
            new Ask("GET", "/api/displays/pump", null),
            new Ask("GET", "/api/schedules/north/edge1/pump", null),
            new Ask("GET", "/api/writes/north/edge1/pump/Flow", null),
            new Ask("GET", "/api/past/tags?tag=%s&at=%s".formatted(Plant.FLOW, now), null),
            new Ask(
                "GET",
                "/api/annotations?tag=%s&from=0&to=%s".formatted(Plant.FLOW, FAR_FUTURE),
                null));
  }

  private String made(String path, String body) throws Exception {
    HttpResponse<String> answer = all.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
    return Json.read(answer.body()).path("id").asText();
  }

  @AfterAll
  void stop() {
    edge.close();
    all.close();
    host.close();
    broker.close();
  }

  /** All that a refused request could have changed. */
  private String state() throws Exception {
    List<String> parts = new ArrayList<>();
    for (String path :
        List.of(
            "/api/read-only",
            "/api/alarms?state=all",
            "/api/alarms/journal",
            "/api/commands",
            "/api/trend-sets",
            "/api/annotations?tag=%s&from=0&to=%s".formatted(Plant.FLOW, FAR_FUTURE))) {
      JsonNode answer = all.json(path);
      parts.add(path + " " + answer);
    }
    return String.join("\n", parts);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void peopleOfAnotherSiteDoAndSeeNothingOfThisOne(Role role) throws Exception {
    String before = state();
    try (Visitor visitor = signedIn(role, "south")) {
      for (List<Ask> asks : List.of(writes, reads)) {
        for (Ask ask : asks) {
          assertThat(status(visitor, ask)).as("session of %s: %s", role, ask).isIn(403, 404);
          assertThat(status(role, "south", ask)).as("token of %s: %s", role, ask).isIn(403, 404);
        }
      }
      for (String path :
          List.of(
              "/api/displays",
              "/api/trend-sets",
              "/api/read-only",
              "/api/command-log",
              "/api/past/tags?match=**&at=" + now,
              "/api/past/alarms?at=" + now,
              "/api/past/commands?at=" + now)) {
        HttpResponse<String> answer = visitor.get(path);
        assertThat(answer.statusCode()).as("%s %s", path, answer.body()).isEqualTo(200);
        assertThat(answer.body()).as(path).doesNotContain("north", "\"pump\"", "Flows");
      }
    }
    assertThat(state()).isEqualTo(before);
    assertThat(edge.commands()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "VIEWER")
  void viewersOfThisSiteSeeEverythingAndDoNothing(Role role) throws Exception {
    String before = state();
    try (Visitor visitor = signedIn(role, "north")) {
      for (Ask ask : writes) {
        assertThat(status(visitor, ask)).as("session: %s", ask).isEqualTo(403);
        assertThat(status(role, "north", ask)).as("token: %s", ask).isEqualTo(403);
      }
      for (Ask ask : reads) {
        assertThat(status(visitor, ask)).as("session: %s", ask).isEqualTo(200);
        assertThat(status(role, "north", ask)).as("token: %s", ask).isEqualTo(200);
      }
    }
    assertThat(state()).isEqualTo(before);
    assertThat(edge.commands()).isEmpty();
  }

  private Visitor signedIn(Role role, String site) throws Exception {
    Visitor visitor = new Visitor(host.httpPort());
    assertThat(visitor.signIn(role.label() + "-" + site, PASSWORD).statusCode()).isEqualTo(200);
    return visitor;
  }

  private static int status(Visitor visitor, Ask ask) throws Exception {
    return visitor.send(ask.method(), ask.path(), ask.body()).statusCode();
  }

  private int status(Role role, String site, Ask ask) throws Exception {
    long tomorrow = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
    Grants grants = new Grants(Map.of(site, role));
    String token = host.access().accounts().issue("test", grants, tomorrow, "test").text();
    try (Visitor visitor = new Visitor(host.httpPort())) {
      return visitor
          .send(ask.method(), ask.path(), ask.body(), "Authorization", "Bearer " + token)
          .statusCode();
    }
  }
}
