package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectBroker;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.TagType;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

class DemoPlantsIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final URI BROKER = URI.create("tcp://127.0.0.1:4711");
  private static final int SITES = 6;
  private static final DeviceId METER = new DeviceId("mill-road", "plant-room", "meter-01");
  private static final DeviceId TANK = new DeviceId("north-harbour", "plant-room", "tank-01");

  private final Path folder;

  private final ManualTime time = new ManualTime(1_800_000_000_000L);

  DemoPlantsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writtenProjectNamesTheAddressesThatAnswer() throws IOException {
    try (DemoPlants demo = start(1)) {
      Project project = ProjectFiles.read(folder).orElseThrow();
      assertThat(project.settings().mqtt().brokers()).containsExactly(ProjectBroker.at(BROKER));
      assertThat(project.sites()).hasSize(SITES);
      for (SimulatedDevice each : demo.devices()) {
        Device device = device(project, each.id());
        assertThat(device.endpoint().toString()).isEqualTo(each.address());
        try (PlainClient client = new PlainClient(device.endpoint().port(), device.unit())) {
          TagType tag = device.type().tags().firstEntry().getValue();
          assertThat(client.read(tag.table(), tag.address(), tag.length())).isNotEmpty();
        }
      }
    }
  }

  @Test
  void shortPipelineHasAnEdgeForEachStation() throws IOException {
    try (DemoPlants demo = start(1)) {
      assertThat(devicesByEdge(demo))
          .hasSize(DemoPlants.FEWEST_STATIONS)
          .containsEntry("section-3", 30L);
    }
  }

  @Test
  void longPipelineHasAnEdgeForEachSectionOfFiftyStations() throws IOException {
    try (DemoPlants demo = start(1, 60)) {
      assertThat(devicesByEdge(demo))
          .containsOnly(Map.entry("section-1", 1500L), Map.entry("section-2", 300L));
    }
  }

  private static Map<String, Long> devicesByEdge(DemoPlants demo) {
    return demo.devices().stream()
        .map(SimulatedDevice::id)
        .filter(id -> id.site().equals("trunk-main"))
        .collect(Collectors.groupingBy(DeviceId::edge, Collectors.counting()));
  }

  @Test
  void secondsPassAtTheSpeedAskedFor() throws IOException {
    try (DemoPlants demo = start(600);
        PlainClient client = new PlainClient(demo.device(METER).port())) {
      TagType energy = tag(demo, METER, "TotWhImp");
      double before = value(client, energy);
      Await.until("the loops wait", SOON, () -> time.sleepers() == SITES);
      time.advance(Duration.ofSeconds(1));
      // Ten minutes of at least the appliances' 400 W.
      Await.until("energy is counted", SOON, () -> value(client, energy) >= before + 60);
    }
  }

  @Test
  void tankIsServedWithItsWordsSwapped() throws IOException {
    try (DemoPlants demo = start(1);
        PlainClient client = new PlainClient(demo.device(TANK).port())) {
      assertThat(value(client, tag(demo, TANK, "TopTemperature"))).isBetween(25.0, 60.0);
    }
  }

  @Test
  void nothingFailsInTheFirstMinutesAndNoPlantFailsInAnHour() throws IOException {
    try (DemoPlants demo = start(600)) {
      assertThat(demo.status()).allSatisfy(status -> assertThat(status.faults()).isEmpty());
      List<Balance> balances = demo.watch();
      Await.until(
          "an hour has passed",
          Duration.ofSeconds(60),
          () -> {
            time.advance(Duration.ofSeconds(1));
            return demo.status().stream().allMatch(status -> status.elapsed() >= 2 * 3600);
          });
      assertThat(demo.status())
          .allSatisfy(
              status -> {
                assertThat(status.hasFailed()).isFalse();
                assertThat(status.unsettled()).isZero();
              });
      assertThat(balances).hasSize(SITES).allSatisfy(Balances::assertClosed);
    }
  }

  @Test
  void unknownDeviceIsTold() throws IOException {
    try (DemoPlants demo = start(1)) {
      DeviceId nobody = new DeviceId("mill-road", "plant-room", "nobody");
      assertThatThrownBy(() -> demo.device(nobody)).hasMessageContaining("no such device");
    }
  }

  @Test
  void closedDemoAnswersNoMore() throws IOException {
    DemoPlants demo = start(1);
    int port = demo.device(METER).port();
    demo.close();
    assertThatThrownBy(() -> new PlainClient(port)).isInstanceOf(IOException.class);
  }

  private DemoPlants start(double speed) throws IOException {
    return start(speed, DemoPlants.FEWEST_STATIONS);
  }

  private DemoPlants start(double speed, int stations) throws IOException {
    return DemoPlants.start(folder, new DemoPlants.Options(1, speed, BROKER, stations), time);
  }

  private static Device device(Project project, DeviceId id) {
    var site = Objects.requireNonNull(project.sites().get(id.site()));
    var edge = Objects.requireNonNull(site.edges().get(id.edge()));
    return Objects.requireNonNull(edge.devices().get(id.device()));
  }

  private static TagType tag(DemoPlants demo, DeviceId id, String name) {
    return Objects.requireNonNull(device(demo.project(), id).type().tags().get(name));
  }

  private static double value(PlainClient client, TagType tag) throws IOException {
    return Objects.requireNonNull(client.read(tag, 0).value()).asDouble();
  }
}
