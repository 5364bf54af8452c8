package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.DeviceId;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectBroker;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.TagType;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

class DemoPlantsIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final DeviceId METER = new DeviceId("mill-road", "plant-room", "meter-01");
  private static final DeviceId TANK = new DeviceId("north-harbour", "plant-room", "tank-01");

  private final Path folder;

  private final ManualTime time = new ManualTime(1_800_000_000_000L);

  DemoPlantsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writtenProjectNamesTheAddressesThatAnswer() throws IOException {
    URI broker = URI.create("tcp://127.0.0.1:4711");
    try (DemoPlants demo = DemoPlants.start(folder, new DemoPlants.Options(1, 1, broker), time)) {
      Project project = ProjectFiles.read(folder).orElseThrow();
      assertThat(project.settings().mqtt().brokers()).containsExactly(ProjectBroker.at(broker));
      for (SimulatedDevice each : demo.devices()) {
        var site = Objects.requireNonNull(project.sites().get(each.id().site()));
        var edge = Objects.requireNonNull(site.edges().get(each.id().edge()));
        var device = Objects.requireNonNull(edge.devices().get(each.id().device()));
        assertThat(device.endpoint().toString()).isEqualTo(each.address());
        try (PlainClient client = new PlainClient(device.endpoint().port())) {
          TagType tag = device.type().tags().firstEntry().getValue();
          assertThat(client.read(tag.table(), tag.address(), tag.length()))
              .hasSize(2 * tag.length());
        }
      }
    }
  }

  @Test
  void secondsPassAtTheSpeedAskedFor() throws IOException {
    DemoPlants.Options fast = new DemoPlants.Options(1, 600, DemoPlants.Options.DEFAULT.broker());
    try (DemoPlants demo = DemoPlants.start(folder, fast, time);
        PlainClient client = new PlainClient(demo.device(METER).port())) {
      TagType energy = tag(demo, METER, "TotWhImp");
      double before = value(client, energy);
      Await.until("the loop waits", SOON, () -> time.sleepers() == 1);
      time.advance(Duration.ofSeconds(1));
      // Ten minutes of at least the base load of some 360 W.
      Await.until("energy is counted", SOON, () -> value(client, energy) >= before + 50);
    }
  }

  @Test
  void tankIsServedWithItsWordsSwapped() throws IOException {
    try (DemoPlants demo = DemoPlants.start(folder, DemoPlants.Options.DEFAULT, time);
        PlainClient client = new PlainClient(demo.device(TANK).port())) {
      assertThat(value(client, tag(demo, TANK, "TopTemperature"))).isBetween(30.0, 60.0);
    }
  }

  @Test
  void unknownDeviceIsTold() throws IOException {
    try (DemoPlants demo = DemoPlants.start(folder, DemoPlants.Options.DEFAULT, time)) {
      DeviceId nobody = new DeviceId("mill-road", "plant-room", "nobody");
      assertThatThrownBy(() -> demo.device(nobody)).hasMessageContaining("no such device");
    }
  }

  @Test
  void closedDemoAnswersNoMore() throws IOException {
    DemoPlants demo = DemoPlants.start(folder, DemoPlants.Options.DEFAULT, time);
    int port = demo.device(METER).port();
    demo.close();
    assertThatThrownBy(() -> new PlainClient(port)).isInstanceOf(IOException.class);
  }

  private static TagType tag(DemoPlants demo, DeviceId id, String name) {
    var site = Objects.requireNonNull(demo.project().sites().get(id.site()));
    var edge = Objects.requireNonNull(site.edges().get(id.edge()));
    var device = Objects.requireNonNull(edge.devices().get(id.device()));
    return Objects.requireNonNull(device.type().tags().get(name));
  }

  private static double value(PlainClient client, TagType tag) throws IOException {
    return Objects.requireNonNull(client.read(tag, 0).value()).asDouble();
  }
}
