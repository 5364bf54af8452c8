package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.core.MachineType;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

class PlantSimulationIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Path folder;

  PlantSimulationIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void registersShowTheModelInTheirOwnUnits() throws Exception {
    try (PlantSimulation plant = standing("");
        PlainClient client = client(plant, "heater-01")) {
      plant.say("step 6");
      assertThat(read(client, "Power")).isEqualTo(1.5);
      assertThat(read(client, "Supply"))
          .isCloseTo(model(plant, "drain.temperature"), within(0.005));
      assertThat(read(client, "Load")).isEqualTo(50);
      assertThat(client.read(RegisterTable.HOLDING, 10, 2)).containsExactly('A', 'B', '1', '2');
      assertThat(client.ask(new byte[] {2, 0, 0, 0, 1})).containsExactly(2, 1, 1);
    }
  }

  @Test
  void writtenSetPointChangesTheModelAtTheNextStep() throws Exception {
    try (PlantSimulation plant = standing("");
        PlainClient client = client(plant, "heater-01")) {
      assertThat(client.write(tag("Load"), Value.of(20f))).isEqualTo(16);
      assertThat(model(plant, "heater.load")).isEqualTo(0.5);
      plant.say("step");
      assertThat(model(plant, "heater.load")).isCloseTo(0.2, within(1e-6));
      assertThat(read(client, "Power")).isCloseTo(0.6, within(1e-6));
      assertThat(client.write(tag("Load"), Value.of(200f))).isEqualTo(0x90);
    }
  }

  @Test
  void setPointChangedOnTheConsoleIsSeenByClients() throws Exception {
    try (PlantSimulation plant = standing("");
        PlainClient client = client(plant, "heater-01")) {
      assertThat(plant.say("set heater.load 70 %")).isEmpty();
      plant.say("step");
      assertThat(read(client, "Load")).isEqualTo(70);
      assertThat(read(client, "Power")).isCloseTo(2.1, within(1e-6));
    }
  }

  @Test
  void biasOfAQuantityIsSeenByClientsAndNotByThePlant() throws Exception {
    try (PlantSimulation plant = standing("");
        PlainClient client = client(plant, "heater-01")) {
      plant.say("step 60");
      assertThat(plant.say("fault bias of 2 K on drain.temperature")).isEmpty();
      assertThat(read(client, "Supply"))
          .isCloseTo(model(plant, "drain.temperature") + 2, within(0.005));
      assertThat(plant.say("clear drain.temperature")).isEqualTo("1 ended");
      plant.say("step");
      assertThat(read(client, "Supply"))
          .isCloseTo(model(plant, "drain.temperature"), within(0.005));
    }
  }

  @Test
  void driftGrowsFromItsBeginning() throws Exception {
    try (PlantSimulation plant =
            standing("faults: [drift of 6 K/h on heater-01/Supply at 10 min for 30 min]\n");
        PlainClient client = client(plant, "heater-01")) {
      plant.say("step 60");
      assertThat(read(client, "Supply"))
          .isCloseTo(model(plant, "drain.temperature"), within(0.005));
      plant.say("step 61");
      double wrong = read(client, "Supply") - model(plant, "drain.temperature");
      assertThat(wrong).isCloseTo(1.0 + 1.0 / 60, within(0.006));
      plant.say("step 120");
      assertThat(read(client, "Supply"))
          .isCloseTo(model(plant, "drain.temperature"), within(0.005));
    }
  }

  @Test
  void noiseHasItsDeviationAndRepeatsWithItsSeed() throws Exception {
    List<Double> first = noise(7);
    assertThat(noise(7)).isEqualTo(first);
    assertThat(noise(8)).isNotEqualTo(first);
    double square = first.stream().mapToDouble(each -> each * each).average().orElseThrow();
    // 400 draws: three standard errors of a deviation are 0.11 of it.
    assertThat(Math.sqrt(square)).as("seed 7").isCloseTo(0.5, within(0.055));
  }

  private List<Double> noise(long seed) throws Exception {
    try (PlantSimulation plant = standing("", seed, "noise of 0.5 K on tank.temperature");
        PlainClient client = client(plant, "tank-01")) {
      List<Double> wrong = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        plant.say("step");
        wrong.add(read(client, "Supply") - model(plant, "tank.temperature"));
      }
      return wrong;
    }
  }

  @Test
  void frozenSensorGoesOnShowingWhatItShowed() throws Exception {
    try (PlantSimulation plant = standing("");
        PlainClient client = client(plant, "tank-01")) {
      plant.say("step 6");
      plant.say("fault freeze on tank.temperature for 60 s");
      double frozen = read(client, "Supply");
      plant.say("step 6");
      assertThat(read(client, "Supply")).isEqualTo(frozen);
      plant.say("step");
      assertThat(read(client, "Supply")).isGreaterThan(frozen + 1);
    }
  }

  @Test
  void stuckInputTakesWhatWasWrittenOnlyWhenItIsMended() throws Exception {
    try (PlantSimulation plant = standing("");
        PlainClient client = client(plant, "heater-01")) {
      plant.say("fault stuck of 30 % on heater.load for 20 s");
      plant.say("step");
      assertThat(read(client, "Power")).isCloseTo(0.9, within(1e-6));
      client.write(tag("Load"), Value.of(80f));
      plant.say("step");
      assertThat(read(client, "Power")).isCloseTo(0.9, within(1e-6));
      plant.say("step");
      assertThat(read(client, "Power")).isCloseTo(2.4, within(1e-6));
    }
  }

  @Test
  void faultThatRepeatsComesAgain() throws Exception {
    try (PlantSimulation plant =
            standing("faults: [load of 10 % on heater at 20 s for 20 s every 60 s]\n");
        PlainClient client = client(plant, "heater-01")) {
      for (int i = 0; i < 3; i++) {
        plant.say("step 2");
        assertThat(read(client, "Power")).isEqualTo(1.5);
        plant.say("step 2");
        assertThat(read(client, "Power")).isCloseTo(0.3, within(1e-6));
        plant.say("step 2");
        assertThat(read(client, "Power")).isEqualTo(1.5);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "heater.power, 1.5",
    "heater.power * 2, 3",
    "heater.power floor, 1",
    "heater.power mod 1, 0",
    "heater.power > 1, 1",
    "heater.power < 1, 0",
  })
  void registerShowsWhatIsMadeOfAQuantity(String drives, double shown) throws Exception {
    String text = TinyPlant.PLANT.replace("Power: heater.power,", "Power: " + drives + ",");
    try (PlantSimulation plant =
            PlantSimulation.start(new TinyPlant(folder).text(text), standing(1), Time.system());
        PlainClient client = client(plant, "heater-01")) {
      plant.say("step");
      assertThat(read(client, "Power")).isEqualTo(shown);
    }
  }

  @Test
  void requestIsTakenAndItsRegisterGoesBackToZero() throws Exception {
    String text = TinyPlant.PLANT.replace("follows: {Load", "requests: {Load");
    try (PlantSimulation plant =
            PlantSimulation.start(new TinyPlant(folder).text(text), standing(1), Time.system());
        PlainClient client = client(plant, "heater-01")) {
      client.write(tag("Load"), Value.of(80f));
      plant.say("step 2");
      assertThat(read(client, "Power")).isCloseTo(2.4, within(1e-6));
      assertThat(read(client, "Load")).isZero();
    }
  }

  @Test
  void settledPlantCountsItsFaultsFromWhenItIsSeen() throws Exception {
    PlantSimulation.Options options =
        new PlantSimulation.Options(
            0, 0, 1, List.of("load of 10 % on heater at 20 s for 20 s"), 3600);
    try (PlantSimulation plant =
            PlantSimulation.start(new TinyPlant(folder).source(""), options, Time.system());
        PlainClient client = client(plant, "heater-01")) {
      assertThat(plant.status().elapsed()).isEqualTo(3600);
      plant.say("step 2");
      assertThat(read(client, "Power")).isEqualTo(1.5);
      plant.say("step");
      assertThat(read(client, "Power")).isCloseTo(0.3, within(1e-6));
    }
  }

  @Test
  void componentsOwnFaultIsAnInputOfItsName() throws Exception {
    try (PlantSimulation plant = standing("faults: [load of 10 % on heater at 20 s for 20 s]\n");
        PlainClient client = client(plant, "heater-01")) {
      plant.say("step 2");
      assertThat(read(client, "Power")).isEqualTo(1.5);
      plant.say("step 2");
      assertThat(read(client, "Power")).isCloseTo(0.3, within(1e-6));
      assertThat(plant.status().faults()).containsExactly("load of 10 % on heater");
      plant.say("step");
      assertThat(read(client, "Power")).isEqualTo(1.5);
      assertThat(plant.status().faults()).isEmpty();
    }
  }

  @Test
  void silentDeviceComesBackWithTheStateOfThen() throws Exception {
    try (PlantSimulation plant = standing("faults: [silence on tank-01 at 10 s for 60 s]\n");
        PlainClient other = client(plant, "heater-01")) {
      plant.say("step 2");
      try (PlainClient client = new PlainClient(plant.device("tank-01").port(), 1, 200)) {
        assertThatThrownBy(() -> read(client, "Supply")).isInstanceOf(SocketTimeoutException.class);
      }
      assertThat(read(other, "Power")).isEqualTo(1.5);
      plant.say("step 6");
      try (PlainClient client = client(plant, "tank-01")) {
        assertThat(read(client, "Supply"))
            .isCloseTo(model(plant, "tank.temperature"), within(0.005));
      }
    }
  }

  @Test
  void timePassesAtTheSpeedAskedForAndStandsWhenTold() throws Exception {
    ManualTime time = new ManualTime(1_800_000_000_000L);
    PlantSimulation.Options options = new PlantSimulation.Options(0, 600, 1, List.of());
    try (PlantSimulation plant =
        PlantSimulation.start(new TinyPlant(folder).source(""), options, time)) {
      Await.until("the loop waits", SOON, () -> time.sleepers() == 1);
      time.advance(Duration.ofSeconds(1));
      Await.until("ten minutes pass", SOON, () -> plant.status().steps() == 60);
      assertThat(plant.say("step")).contains("time runs");
      plant.say("speed 0");
      Await.until("the loop waits", SOON, () -> time.sleepers() == 1);
      time.advance(Duration.ofSeconds(10));
      Await.until("the loop waits again", SOON, () -> time.sleepers() == 1);
      plant.say("step");
      assertThat(plant.status().steps()).isEqualTo(61);
    }
  }

  @Test
  void yearPassesInSecondsAtFullSpeedWhileClientsRead() throws Exception {
    PlantSimulation.Options options = new PlantSimulation.Options(0, 1e12, 1, List.of());
    try (PlantSimulation plant =
            PlantSimulation.start(new TinyPlant(folder).source(""), options, Time.system());
        PlainClient client = client(plant, "heater-01")) {
      Await.until(
          "a year of steps of 10 s",
          Duration.ofSeconds(60),
          () -> {
            assertThat(read(client, "Load")).isEqualTo(50);
            return plant.status().elapsed() > 365 * 86_400.0;
          });
    }
  }

  @Test
  void devicesOfOnePortAreToldApartByTheirUnits() throws Exception {
    String shared =
        TinyPlant.PLANT
            .replace("    name: Heater\n", "    port: shared\n")
            .replace("  tank-01:\n", "  tank-01:\n    port: shared\n");
    try (PlantSimulation plant =
            PlantSimulation.start(new TinyPlant(folder).text(shared), standing(1), Time.system());
        PlainClient heater = client(plant, "heater-01");
        PlainClient tank = client(plant, "tank-01")) {
      assertThat(plant.device("tank-01").port()).isEqualTo(plant.device("heater-01").port());
      assertThat(plant.devices()).extracting(SimulatedDevice::unit).containsExactly(1, 2);
      plant.say("step");
      assertThat(read(heater, "Power")).isEqualTo(1.5);
      assertThat(read(tank, "Power")).isZero();
    }
  }

  @Test
  void writtenProjectReadsTheDevices() throws Exception {
    try (PlantSimulation plant = standing("")) {
      Path project = folder.resolve("project");
      plant.writeProject(project, URI.create("tcp://127.0.0.1:4711"));
      Project written = ProjectFiles.read(project).orElseThrow();
      var site = Objects.requireNonNull(written.sites().get("tiny"));
      var edge = Objects.requireNonNull(site.edges().get("plant-room"));
      assertThat(edge.devices().keySet()).containsExactly("heater-01", "tank-01");
      for (SimulatedDevice each : plant.devices()) {
        var device = Objects.requireNonNull(edge.devices().get(each.id().device()));
        assertThat(device.endpoint().toString()).isEqualTo(each.address());
        assertThat(device.type().tags()).containsKey("Supply");
      }
    }
  }

  private PlantSimulation standing(String more) throws Exception {
    return standing(more, 1);
  }

  private PlantSimulation standing(String more, long seed, String... faults) throws Exception {
    PlantSimulation.Options options = new PlantSimulation.Options(0, 0, seed, List.of(faults));
    return PlantSimulation.start(new TinyPlant(folder).source(more), options, Time.system());
  }

  private static PlantSimulation.Options standing(long seed) {
    return new PlantSimulation.Options(0, 0, seed, List.of());
  }

  private static PlainClient client(PlantSimulation plant, String device) throws IOException {
    SimulatedDevice served = plant.device(device);
    return new PlainClient(served.port(), served.unit());
  }

  private static double model(PlantSimulation plant, String path) {
    String answer = plant.say("get " + path);
    int from = answer.indexOf(" = ") + 3;
    return Double.parseDouble(answer.substring(from, answer.indexOf(' ', from)));
  }

  private static double read(PlainClient client, String tag) throws IOException {
    return Objects.requireNonNull(client.read(tag(tag), 0).value()).asDouble();
  }

  private static TagType tag(String name) {
    MachineType type = TinyPlant.type();
    return Objects.requireNonNull(type.tags().get(name));
  }
}
