package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.testkit.Await;

/** A project that changes while host and edge run: what did not change notices nothing. */
class ReloadIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String SECOND = "lab/bench/second";

  private final Path folder;

  ReloadIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aDeviceComesAndGoesWhileItsNeighbourIsReadWithoutAGap() throws Exception {
    int port = Ports.free();
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(
                EmbeddedBrokerSettings.onLoopback(port, folder.resolve("broker")));
        CountingMachine second = CountingMachine.start();
        CountingChain chain = new CountingChain(folder, broker.port())) {
      chain.awaitFlow(10);
      Path site = chain.project().resolve("sites").resolve("lab.yaml");
      String before = Files.readString(site);
      Files.writeString(
          site,
          before
              + "      second: {type: machine, address: \"127.0.0.1:%d\"}\n"
                  .formatted(second.port()));
      assertThat(paths(chain.api().get("/api/project/changes"))).containsExactly(SECOND);
      reload(chain, "1 device added");
      Await.until("its values", SOON, () -> isGood(chain, SECOND + "/Count00"));
      chain.awaitFlow(10);
      Files.writeString(site, before);
      reload(chain, "1 device removed");
      Await.until(
          "its tags are removed",
          SOON,
          () -> chain.api().tag(SECOND + "/Count00").quality().equals("bad-removed"));
      assertThat(chain.api().linkState(SECOND)).isEqualTo("absent");
      chain.awaitFlow(10);
      chain.assertExactlyOnce(chain.settle(), List.of());
      assertThat(chain.api().gapReasons(TestProject.DEVICE + "/Count00")).isEmpty();
      assertThat(chain.connections()).isEqualTo(1);
    }
  }

  private static boolean isGood(CountingChain chain, String tag) {
    List<HostApi.Tag> tags = chain.api().tags(tag);
    return !tags.isEmpty() && tags.getFirst().isGood();
  }

  private static List<String> paths(JsonNode changes) {
    return changes.path("changes").findValuesAsText("path");
  }

  private static void reload(CountingChain chain, String summary) {
    HostApi.Answer answer = chain.api().post("/api/project/reload", Map.of());
    assertThat(answer.body().path("summary").asText()).isEqualTo(summary);
    Await.until(
        "the edge: " + summary,
        SOON,
        () -> {
          JsonNode edge = chain.api().get("/api/project").path("edgeReloads").path(0);
          return edge.path("state").asText().equals("done")
              && edge.path("detail").asText().equals(summary);
        });
  }
}
