package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/** A project that the simulator wrote, run with edge and host as one of the field would be. */
class WrittenProjectIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Set<String> FINAL = Set.of("confirmed", "deviated", "rejected", "expired");

  private final Path folder;

  WrittenProjectIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A simulated plant, and the edge and the host that its project makes. */
  private final class Chain implements AutoCloseable {
    private final Program simulation;
    private final Program host;
    private final Program edge;
    private final HostApi api;

    Chain(String plant, String site, String... options) throws IOException {
      int mqtt = Ports.free();
      int http = Ports.free();
      Path project = folder.resolve("project");
      List<Object> words =
          new ArrayList<>(List.of("simulate", plant, "--project", project, "--set", "step=1 s"));
      words.addAll(List.of("--broker", "tcp://127.0.0.1:" + mqtt));
      words.addAll(List.of(options));
      simulation = Program.start(words.toArray());
      simulation.awaitLine("^project ");
      api = new HostApi(http, TestAccess.token(folder.resolve("host")));
      host =
          Program.start(
              "host",
              "--project",
              project,
              "--data",
              folder.resolve("host"),
              "--http",
              http,
              "--mqtt",
              mqtt);
      edge =
          Program.start(
              "edge",
              "--project",
              project,
              "--edge",
              site + "/plant-room",
              "--data",
              folder.resolve("edge"));
      Await.until("the host is up", SOON, api::isUp);
    }

    void awaitGood(String tag) {
      Await.until(
          tag + " is good", SOON, () -> api.tags(tag).stream().anyMatch(HostApi.Tag::isGood));
    }

    double value(String tag) {
      return api.tag(tag).value().asDouble();
    }

    /** Writes through the API; gives the command's last state. */
    String command(String tag, double value) {
      HostApi.Answer answer =
          api.post("/api/commands", Map.of("tag", tag, "value", value, "reason", "system test"));
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
      String command = "/api/commands/" + answer.body().path("id").asText();
      Await.until(
          "the command has ended",
          SOON,
          () -> FINAL.contains(api.get(command).path("state").asText()));
      return api.get(command).path("state").asText();
    }

    @Override
    public void close() {
      api.close();
      edge.close();
      host.close();
      simulation.close();
    }
  }

  @Test
  void exampleIsReadAndCommandedLikeAPlantInTheField() throws Exception {
    String unit = "office/plant-room/ahu-01/";
    try (Chain chain =
        new Chain("office", "office", "--fault", "silence on tank-01 at 40 s for 1 h")) {
      chain.awaitGood(unit + "SupplyAirTemperature");
      chain.awaitGood("office/plant-room/meter-01/TotWhImp");
      chain.awaitGood(unit + "UserModeRequest");
      assertThat(chain.command(unit + "SupplyAirSetpoint", 21.5)).isEqualTo("confirmed");
      Await.until(
          "the plant's controller has the set point",
          SOON,
          () -> chain.value(unit + "SupplyAirActiveSetpoint") == 21.5);
      Await.until(
          "the tank's controller is silent",
          SOON,
          () ->
              chain
                  .api
                  .tag("office/plant-room/tank-01/TopTemperature")
                  .quality()
                  .startsWith("bad"));
    }
  }

  @Test
  void unitOfAnotherToolRunsInAPlantThatEdgeAndHostRead() throws Exception {
    writeUnit();
    Files.createDirectories(folder.resolve("types"));
    Files.writeString(
        folder.resolve("types").resolve("box.yaml"),
        """
        name: Box with a model of another tool
        class: other
        tags:
          SetPoint: {register: holding 0, type: f32, unit: °C, write: {min: -50, max: 90}}
          Output: {register: input 0, type: f32, unit: °C}
          Positive: {register: discrete 0, type: bool}
        """);
    Path plant = folder.resolve("foreign.yaml");
    Files.writeString(
        plant,
        """
        name: Unit of another tool
        components:
          model: {type: fmu, file: unit.fmu, start: "k=3"}
        devices:
          box-01:
            type: box
            drives: {Output: model.y, Positive: model.positive > 0.5}
            follows: {SetPoint: model.u}
        """);
    String box = "foreign/plant-room/box-01/";
    try (Chain chain = new Chain(plant.toString(), "foreign")) {
      chain.awaitGood(box + "Output");
      Await.until(
          "the unit is stepped with its own start value",
          SOON,
          () -> chain.value(box + "Output") == 9);
      assertThat(chain.command(box + "SetPoint", -10)).isEqualTo("confirmed");
      Await.until("the unit follows", SOON, () -> chain.value(box + "Output") == -30);
      assertThat(chain.api.tag(box + "Positive").value().asBoolean()).isFalse();
    }
  }

  /** Compiles the unit {@code gain} of the importer's own tests. */
  private void writeUnit() throws IOException, InterruptedException {
    assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
        .isEqualTo("Linux amd64");
    Path sources = Repository.root().resolve("fmi/src/test/resources/units");
    Path library = folder.resolve("gain.so");
    List<String> line =
        List.of(
            "gcc",
            "-O1",
            "-fPIC",
            "-shared",
            "-o",
            library.toString(),
            sources.resolve("gain.c").toString());
    assumeThat(run(line)).as("gcc, to compile a unit of FMI").isZero();
    try (OutputStream file = Files.newOutputStream(folder.resolve("unit.fmu"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("modelDescription.xml"));
      Files.copy(sources.resolve("gain.xml"), zip);
      zip.putNextEntry(new ZipEntry("binaries/linux64/gain.so"));
      Files.copy(library, zip);
    }
  }

  private static int run(List<String> line) throws InterruptedException {
    try {
      return new ProcessBuilder(line).inheritIO().start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
