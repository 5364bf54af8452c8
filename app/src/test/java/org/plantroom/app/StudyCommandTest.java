package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
