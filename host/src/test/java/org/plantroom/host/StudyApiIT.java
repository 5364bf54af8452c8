package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.testkit.Await;
import org.plantroom.workbench.Workbench;

/** Studies over HTTP: files, runs, results, and what is refused. */
@Timeout(120)
final class StudyApiIT {
  private final Path folder;
  private final EmbeddedBroker broker;
  private final URI address;
  private final Workbench workbench;
  private final PlantroomHost host;
  private final Browser browser;

  StudyApiIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    address = URI.create("tcp://127.0.0.1:" + broker.port());
    workbench = ShellStudies.open(folder);
    host = Plant.host(folder, address, Optional.of(workbench));
    browser = new Browser(host);
  }

  @BeforeEach
  void awaitStart() {
    Await.until("up", Plant.PATIENCE, () -> browser.get("/health").statusCode() == 200);
  }

  @AfterEach
  void stop() {
    browser.close();
    host.close();
    workbench.close();
    broker.close();
  }

  @Test
  void aStudyWithMistakesIsNotSavedAndEachMistakeHasItsPlace() throws Exception {
    JsonNode refused = save("winter", "name: no script\n", "");
    assertThat(refused.path("saved").asBoolean()).isFalse();
    JsonNode mistake = refused.path("mistakes").path(0);
    assertThat(mistake.path("line").asInt()).isEqualTo(2);
    assertThat(mistake.path("key").asText()).isEqualTo("run");
    assertThat(mistake.path("expectation").asText()).isEqualTo("a script");
    assertThat(browser.get("/api/studies/winter").statusCode()).isEqualTo(404);
    assertThat(folder.resolve("project/studies")).doesNotExist();
  }

  @Test
  void aStudyIsAFileOfTheProjectAndNobodyIsOverwritten() throws Exception {
    String version = save("winter", ShellStudies.QUICK, "").path("version").asText();
    assertThat(folder.resolve("project/studies/winter.yaml"))
        .hasContent(ShellStudies.QUICK.strip());
    assertThat(put("winter", ShellStudies.ENDLESS, "").statusCode()).isEqualTo(409);
    assertThat(put("winter", ShellStudies.ENDLESS, version).statusCode()).isEqualTo(200);
    assertThat(browser.json("/api/studies").path(0).path("title").asText()).isEqualTo("Endless");
    assertThat(browser.delete("/api/studies/winter").statusCode()).isEqualTo(204);
    assertThat(browser.delete("/api/studies/winter").statusCode()).isEqualTo(404);
  }

  @Test
  void namesThatLeadElsewhereAndTextsThatAreTooLongAreRefused() throws Exception {
    for (String name : new String[] {"Winter", "a.b", "%2E%2E%2Fproject", "-x", "a".repeat(65)}) {
      assertThat(put(name, ShellStudies.QUICK, "").statusCode()).as(name).isBetween(400, 404);
    }
    assertThat(put("long", "run: " + "x".repeat(48_000), "").statusCode()).isEqualTo(400);
    assertThat(put("huge", "run: " + "x".repeat(70_000), "").statusCode()).isEqualTo(413);
    assertThat(browser.json("/api/studies")).isEmpty();
  }

  @Test
  void aRunGivesItsFilesAndTheReportMayDoNothing() throws Exception {
    save("winter", ShellStudies.QUICK, "");
    String run = start("winter");
    awaitState(run, "done");
    HttpResponse<String> report = browser.get(run + "/files/report.html");
    assertThat(report.body()).contains("<h1>q</h1>");
    assertThat(report.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox");
    assertThat(browser.json(run + "/files/result.json").path("name").asText()).isEqualTo("q");
    HttpResponse<String> table = browser.get(run + "/files/kpis.csv");
    assertThat(table.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("winter-kpis.csv");
    for (String name : new String[] {"run.json", "%2E%2E%2Frun.json", "complaints.txt", "x"}) {
      assertThat(browser.get(run + "/files/" + name).statusCode()).as(name).isBetween(400, 404);
    }
    assertThat(browser.delete(run).statusCode()).isEqualTo(204);
    assertThat(browser.get(run).statusCode()).isEqualTo(404);
  }

  @Test
  void aRunIsWatchedAndCancelledAndTheNextHasItsTurn() throws Exception {
    save("endless", ShellStudies.ENDLESS, "");
    save("quick", ShellStudies.QUICK, "");
    String endless = start("endless");
    String quick = start("quick");
    Await.until(
        "its progress is told",
        Plant.PATIENCE,
        () -> browser.json(endless).path("done").asDouble() == 0.1);
    assertThat(browser.json(quick).path("state").asText()).isEqualTo("queued");
    assertThat(browser.delete(endless).statusCode()).isEqualTo(409);
    assertThat(browser.post(endless + "/cancel", "").statusCode()).isEqualTo(200);
    assertThat(browser.post(endless + "/cancel", "").statusCode()).isEqualTo(409);
    awaitState(quick, "done");
    assertThat(browser.json("/api/study-runs").path("runs")).hasSize(2);
    assertThat(browser.post("/api/study-runs", "{\"study\":\"none\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void historyBecomesMeasuredDataBesideTheStudies() throws Exception {
    try (ScriptedEdge edge = new ScriptedEdge(Plant.EDGE, address).start()) {
      long now = System.currentTimeMillis();
      edge.data(0, edge.flow(2.5f, now - 600_000));
      edge.data(1, edge.flow(3.5f, now - 300_000));
      Await.until("receipt", Plant.PATIENCE, () -> edge.delivered().lowestMissing() == 2);
      String wish =
          Json.write(
              Map.of(
                  "name",
                  "pump",
                  "tags",
                  new String[] {Plant.FLOW},
                  "from",
                  Json.time(now - 1_200_000),
                  "to",
                  Json.time(now),
                  "minutes",
                  1));
      HttpResponse<String> taken = browser.post("/api/study-data", wish);
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
      assertThat(Json.read(taken.body()).path("rows").asInt()).isBetween(10, 12);
      assertThat(Files.readString(folder.resolve("project/studies/pump.csv")))
          .startsWith("time," + Plant.FLOW + "\n")
          .contains(",2.50000000\n", ",3.50000000\n");
    }
  }

  @Test
  void aHostThatCannotSimulateSaysSo() throws Exception {
    Path other = folder.resolve("other");
    try (PlantroomHost plain = Plant.host(other, address);
        Browser reader = new Browser(plain)) {
      HttpResponse<String> answer = reader.get("/api/studies");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("cannot simulate");
    }
  }

  private JsonNode save(String name, String text, String version) throws Exception {
    HttpResponse<String> answer = put(name, text, version);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.read(answer.body());
  }

  private HttpResponse<String> put(String name, String text, String version) throws Exception {
    return browser.put(
        "/api/studies/" + name, Json.write(Map.of("text", text, "version", version)));
  }

  private String start(String study) throws Exception {
    HttpResponse<String> answer =
        browser.post("/api/study-runs", Json.write(Map.of("study", study)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return "/api/study-runs/" + Json.read(answer.body()).path("id").asText();
  }

  private void awaitState(String run, String state) {
    Await.until(
        state, Plant.PATIENCE, () -> browser.json(run).path("state").asText().equals(state));
  }
}
