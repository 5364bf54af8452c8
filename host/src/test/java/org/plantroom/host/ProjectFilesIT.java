package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;
import org.plantroom.editing.ProjectEditor;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.security.Role;

/** Editing the project over the API, by engineers and by those who are none. */
@Timeout(120)
final class ProjectFilesIT {
  private static final String PUMP = "types/pump.yaml";

  private Path project;
  private PlantroomHost host;
  private Browser anna;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    project = folder.resolve("project");
    host =
        new PlantroomHost(
            Plant.project(project),
            Plant.reading(project),
            folder.resolve("host"),
            PageSettings.onLoopback(0),
            () -> List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:1"))),
            Time.system(),
            Optional.empty(),
            Optional.of(ProjectEditor.open(project, folder.resolve("versions"), Time.system())));
    anna = new Browser(host);
  }

  @AfterEach
  void stop() {
    anna.close();
    host.close();
  }

  private JsonNode file(String name) throws Exception {
    return anna.json("/api/project/file?name=" + name);
  }

  private String draft(String name, @Nullable String text, String base) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("name", name);
    file.put("text", text);
    file.put("base", base);
    return Json.write(Map.of("files", List.of(file), "reason", "a quieter plant"));
  }

  /** A draft upon the file as it is. */
  private String changed(String from, String to) throws Exception {
    JsonNode now = file(PUMP);
    return draft(PUMP, now.path("text").asText().replace(from, to), now.path("version").asText());
  }

  private JsonNode post(String path, String body) throws Exception {
    HttpResponse<String> answer = anna.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.read(answer.body());
  }

  private List<String> audited(String what) throws Exception {
    return host.access().audit().latest(100, Long.MAX_VALUE, e -> e.what().equals(what)).stream()
        .map(entry -> entry.who() + " " + entry.details())
        .toList();
  }

  @Test
  void anEngineerSeesAMistakeThenWhatWouldChangeAppliesItAndGoesBack() throws Exception {
    JsonNode mistake =
        post("/api/project/check", changed("high: 40", "high: forty")).path("mistakes").path(0);
    assertThat(mistake.path("file").asText()).isEqualTo(PUMP);
    assertThat(mistake.path("line").asInt()).isEqualTo(10);
    assertThat(mistake.path("key").asText()).isEqualTo("alarms.FlowHigh.high");
    assertThat(mistake.path("expectation").asText()).contains("a number");

    String draft = changed("high: 40", "high: 30");
    assertThat(post("/api/project/check", draft).path("mistakes")).isEmpty();
    JsonNode preview = post("/api/project/preview", draft);
    assertThat(preview.path("changes").path("summary").asText()).isEqualTo("1 alarm changed");
    assertThat(preview.path("files").path(0).path("hunks").path(0).path("lines").toString())
        .contains("-  FlowHigh: {tag: Flow, high: 40", "+  FlowHigh: {tag: Flow, high: 30");
    assertThat(preview.path("conflicts")).isEmpty();
    assertThat(Files.readString(project.resolve(PUMP))).as("nothing saved").contains("high: 40");

    JsonNode applied = post("/api/project/apply", draft);
    assertThat(applied.path("applied").asBoolean()).isTrue();
    assertThat(applied.path("version").asInt()).isEqualTo(2);
    assertThat(applied.path("changes").path("summary").asText()).isEqualTo("1 alarm changed");
    assertThat(Files.readString(project.resolve(PUMP))).contains("high: 30");
    assertThat(anna.json("/api/project/changes").path("summary").asText())
        .as("it runs")
        .isEqualTo("no changes");
    assertThat(audited("project-applied"))
        .singleElement()
        .asString()
        .startsWith("token ")
        .endsWith(" {version=2, files=types/pump.yaml changed, reason=a quieter plant}");

    JsonNode difference = anna.json("/api/project/versions/2?against=1");
    assertThat(difference.path("files").path(0).path("file").asText()).isEqualTo(PUMP);
    JsonNode back =
        post("/api/project/versions/1/restore", "{\"latest\":2,\"reason\":\"too many alarms\"}");
    assertThat(back.path("version").asInt()).isEqualTo(3);
    assertThat(Files.readString(project.resolve(PUMP))).contains("high: 40");
    JsonNode versions = anna.json("/api/project/versions");
    assertThat(versions.findValuesAsText("cause"))
        .containsExactly("rolled-back", "applied", "first");
    assertThat(versions.path(0).path("reason").asText()).isEqualTo("too many alarms");
    assertThat(audited("project-rolled-back")).hasSize(1);
  }

  @Test
  void twoEngineersDoNotOverwriteEachOther() throws Exception {
    String hers = changed("high: 40", "high: 30");
    String his = changed("low: 0.5", "low: 0.7");
    post("/api/project/apply", hers);
    JsonNode second = post("/api/project/apply", his);
    assertThat(second.path("applied").asBoolean()).isFalse();
    JsonNode conflict = second.path("conflicts").path(0);
    assertThat(conflict.path("file").asText()).isEqualTo(PUMP);
    assertThat(conflict.path("version").path("who").asText()).matches("token \\S+ test");
    assertThat(post("/api/project/preview", his).path("conflicts")).hasSize(1);
    post("/api/project/apply", changed("low: 0.5", "low: 0.7"));
    assertThat(Files.readString(project.resolve(PUMP))).contains("high: 30", "low: 0.7");
  }

  @Test
  void whatIsChangedOnDiskIsAVersionAndAConflict() throws Exception {
    String draft = changed("high: 40", "high: 30");
    Plant.write(project.resolve("sites/north.yaml"), "name: North\n" + "edges: {}\n");
    Files.writeString(
        project.resolve(PUMP), Files.readString(project.resolve(PUMP)) + "# by hand\n");
    JsonNode refused = post("/api/project/apply", draft);
    assertThat(refused.path("conflicts").path(0).path("version").path("cause").asText())
        .isEqualTo("disk");
    assertThat(anna.json("/api/project/versions").path(0).path("files").findValuesAsText("name"))
        .containsExactly("sites/north.yaml", PUMP);
  }

  @Test
  void aNewTypeOfTheLibraryComesAndGoes() throws Exception {
    JsonNode first = anna.json("/api/project/library").path(0);
    String id = first.path("id").asText();
    String text = anna.json("/api/project/library/" + id).path("text").asText();
    String name = "types/own-" + id + ".yaml";
    assertThat(post("/api/project/apply", draft(name, text, "")).path("applied").asBoolean())
        .isTrue();
    assertThat(anna.json("/api/project/files").path("files").findValuesAsText("name"))
        .contains(name);
    String version = file(name).path("version").asText();
    post("/api/project/apply", draft(name, null, version));
    assertThat(project.resolve(name)).doesNotExist();
    assertThat(anna.get("/api/project/library/none").statusCode()).isEqualTo(404);
    assertThat(anna.get("/api/project/library/..%2F..%2Fproject").statusCode()).isIn(400, 404);
  }

  @Test
  void whatLeadsElsewhereIsTooLargeOrNoDraftIsRefused() throws Exception {
    for (String name : List.of("../host.yaml", "types/../../x.yaml", "/etc/x.yaml", "a.yaml")) {
      assertThat(anna.post("/api/project/apply", draft(name, "x: 1", "")).statusCode())
          .as(name)
          .isEqualTo(400);
      assertThat(anna.get("/api/project/file?name=" + name).statusCode()).isEqualTo(404);
    }
    assertThat(anna.get("/api/project/file?name=..%2F..%2Fetc%2Fpasswd").statusCode())
        .isEqualTo(404);
    for (String body :
        List.of("", "[]", "{", "{\"files\":[]}", "{\"files\":[{\"name\":\"types/a.yaml\"}]}")) {
      assertThat(anna.post("/api/project/check", body).statusCode()).as(body).isEqualTo(400);
    }
    String large = "x".repeat(9 << 20);
    assertThat(anna.post("/api/project/check", draft(PUMP, large, "")).statusCode()).isEqualTo(413);
    assertThat(
            anna.post("/api/project/check", draft(PUMP, large.substring(5 << 20), "")).statusCode())
        .as("mistakes, not a refusal")
        .isEqualTo(200);
    assertThat(anna.get("/api/project/versions/99").statusCode()).isEqualTo(404);
    assertThat(anna.get("/api/project/versions/x").statusCode()).isEqualTo(400);
  }

  @Test
  void othersLookAndOnlyEngineersOfAllSitesEdit() throws Exception {
    Plant.write(project.resolve("notifications.yaml"), "people: {bo: {email: bo@example.org}}\n");
    String token = Plant.token(host.access().accounts(), Role.OPERATOR);
    try (Browser bo = new Browser(host.httpPort(), token)) {
      assertThat(bo.json("/api/project/files").path("files").findValuesAsText("name"))
          .contains(PUMP)
          .doesNotContain("notifications.yaml");
      assertThat(bo.get("/api/project/file?name=" + PUMP).statusCode()).isEqualTo(200);
      assertThat(bo.get("/api/project/file?name=notifications.yaml").statusCode()).isEqualTo(404);
      String draft = changed("high: 40", "high: 30");
      for (String call : List.of("check", "preview", "apply", "versions/1/restore")) {
        assertThat(bo.post("/api/project/" + call, draft).statusCode()).as(call).isEqualTo(403);
      }
    }
  }
}
