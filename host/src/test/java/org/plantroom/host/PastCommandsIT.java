package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;
import org.plantroom.history.CommandEntry;
import org.plantroom.history.History;
import org.plantroom.history.HistorySettings;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.testkit.Await;

/** Commands as of a moment, over real sockets and restarts of the host. */
@Timeout(120)
final class PastCommandsIT {
  private Path folder;
  private EmbeddedBroker broker;
  private URI address;
  private PlantroomHost host;
  private Browser browser;
  private ScriptedEdge edge;

  @BeforeEach
  void start(@TempDir Path temporary) throws InterruptedException {
    folder = temporary;
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    address = URI.create("tcp://127.0.0.1:" + broker.port());
    open();
    edge = new ScriptedEdge(Plant.EDGE, address).start();
    awaitGood();
  }

  private void open() {
    host = Plant.host(folder, address);
    browser = new Browser(host);
    Await.until("up", Plant.PATIENCE, () -> browser.get("/health").statusCode() == 200);
  }

  private void shut() {
    browser.close();
    host.close();
  }

  @AfterEach
  void stop() {
    edge.close();
    shut();
    broker.close();
  }

  private void awaitGood() {
    Await.until(
        "good",
        Plant.PATIENCE,
        () -> browser.tag(Plant.FLOW).path("quality").asText().equals("good"));
  }

  private String ask(double value) throws IOException, InterruptedException {
    String body = "{\"tag\":\"%s\",\"value\":%s}".formatted(Plant.FLOW, value);
    return Json.read(browser.post("/api/commands", body).body()).path("id").asText();
  }

  private void awaitState(String id, String state) {
    Await.until(
        state,
        Plant.PATIENCE,
        () -> browser.json("/api/commands/" + id).path("state").asText().equals(state));
  }

  private JsonNode confirmed(float value) throws IOException, InterruptedException {
    String id = ask(value);
    edge.result(id, "ACCEPTED");
    awaitState(id, "accepted");
    edge.data(0, edge.flow(value, System.currentTimeMillis()));
    awaitState(id, "confirmed");
    return browser.json("/api/commands/" + id);
  }

  private JsonNode past(String at, String more) throws IOException, InterruptedException {
    return browser.json("/api/past/commands?at=" + at + more);
  }

  private static String time(JsonNode command, int step) {
    return command.path("history").path(step).path("time").asText();
  }

  @Test
  void commandStandsAsItStoodAtEachMomentAlsoAfterARestart() throws Exception {
    JsonNode command = confirmed(21.5f);
    for (int pass = 0; pass < 2; pass++) {
      String begun = time(command, 0);
      assertThat(past(Instant.parse(begun).minusMillis(1).toString(), "").path("commands"))
          .isEmpty();
      JsonNode then = past(begun, "").path("commands").path(0);
      assertThat(then.path("readback").isNull()).isTrue();
      assertThat(then.path("state").asText())
          .isEqualTo(
              then.path("history").path(then.path("history").size() - 1).path("state").asText())
          .isNotEqualTo("confirmed");
      assertThat(past(time(command, 3), "").path("commands").path(0)).isEqualTo(command);
      shut();
      open();
      // The host's own memory has nothing of it any more.
      assertThat(browser.json("/api/commands")).isEmpty();
    }
  }

  @Test
  void commandUnderWayIsTherePlainlyOnceAndPagesFollowEachOther() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      ids.addFirst(confirmed(10 + n).path("id").asText());
    }
    ids.addFirst(ask(42));
    String now = Instant.now().toString();
    assertThat(pages(now, 2)).containsExactlyElementsOf(ids);
    assertThat(past(now, "&match=south/**").path("commands")).isEmpty();
  }

  @Test
  void commandThatCannotBeReadHidesNoneOfThoseBeforeIt() throws Exception {
    JsonNode before = confirmed(10);
    JsonNode after = confirmed(11);
    shut();
    long then = Instant.parse(time(after, 0)).toEpochMilli() - 1;
    try (History history =
        History.open(folder.resolve("host/history"), HistorySettings.defaults(), Time.system())) {
      history
          .commands()
          .store(
              List.of(
                  new CommandEntry("b", Plant.FLOW, then, then, "{\"of\":\"a later version\"}"),
                  new CommandEntry("c", Plant.FLOW, then, then, "no JSON")));
    }
    open();
    assertThat(pages(Instant.now().toString(), 1))
        .containsExactly(after.path("id").asText(), before.path("id").asText());
  }

  /** The ids of all pages of so many commands, one after the other. */
  private List<String> pages(String at, int limit) throws Exception {
    List<String> seen = new ArrayList<>();
    String before = "";
    do {
      JsonNode page = past(at, "&limit=" + limit + "&match=north/**" + before);
      page.path("commands").forEach(command -> seen.add(command.path("id").asText()));
      before = page.path("next").isNull() ? "" : "&before=" + page.path("next").asText();
    } while (!before.isEmpty());
    return seen;
  }

  @Test
  void commandThatAStopCutOffIsKeptWithItsEnd() throws Exception {
    String id = ask(30);
    awaitState(id, "sent");
    shut();
    open();
    Await.until(
        "kept",
        Plant.PATIENCE,
        () ->
            past(Instant.now().toString(), "")
                .path("commands")
                .path(0)
                .path("state")
                .asText()
                .equals("expired"));
    assertThat(past(Instant.now().toString(), "").path("commands"))
        .singleElement()
        .satisfies(one -> assertThat(one.path("detail").asText()).contains("was stopped"));
  }
}
