package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Site;
import org.plantroom.core.Time;
import org.plantroom.edge.PlantroomEdge;
import org.plantroom.edge.UplinkSettings;
import org.plantroom.host.PlantroomHost;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.simulation.DemoPlants;
import org.plantroom.simulation.SimulatedDevice;
import org.plantroom.testkit.Await;

/** Commands from the API to the demo's machines and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandIT {
  private static final DeviceId UNIT = new DeviceId("mill-road", "plant-room", "ahu-01");
  private static final String SET_POINT = UNIT + "/SupplyAirSetpoint";
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Set<String> FINAL = Set.of("confirmed", "deviated", "rejected", "expired");

  private final EmbeddedBroker broker;
  private final DemoPlants plants;
  private final PlantroomHost host;
  private final PlantroomEdge edge;
  private final HostApi api;

  CommandIT(@TempDir Path folder) throws Exception {
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    URI address = URI.create("tcp://127.0.0.1:" + broker.port());
    DemoPlants.Options options = new DemoPlants.Options(1, 1, address, DemoPlants.FEWEST_STATIONS);
    plants = DemoPlants.start(folder.resolve("project"), options, Time.system());
    Project project = plants.project();
    Supplier<ProjectCheck> reading = () -> ProjectFiles.read(folder.resolve("project"));
    String token = TestAccess.token(folder.resolve("host"));
    host =
        new PlantroomHost(
            project,
            reading,
            folder.resolve("host"),
            0,
            List.of(MqttBroker.at(address)),
            Time.system());
    Site site = Objects.requireNonNull(project.sites().get(UNIT.site()));
    EdgeNode node = Objects.requireNonNull(site.edges().get(UNIT.edge()));
    edge =
        PlantroomEdge.start(
            node,
            UplinkSettings.only(project.settings(), List.of(MqttBroker.at(address))),
            reading,
            folder.resolve("edge"),
            Time.system());
    api = new HostApi(host.httpPort(), token);
  }

  @BeforeAll
  void setPointIsLive() {
    Await.until("the set point is good", SOON, () -> isGood(SET_POINT));
  }

  @AfterAll
  void closeAll() throws Exception {
    api.close();
    edge.close();
    host.close();
    plants.close();
    broker.close();
  }

  private boolean isGood(String tag) {
    List<HostApi.Tag> tags = api.tags(tag);
    return tags.size() == 1 && tags.getFirst().isGood();
  }

  @Test
  void setPointIsConfirmedByReadback() {
    assertThat(end(SET_POINT, 21.5)).isEqualTo("confirmed");
    assertThat(api.tag(SET_POINT).value().asDouble()).isEqualTo(21.5);
  }

  @Test
  void valueOutOfLimitsIsRefused() {
    HostApi.Answer answer = api.post("/api/commands", command(SET_POINT, 31));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.body().path("detail").asText()).contains("12").contains("30");
  }

  @Test
  void readOnlyTagIsRefused() {
    HostApi.Answer answer = api.post("/api/commands", command(UNIT + "/SupplyAirTemperature", 20));
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void unknownTagIsNotFound() {
    HostApi.Answer answer = api.post("/api/commands", command(UNIT + "/NoSuchTag", 20));
    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void stoppedDeviceNeverConfirms() throws Exception {
    SimulatedDevice device = plants.device(UNIT);
    device.stop();
    try {
      Await.until("the set point is bad", SOON, () -> !isGood(SET_POINT));
      HostApi.Answer answer = api.post("/api/commands", command(SET_POINT, 19.5));
      if (answer.status() == 202) {
        assertThat(endOf(answer)).isIn("rejected", "deviated", "expired");
      } else {
        assertThat(answer.status()).isBetween(400, 499);
      }
    } finally {
      device.start();
    }
    Await.until("the set point is good again", SOON, () -> isGood(SET_POINT));
    assertThat(api.tag(SET_POINT).value().asDouble()).isNotEqualTo(19.5);
  }

  private String end(String tag, double value) {
    HostApi.Answer answer = api.post("/api/commands", command(tag, value));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
    return endOf(answer);
  }

  private String endOf(HostApi.Answer accepted) {
    String id = accepted.body().path("id").asText();
    Await.until("command " + id + " has ended", SOON, () -> FINAL.contains(state(id)));
    return state(id);
  }

  private String state(String id) {
    return api.get("/api/commands/" + id).path("state").asText();
  }

  private static Map<String, Object> command(String tag, double value) {
    return Map.of("tag", tag, "value", value, "reason", "system test");
  }
}
