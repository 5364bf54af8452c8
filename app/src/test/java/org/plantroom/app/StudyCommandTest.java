package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.history.History;
import org.plantroom.history.HistorySettings;
import picocli.CommandLine;

/** {@code plantroom study} with real files and a real plant. */
class StudyCommandTest {
  private static final String STUDY =
      """
      name: An hour of ice
      plant: ice-store
      duration: 2 h
      warmUp: 1 h
      measure:
        power: [chiller.electricPower, iceChiller.electricPower]
        price: 0.2
      scenarios:
        as built: {}
        dear: {price: 0.4}
      """;

  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  StudyCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private int run(String... words) {
    CommandLine commands =
        Plantroom.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return commands.execute(words);
  }

  private String study(String text) throws IOException {
    return Files.writeString(folder.resolve("ice.yaml"), text).toString();
  }

  @Test
  void scenariosAreToldAndTheirResultsLieBesideTheStudy() throws IOException {
    assertThat(run("study", study(STUDY))).isZero();
    Path results = folder.resolve("ice-results");
    assertThat(out.toString())
        .contains("as built", "dear", "energy, kWh", "cost, EUR")
        .contains("report  " + results.resolve("report.html"));
    assertThat(results)
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/kpis.csv")
        .isDirectoryContaining("glob:**/kpis.parquet");
    assertThat(Files.readAllLines(results.resolve("kpis.csv")).getFirst())
        .isEqualTo("scenario,kpi,unit,value,base");
  }

  @Test
  void resultsGoWhereTheyAreWanted() throws IOException {
    Path wanted = folder.resolve("a/b");
    assertThat(run("study", study(STUDY), "--out", wanted.toString(), "--threads", "1")).isZero();
    assertThat(wanted.resolve("report.html")).isRegularFile();
    assertThat(folder.resolve("ice-results")).doesNotExist();
  }

  @Test
  void anOptimumTellsItsMethodAndItsLimits() throws IOException {
    String search =
        """
        optimise:
          minimise: energy
          vary: {coldCharge.inputs.setPoint: {from: 8 °C, to: 12 °C}}
          atMost: {peak: 0.001}
          evaluations: 5
        """;
    assertThat(run("study", study(STUDY + search))).isZero();
    assertThat(out.toString())
        .contains("best coldCharge.inputs.setPoint, °C")
        .contains("by Brent's method, since BOBYQA needs two parameters in");
  }

  private String calibration(String more) throws IOException {
    Files.writeString(
        folder.resolve("plant.yaml"),
        """
        name: a machine
        controllers:
          machine: {type: scale, unit: W, outputUnit: W, inputs: {input: 0 W}}
        """);
    return study(
        """
        name: A machine as its history has it
        plant: plant.yaml
        duration: 1 d
        measure: {power: machine.output}
        calibrate:
          data: history
          compare: {machine.output: s/e/d/Out}
          drive: {machine.input: s/e/d/In}
          vary:
            machine.factor: {from: "0", to: "10"}
            machine.offset: {from: "0", to: "10"}
        """
            + more);
  }

  private void writeHistory() {
    try (History history =
        History.open(folder.resolve("history"), HistorySettings.defaults(), Time.system())) {
      Recorded.writeLine(history, TagPath.of("s/e/d/In"), TagPath.of("s/e/d/Out"));
    }
  }

  @Test
  void aCalibrationTakesItsDataOutOfTheHistory() throws IOException {
    writeHistory();
    assertThat(run("study", calibration(""))).as("%s", err).isZero();
    assertThat(out.toString())
        .containsPattern("machine\\.factor\\s+3\\.0")
        .containsPattern("machine\\.offset\\s+2\\.0");
  }

  @Test
  void partsOfTheHistoryThatHaveNothingAreTold() throws IOException {
    writeHistory();
    assertThat(run("study", calibration("  from: 2025-10-20T00:00:00Z\n")))
        .isEqualTo(Plantroom.FAILED);
    assertThat(err.toString())
        .contains("ice.yaml:6: calibrate.data: history.csv: expected two rows");
    assertThat(run("study", calibration("  from: yesterday\n"))).isEqualTo(Plantroom.FAILED);
    assertThat(err.toString()).contains("ice.yaml:12: calibrate.from: \"yesterday\"");
    String wrong = Files.readString(Path.of(calibration(""))).replace("d/Out}", "d/Ou}");
    assertThat(run("study", study(wrong))).isEqualTo(Plantroom.FAILED);
    assertThat(err.toString())
        .contains("ice.yaml:7: ", "no column \"s/e/d/Ou\"", "did you mean s/e/d/Out?");
  }

  @Test
  void aFolderWithoutAHistoryIsRefusedAndStaysAsItIs() throws IOException {
    Files.createDirectory(folder.resolve("history"));
    assertThat(run("study", calibration(""))).isEqualTo(Plantroom.FAILED);
    assertThat(err.toString()).contains("ice.yaml:6: calibrate.data: no such history");
    assertThat(folder.resolve("history")).isEmptyDirectory();
  }

  @Test
  void mistakesAreToldWithTheirLinesAndEndWithOne() throws IOException {
    assertThat(run("study", study(STUDY.replace("ice-store", "ice-stor").replace("price", "pric"))))
        .isEqualTo(Plantroom.FAILED);
    assertThat(err.toString())
        .contains("ice.yaml:7: measure.pric: unknown key", "did you mean price?")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("ice-results")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThat(run("study", folder.resolve("none.yaml").toString())).isEqualTo(Plantroom.FAILED);
    assertThat(err.toString()).contains("none.yaml", "missing");
  }

  @Test
  void resultsThatCannotBeWrittenAreTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThat(run("study", study(STUDY), "--out", file.resolve("x").toString()))
        .isEqualTo(Plantroom.FAILED);
    assertThat(err.toString()).contains("file").doesNotContain("\tat ");
  }

  @Test
  void helpTellsTheOptions() {
    assertThat(run("study", "--help")).isZero();
    assertThat(out.toString()).contains("STUDY", "--out=DIR", "--threads=N", "report.html");
  }
}
