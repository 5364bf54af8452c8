package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;

/** What people keep beside trends: annotations and sets of pens. */
@Timeout(120)
final class TrendNotesIT {
  /** Nobody answers there; nothing here needs values. */
  private static final URI NO_BROKER = URI.create("tcp://127.0.0.1:9");

  private static final String NOTE =
      "{\"path\":\"north/edge1/pump\",\"from\":\"1970-01-01T00:00:01Z\","
          + "\"to\":\"1970-01-01T00:00:02Z\",\"text\":\"filter changed\"}";
  private static final String SET =
      "{\"name\":\"Pump\",\"shared\":%s,\"tags\":[\"north/edge1/pump/Flow\"],\"view\":{\"span\":1}}";

  private Path folder;
  private PlantroomHost host;

  @BeforeEach
  void start(@TempDir Path temporary) {
    folder = temporary;
    host = open();
  }

  private PlantroomHost open() {
    Plant.project(folder.resolve("project"));
    return Plant.host(folder, NO_BROKER);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private Browser as(String name, String site, Role role) {
    long tomorrow = System.currentTimeMillis() + 86_400_000;
    Grants grants = new Grants(Map.of(site, role));
    String token = host.access().accounts().issue(name, grants, tomorrow, "test").text();
    return new Browser(host.httpPort(), token);
  }

  private static JsonNode notes(Browser browser, String from, String to) throws Exception {
    return browser.json("/api/annotations?tag=%s&from=%s&to=%s".formatted(Plant.FLOW, from, to));
  }

  @Test
  void annotationOfAMachineIsToldWithItsTagsWhereItTouchesTheRange() throws Exception {
    try (Browser ann = as("ann", "north", Role.OPERATOR)) {
      assertThat(ann.post("/api/annotations", NOTE).statusCode()).isEqualTo(201);
      assertThat(notes(ann, "0", "1000")).hasSize(1);
      assertThat(notes(ann, "2001", "3000")).isEmpty();
      JsonNode note = notes(ann, "1500", "1600").path(0);
      assertThat(note.path("author").asText()).startsWith("token ").endsWith(" ann");
      assertThat(note.path("mayChange").asBoolean()).isTrue();
    }
  }

  @Test
  void annotationIsThereAfterARestartAndInTheAuditTrail() throws Exception {
    try (Browser ann = as("ann", "north", Role.OPERATOR)) {
      ann.post("/api/annotations", NOTE);
    }
    host.close();
    host = open();
    try (Browser browser = new Browser(host)) {
      assertThat(notes(browser, "0", "9000").path(0).path("text").asText())
          .isEqualTo("filter changed");
      assertThat(browser.get("/api/audit").body()).contains("annotation-added", "filter changed");
    }
  }

  @Test
  void onlyAuthorAndEngineerChangeAndViewerWritesNone() throws Exception {
    try (Browser ann = as("ann", "north", Role.OPERATOR);
        Browser bo = as("bo", "north", Role.OPERATOR);
        Browser eva = as("eva", "north", Role.ENGINEER);
        Browser vic = as("vic", "north", Role.VIEWER);
        Browser far = as("far", "south", Role.OPERATOR)) {
      String id = Json.read(ann.post("/api/annotations", NOTE).body()).path("id").asText();
      String one = "/api/annotations/" + id;
      assertThat(vic.post("/api/annotations", NOTE).statusCode()).isEqualTo(403);
      assertThat(far.post("/api/annotations", NOTE).statusCode()).isEqualTo(403);
      assertThat(far.put(one, NOTE).statusCode()).isEqualTo(404);
      assertThat(bo.put(one, NOTE).statusCode()).isEqualTo(403);
      assertThat(bo.delete(one).statusCode()).isEqualTo(403);
      assertThat(notes(bo, "0", "9000").path(0).path("mayChange").asBoolean()).isFalse();
      HttpResponse<String> changed = eva.put(one, NOTE.replace("filter", "pump"));
      assertThat(changed.statusCode()).isEqualTo(200);
      assertThat(Json.read(changed.body()).path("changedBy").asText()).endsWith(" eva");
      assertThat(ann.delete(one).statusCode()).isEqualTo(204);
      assertThat(notes(ann, "0", "9000")).isEmpty();
    }
  }

  @Test
  void mistakesInAnnotationsAreTold() throws Exception {
    try (Browser browser = new Browser(host)) {
      for (String wrong :
          new String[] {
            NOTE.replace("filter changed", " "),
            NOTE.replace("filter changed", "x".repeat(501)),
            NOTE.replace("00:00:02Z", "00:00:00Z"),
            NOTE.replace("north/edge1/pump", "north//pump"),
            NOTE.replace("north/edge1/pump", "a/b/c/d/e"),
            "[]"
          }) {
        HttpResponse<String> answer = browser.post("/api/annotations", wrong);
        assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      }
      assertThat(notes(browser, "0", "9000")).isEmpty();
    }
  }

  @Test
  void ownSetsAreOnesOwnAndSharedOnesEverybodys() throws Exception {
    try (Browser ann = as("ann", "north", Role.OPERATOR);
        Browser vic = as("vic", "north", Role.VIEWER);
        Browser far = as("far", "south", Role.OPERATOR)) {
      assertThat(ann.post("/api/trend-sets", SET.formatted(false)).statusCode()).isEqualTo(201);
      String id =
          Json.read(ann.post("/api/trend-sets", SET.formatted(true)).body()).path("id").asText();
      assertThat(ann.json("/api/trend-sets")).hasSize(2);
      assertThat(vic.json("/api/trend-sets")).hasSize(1);
      assertThat(far.json("/api/trend-sets")).isEmpty();
      assertThat(vic.post("/api/trend-sets", SET.formatted(true)).statusCode()).isEqualTo(403);
      assertThat(far.post("/api/trend-sets", SET.formatted(false)).statusCode()).isEqualTo(403);
      assertThat(vic.put("/api/trend-sets/" + id, SET.formatted(false)).statusCode())
          .isEqualTo(403);
      assertThat(vic.json("/api/trend-sets/" + id).at("/view/span").asInt()).isEqualTo(1);
      assertThat(ann.delete("/api/trend-sets/" + id).statusCode()).isEqualTo(204);
      assertThat(vic.json("/api/trend-sets")).isEmpty();
    }
  }

  @Test
  void aUserKeepsAHundredSetsAndTwentyPensEach() throws Exception {
    try (Browser vic = as("vic", "north", Role.VIEWER)) {
      for (int i = 0; i < 100; i++) {
        assertThat(vic.post("/api/trend-sets", SET.formatted(false)).statusCode()).isEqualTo(201);
      }
      assertThat(vic.post("/api/trend-sets", SET.formatted(false)).statusCode()).isEqualTo(409);
      String many = "\"north/edge1/pump/Flow\",".repeat(21).replaceAll(",$", "");
      String tooMany = SET.formatted(false).replace("\"north/edge1/pump/Flow\"", many);
      assertThat(vic.post("/api/trend-sets", tooMany).statusCode()).isEqualTo(400);
    }
  }
}
