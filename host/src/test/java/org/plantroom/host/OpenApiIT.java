package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.testkit.Await;
import org.plantroom.workbench.Workbench;

/** What is served and what is described are the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class OpenApiIT {
  private static final String LIVE = "GET /api/live";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private Path project;
  private EmbeddedBroker broker;
  private Workbench workbench;
  private PlantroomHost host;
  private Browser browser;
  private ScriptedEdge edge;
  private JsonNode description;
  private String commandId;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    project = folder.resolve("project");
    URI address = URI.create("tcp://127.0.0.1:" + broker.port());
    workbench = ShellStudies.open(folder);
    host = Plant.host(folder, address, Optional.of(workbench));
    browser = new Browser(host);
    Await.until("up", Plant.PATIENCE, () -> browser.get("/health").statusCode() == 200);
    description = browser.json("/openapi.json");
    edge = new ScriptedEdge(Plant.EDGE, address).start();
    long now = System.currentTimeMillis();
    edge.data(0, edge.flow(1f, now), edge.count(7, now, false));
    Await.until("receipt", Plant.PATIENCE, () -> edge.delivered().lowestMissing() == 1);
    edge.deviceDies();
    Await.until("it is bad", Plant.PATIENCE, () -> browser.get("/api/tags").body().contains("bad"));
    HttpResponse<String> answer =
        browser.post("/api/commands", "{\"tag\":\"%s\",\"value\":2}".formatted(Plant.FLOW));
    check("post", "/api/commands", answer);
    commandId = Json.read(answer.body()).path("id").asText();
  }

  @AfterAll
  void stop() {
    edge.close();
    browser.close();
    host.close();
    workbench.close();
    broker.close();
  }

  @Test
  void theRoutesServedAreTheRoutesDescribed() {
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }
    assertThat(described).contains(LIVE);
    described.remove(LIVE);
    assertThat(described).isEqualTo(host.routes());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/tags, /api/tags, 200",
    "/api/tags, /api/tags?match=, 400",
    "/api/sites, /api/sites, 200",
    "/api/sites, /api/sites?edges=false&site=north, 200",
    "/api/sites, /api/sites?edges=none, 400",
    "/api/tag-search, /api/tag-search?words=PUMP%20flow, 200",
    "/api/tag-search, /api/tag-search?tag=north/edge1/pump/Flow&tag=north/edge1/pump/None, 200",
    "/api/tag-search, /api/tag-search, 400",
    "/api/fleet, /api/fleet?limit=2&site=north&search=NOR, 200",
    "/api/fleet, /api/fleet?order=best, 400",
    "/api/fleet/map, /api/fleet/map, 200",
    "/api/history, /api/history?points=9&gaps=true&from=0&to=4000000000000&tag=north/edge1/pump/Flow, 200",
    "/api/annotations, /api/annotations?from=0&to=1&tag=north/edge1/pump/Flow, 200",
    "/api/annotations, /api/annotations?from=0&to=1, 400",
    "/api/trend-sets, /api/trend-sets, 200",
    "/api/trend-sets/{id}, /api/trend-sets/none, 404",
    "/api/devices/{site}/{edge}/{device}, /api/devices/north/edge1/pump, 200",
    "/api/devices/{site}/{edge}/{device}, /api/devices/north/edge1/x, 404",
    "/api/history, /api/history?raw=true&from=0&to=4000000000000&tag=north/edge1/pump/Flow, 200",
    "/api/history, /api/history?points=9&from=0&to=4000000000000&tag=north/edge1/pump/Count, 200",
    "/api/history, /api/history, 400",
    "/api/gaps, /api/gaps?from=0&to=4000000000000&tag=north/edge1/pump/Flow, 200",
    "/api/gaps, /api/gaps, 400",
    "/api/alarms, /api/alarms?state=all, 200",
    "/api/alarms, /api/alarms?state=loud, 400",
    "/api/alarms/journal, /api/alarms/journal, 200",
    "/api/alarms/journal, /api/alarms/journal?before=x, 400",
    "/api/alarms/figures, /api/alarms/figures?from=0&to=1000000, 200",
    "/api/alarms/figures, /api/alarms/figures?from=5&to=5, 400",
    "/api/notifications, /api/notifications, 200",
    "/api/use, /api/use?from=1700000000000&to=1700100000000&per=hour&tag=north/edge1/pump/Count,"
        + " 200",
    "/api/use, /api/use?from=0&to=1&tag=north/edge1/pump/Flow, 400",
    "/api/use, /api/use?from=0&to=1&tag=north/edge1/pump/None, 404",
    "/api/links, /api/links, 200",
    "/api/commands, /api/commands, 200",
    "/api/commands/{id}, /api/commands/{command}, 200",
    "/api/commands/{id}, /api/commands/x, 404",
    "/api/past/commands, /api/past/commands?at=1700000000000, 200",
    "/api/past/commands, /api/past/commands?at=4000000000000, 400",
    "/api/past/commands, /api/past/commands?at=1700000000000&before=x, 400",
    "/api/command-log, /api/command-log, 200",
    "/api/command-log, /api/command-log?limit=0, 400",
    "/api/writes/{site}/{edge}/{device}/{tag}, /api/writes/north/edge1/pump/Flow, 200",
    "/api/writes/{site}/{edge}/{device}/{tag}, /api/writes/north/edge1/pump/Count, 404",
    "/api/schedules/{site}/{edge}/{device}, /api/schedules/north/edge1/pump, 200",
    "/api/schedules/{site}/{edge}/{device}, /api/schedules/north/edge1/x, 404",
    "/api/read-only, /api/read-only, 200",
    "/api/project, /api/project, 200",
    "/api/project/changes, /api/project/changes, 200",
    "/api/studies, /api/studies, 200",
    "/api/studies/{id}, /api/studies/none, 404",
    "/api/studies/{id}, /api/studies/None, 400",
    "/api/study-examples, /api/study-examples, 200",
    "/api/study-schema, /api/study-schema, 200",
    "/api/study-plants, /api/study-plants, 200",
    "/api/study-plants, /api/study-plants?name=shell, 200",
    "/api/study-plants, /api/study-plants?name=none, 404",
    "/api/study-runs, /api/study-runs, 200",
    "/api/study-runs/{id}, /api/study-runs/none, 404",
    "/api/me, /api/me, 200",
    "/api/users, /api/users, 200",
    "/api/tokens, /api/tokens, 200",
    "/api/audit, /api/audit, 200",
    "/api/audit, /api/audit?limit=0, 400",
    "/api/audit/check, /api/audit/check, 200",
    "/health, /health, 200",
    "/openapi.json, /openapi.json, 200",
  })
  void anAnswerIsAsItsSchemaSays(String path, String asked, int status) throws Exception {
    HttpResponse<String> answer = browser.get(asked.replace("{command}", commandId));
    assertThat(answer.statusCode()).isEqualTo(status);
    check("get", path, answer);
  }

  @Test
  void peopleAreManagedAsTheSchemasSay() throws Exception {
    String roles = "\"roles\":{\"north\":\"viewer\"}";
    check(
        "post", "/api/users", browser.post("/api/users", "{\"name\":\"bo\",%s}".formatted(roles)));
    check(
        "post", "/api/users", browser.post("/api/users", "{\"name\":\"bo\",%s}".formatted(roles)));
    HttpResponse<String> reset = browser.post("/api/users/bo/password", "");
    check("post", "/api/users/{name}/password", reset);
    check("get", "/api/users", browser.get("/api/users"));
    String token = "{\"name\":\"reports\",\"days\":3,%s}".formatted(roles);
    check("post", "/api/tokens", browser.post("/api/tokens", token));
    String entry =
        Json.write(Map.of("user", "bo", "password", Json.read(reset.body()).path("password")));
    check("post", "/api/session", browser.post("/api/session", entry));
    check("post", "/api/session", browser.post("/api/session", "{}"));
    check("post", "/api/session/link", browser.post("/api/session/link", "{\"code\":\"x\"}"));
  }

  @Test
  void reloadsAnswerAsTheirSchemasSay() throws Exception {
    check("post", "/api/project/reload", browser.post("/api/project/reload", ""));
    Plant.write(project.resolve("types/fan.yaml"), "name: Fan\n");
    HttpResponse<String> refused = browser.post("/api/project/reload", "");
    assertThat(refused.statusCode()).isEqualTo(409);
    check("post", "/api/project/reload", refused);
    check("get", "/api/project/changes", browser.get("/api/project/changes"));
    Files.delete(project.resolve("types/fan.yaml"));
  }

  @Test
  void testOfAMessageAnswersAsItsSchemaSays() throws Exception {
    HttpResponse<String> nobody = browser.post("/api/notifications/test", "{\"person\":\"x\"}");
    assertThat(nobody.statusCode()).isEqualTo(400);
    check("post", "/api/notifications/test", nobody);
    HttpResponse<String> soon = browser.post("/api/notifications/test", "{\"person\":\"x\"}");
    assertThat(soon.statusCode()).isEqualTo(429);
    check("post", "/api/notifications/test", soon);
  }

  @Test
  void callsAboutStudiesAnswerAsTheirSchemasSay() throws Exception {
    String draft = Json.write(Map.of("text", ShellStudies.QUICK));
    HttpResponse<String> saved = browser.put("/api/studies/open", draft);
    assertThat(saved.statusCode()).isEqualTo(200);
    check("put", "/api/studies/{id}", saved);
    check("put", "/api/studies/{id}", browser.put("/api/studies/open", draft));
    check("get", "/api/studies/{id}", browser.get("/api/studies/open"));
    check("get", "/api/studies", browser.get("/api/studies"));
    check(
        "post",
        "/api/studies/{id}/check",
        browser.post("/api/studies/open/check", "{\"text\":\"name: x\"}"));
    HttpResponse<String> started = browser.post("/api/study-runs", "{\"study\":\"open\"}");
    assertThat(started.statusCode()).isEqualTo(202);
    check("post", "/api/study-runs", started);
    String run = "/api/study-runs/" + Json.read(started.body()).path("id").asText();
    Await.until("done", Plant.PATIENCE, () -> browser.get(run).body().contains("\"done\""));
    check("get", "/api/study-runs/{id}", browser.get(run));
    check("get", "/api/study-runs", browser.get("/api/study-runs"));
    check("get", "/api/study-runs/{id}/files/{name}", browser.get(run + "/files/result.json"));
    check("post", "/api/study-runs/{id}/cancel", browser.post(run + "/cancel", ""));
    check("post", "/api/study-data", browser.post("/api/study-data", "{}"));
  }

  private void check(String method, String path, HttpResponse<String> answer) throws IOException {
    JsonNode response =
        description
            .path("paths")
            .path(path)
            .path(method)
            .path("responses")
            .path(String.valueOf(answer.statusCode()));
    JsonNode resolved =
        response.has("$ref")
            ? description.at(response.path("$ref").asText().substring(1))
            : response;
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    JsonNode media = resolved.path("content").path(type);
    assertThat(media.isObject()).as("%s %s is described", path, type).isTrue();
    assertThat(schema(media.path("schema")).validate(Json.read(answer.body()))).isEmpty();
  }

  private JsonSchema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", description.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
  }

  @Test
  void everyExampleIsAsItsSchemaSays() {
    int examples = 0;
    for (JsonNode media : description.findParents("example")) {
      if (media.has("schema") && media.path("schema").isObject()) {
        assertThat(schema(media.path("schema")).validate(media.path("example"))).isEmpty();
        examples++;
      }
    }
    assertThat(examples).isGreaterThan(10);
  }

  @Test
  void everyOperationHasASummaryAnIdAndDescribedParameters() {
    for (JsonNode path : description.path("paths")) {
      for (Map.Entry<String, JsonNode> operation : path.properties()) {
        assertThat(METHODS).contains(operation.getKey());
        assertThat(operation.getValue().path("summary").asText()).isNotEmpty();
        assertThat(operation.getValue().path("operationId").asText()).isNotEmpty();
        for (JsonNode parameter : operation.getValue().path("parameters")) {
          assertThat(parameter.path("description").asText()).isNotEmpty();
        }
      }
    }
  }
}
