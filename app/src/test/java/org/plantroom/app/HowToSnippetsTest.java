package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.history.History;
import org.plantroom.history.HistoryBatch;
import org.plantroom.history.HistorySettings;
import org.plantroom.simulation.PlantSimulation;
import org.plantroom.simulation.PlantSource;
import org.plantroom.study.Study;
import org.plantroom.study.StudyException;
import org.plantroom.study.StudyFile;

/** What the pages on plants and studies show can be used as it stands there. */
class HowToSnippetsTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Path PLANTS = Path.of("../simulation/src/main/resources/plants");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private final Path folder;
  private Path studies = Path.of("");

  HowToSnippetsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void copyWhatTheyName() throws IOException {
    studies = Files.createDirectory(folder.resolve("studies"));
    for (String file : List.of("machine.yaml", "measured.csv")) {
      Files.copy(DOCS.resolve("examples/calibration").resolve(file), studies.resolve(file));
    }
    StringBuilder prices = new StringBuilder("time,SE3\n");
    for (int hour = 0; hour <= 8760; hour++) {
      prices.append(hour * 3600).append(",40\n");
    }
    Files.writeString(studies.resolve("spot.csv"), prices);
  }

  private static List<String> snippets(String page) throws IOException {
    return YAML.matcher(Files.readString(DOCS.resolve("how-to").resolve(page)))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String one(List<String> snippets, String beginning) {
    return snippets.stream().filter(text -> text.startsWith(beginning)).findFirst().orElseThrow();
  }

  private Study read(String text) throws IOException, StudyException {
    Path file = Files.writeString(studies.resolve("study.yaml"), text);
    return StudyFile.read(
        file, PlantCatalogue.all(), history -> HistoryFolder.open(history, Time.system()));
  }

  @Test
  void studiesAreReadAsTheyStand() throws Exception {
    List<String> snippets = snippets("what-if.md");
    assertThat(snippets).hasSize(6);
    String office = one(snippets, "name: Heat pump for the office");
    String bare = office.substring(0, office.indexOf("scenarios:"));
    assertThat(read(office).scenarios()).hasSize(7);
    List<String> prices = one(snippets, "price:").lines().toList();
    assertThat(prices).hasSize(4);
    for (String price : prices) {
      read(bare.replaceFirst("  price: [^\n]*", "  " + price));
    }
    assertThat(read(bare + one(snippets, "scenarios:")).scenarios()).hasSize(3);
    assertThat(read(office + one(snippets, "optimise:")).optimisation().isPresent()).isTrue();
    assertThat(read(bare + one(snippets, "optimise:")).optimisation().isPresent()).isTrue();
    assertThat(read(one(snippets, "name: What the heat pump")).calibration().isPresent()).isTrue();
    writeHistory();
    assertThat(read(bare + one(snippets, "calibrate:")).calibration().isPresent()).isTrue();
    assertThat(one(snippets, "name: What the heat pump"))
        .isEqualTo(Files.readString(DOCS.resolve("examples/calibration/heat-pump.yaml")));
  }

  private void writeHistory() throws IOException {
    Path backup = Files.createDirectory(folder.resolve("backup"));
    Instant start = Instant.parse("2026-11-22T00:00:00Z");
    try (History history =
        History.open(backup.resolve("history"), HistorySettings.defaults(), Time.system())) {
      HistoryBatch batch = new HistoryBatch(10_000);
      for (String tag : List.of("tank-01/MiddleTemperature", "hp-01/OutdoorTemperature")) {
        int id = history.tag(TagPath.of("mill-road/plant-room/" + tag), ValueType.F64).id();
        for (int hour = 0; hour < 48; hour++) {
          batch.add(
              id,
              Sample.good(Value.of(30 + hour % 5), start.plusSeconds(hour * 3600L).toEpochMilli()));
        }
      }
      history.commit(batch);
    }
  }

  @Test
  void plantsAreServedAsTheyStand() throws Exception {
    Path types = Files.createDirectory(folder.resolve("types"));
    for (String type : List.of("pump-drive.yaml", "buffer-tank.yaml")) {
      Files.copy(PLANTS.resolve("types").resolve(type), types.resolve(type));
    }
    List<String> snippets = snippets("simulate.md");
    assertThat(snippets).hasSize(4);
    String office = Files.readString(PLANTS.resolve("office.yaml"));
    String bare = office.substring(0, office.indexOf("\ndevices:") + 1);
    serve(bare + one(snippets, "devices:"), Map.of(), 1);
    serve(office + one(snippets, "faults:"), Map.of(), 4);
    serve(one(snippets, "name: A ring"), Map.of("values.stations", "10"), 10);
    assertThat(one(snippets, "name: A unit of another tool")).contains("type: fmu");
  }

  private void serve(String text, Map<String, String> changes, int devices) throws Exception {
    Path file = Files.writeString(folder.resolve("plant.yaml"), text);
    PlantSource source = PlantSource.find(file.toString(), PlantCatalogue.all()).with(changes);
    try (PlantSimulation plant =
        PlantSimulation.start(
            source, new PlantSimulation.Options(0, 0, 1, List.of()), Time.system())) {
      assertThat(plant.devices()).hasSize(devices);
      plant.say("step 10");
      assertThat(plant.status().unsettled()).isZero();
    }
  }

  @Test
  void theRecordOfAValveTellsItsProcess() throws IOException {
    assertThat(Files.readString(DOCS.resolve("how-to/tune.md")))
        .contains("--csv docs/examples/valve-test.csv --output position --measurement supply");
    try (Stream<String> lines = Files.lines(DOCS.resolve("examples/valve-test.csv"))) {
      assertThat(lines.findFirst()).hasValue("time,position,supply");
    }
  }
}
