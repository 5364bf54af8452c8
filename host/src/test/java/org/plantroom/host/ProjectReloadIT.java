package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
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

/** What the host shows and does when its project's folder changes. */
@Timeout(120)
final class ProjectReloadIT {
  private Path project;
  private EmbeddedBroker broker;
  private PlantroomHost host;
  private Browser browser;
  private ScriptedEdge edge;

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
  }

  @AfterEach
  void stop() {
    edge.close();
    browser.close();
    host.close();
    broker.close();
  }

  private void replace(String file, String from, String to) throws Exception {
    String text = Files.readString(project.resolve(file));
    assertThat(text).contains(from);
    Plant.write(project.resolve(file), text.replace(from, to));
  }

  private static List<String> lines(JsonNode changes) {
    return changes.path("changes").findValuesAsText("path");
  }

  private JsonNode edgeReload() throws Exception {
    return browser.json("/api/project").path("edgeReloads").path(0);
  }

  @Test
  void changesAreShownBeforeTheyAreMade() throws Exception {
    assertThat(browser.json("/api/project/changes").path("summary").asText())
        .isEqualTo("no changes");
    replace("sites/north.yaml", "pump:", "pump-2:");
    replace("project.yaml", "20ms", "30ms");
    JsonNode changes = browser.json("/api/project/changes");
    assertThat(changes.path("summary").asText())
        .isEqualTo("1 setting changed, 1 device removed, 1 device added (1 at the next start)");
    assertThat(lines(changes))
        .containsExactly("history.commitEvery", "north/edge1/pump", "north/edge1/pump-2");
    assertThat(browser.get("/api/devices/north/edge1/pump").statusCode()).isEqualTo(200);

    Browser.Live page = browser.live();
    page.say("{\"op\":\"subscribe\",\"id\":1,\"match\":[\"**\"]}");
    Await.until("a page is open", Plant.PATIENCE, () -> page.heard("\"op\":\"snapshot\""));
    JsonNode made = Json.read(browser.post("/api/project/reload", "").body());

    assertThat(made).isEqualTo(changes);
    Await.until("open pages are told", Plant.PATIENCE, () -> page.heard("\"op\":\"project\""));
    assertThat(browser.get("/api/devices/north/edge1/pump").statusCode()).isEqualTo(404);
    assertThat(browser.get("/api/devices/north/edge1/pump-2").statusCode()).isEqualTo(200);
    assertThat(lines(browser.json("/api/project/changes")))
        .as("a setting waits for the next start")
        .containsExactly("history.commitEvery");
  }

  @Test
  void aFolderWithMistakesIsRefusedWholeAndEveryMistakeIsTold() throws Exception {
    replace("sites/north.yaml", "pump:", "pump-2:");
    replace("types/pump.yaml", "type: u32", "type: u33");
    HttpResponse<String> refused = browser.post("/api/project/reload", "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Json.read(refused.body()).path("detail").asText())
        .contains("the folder has a mistake")
        .contains("types/pump.yaml:5: tags.Count.type: \"u33\"");
    JsonNode mistake = browser.json("/api/project/changes").path("mistakes").path(0);
    assertThat(mistake.path("file").asText()).isEqualTo("types/pump.yaml");
    assertThat(mistake.path("line").asInt()).isEqualTo(5);
    assertThat(browser.get("/api/devices/north/edge1/pump").statusCode()).isEqualTo(200);
    assertThat(edge.commands()).as("no edge is asked").isEmpty();
  }

  @Test
  void edgesAreAskedAndWhatTheyAnswerIsShown() throws Exception {
    browser.post("/api/project/reload", "");
    Await.until("asked", Plant.PATIENCE, () -> !edge.commands().isEmpty());
    JsonNode order = Json.read(edge.commands().remove());
    assertThat(order.path("reload").asBoolean()).isTrue();
    assertThat(edgeReload().path("state").asText()).isEqualTo("asked");
    edge.result("another-id", "ACCEPTED");
    edge.result(order.path("id").asText(), "REJECTED");
    Await.until(
        "refused", Plant.PATIENCE, () -> edgeReload().path("state").asText().equals("refused"));
    assertThat(edgeReload().path("edge").asText()).isEqualTo(Plant.EDGE.toString());
    assertThat(edgeReload().path("detail").asText()).isEqualTo("scripted");
  }
}
