package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
  @TempDir private Path folder = Path.of("");

  private StudyResult run(String more, int threads) throws Exception {
    return StudyFolder.in(folder).run(more, threads);
  }

  @Test
  void kpisAgreeWithTheClosedForm() throws Exception {
    RunResult base = run("", 1).base();
    // 100 W/K times 21 K for two days.
    double energy = 2.1 * 48;
    assertThat(base.value(Kpi.ENERGY)).isCloseTo(energy, within(1e-6));
    assertThat(base.value(Kpi.COST)).isCloseTo(0.3 * energy, within(1e-6));
    assertThat(base.value(Kpi.EMISSIONS)).isCloseTo(0.4 * energy, within(1e-6));
    assertThat(base.value(Kpi.PEAK)).isCloseTo(2.1, within(1e-9));
    assertThat(base.value(Kpi.THERMAL_DISCOMFORT)).isZero();
  }

  @Test
  void scenariosChangeParametersPricesAndThingsDuringTheRun() throws Exception {
    StudyResult result =
        run(
            """
            scenarios:
              as it is: {}
              insulated: {change: {room.conductance: 50 W/K}}
              dear: {price: 0.6}
              colder at night:
                events:
                  - {at: 2 d, set: room.setPoint, to: 18}
            """,
            4);
    assertThat(result.runs()).hasSize(4);
    double energy = result.base().value(Kpi.ENERGY);
    assertThat(result.runs().get(1).value(Kpi.ENERGY)).isCloseTo(energy / 2, within(1e-6));
    assertThat(result.runs().get(2).value(Kpi.COST)).isCloseTo(0.6 * energy, within(1e-6));
    assertThat(result.runs().get(3).value(Kpi.ENERGY)).isLessThan(energy);
    assertThat(result.runs().get(3).value(Kpi.THERMAL_DISCOMFORT)).isGreaterThan(1);
  }

  @Test
  void aSweepRunsEveryCombinationAndDoesNotDependOnTheNumberOfThreads() throws Exception {
    String sweep =
        """
        sweep:
          room.setPoint: [19 °C, 20 °C, 21 °C]
          room.conductance: [80 W/K, 120 W/K]
        """;
    StudyResult one = run(sweep, 1);
    StudyResult many = run(sweep, 4);
    assertThat(one.runs()).hasSize(7);
    for (int i = 0; i < 7; i++) {
      assertThat(many.runs().get(i).kpis()).isEqualTo(one.runs().get(i).kpis());
    }
  }

  @Test
  void theReportAndTheTablesTellAllScenarios() throws Exception {
    StudyResult result = run("sweep: {room.setPoint: [19 °C, 20 °C, 22 °C]}\n", 2);
    Path out = folder.resolve("it's out");
    new ResultFiles(out).write(result);
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<h1>set points</h1>", "room.setPoint 19 °C", "<svg", "energy, kWh", "(−9.5 %)")
        .doesNotContain("http://localhost", "<script", "NaN");
    assertThat(Files.readAllLines(out.resolve("kpis.csv"))).hasSize(1 + 4 * 6);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT count(*) FROM '%s'"
                        .formatted(
                            out.resolve("trajectories.parquet").toString().replace("'", "''")))) {
      rows.next();
      assertThat(rows.getLong(1)).isEqualTo(4 * 2 * 433L);
    }
  }

  @Test
  void theExamplesOfTheDocumentsCanBeRun() throws Exception {
    Path examples = Path.of("..", "docs", "examples", "studies");
    try (var files = Files.list(examples)) {
      for (Path file : files.sorted().toList()) {
        assertThat(StudyFile.read(file, TestCatalogue.ALL).scenarios()).as("%s", file).isNotEmpty();
      }
    }
  }

  @Test
  void oneSweptNumberMakesACurveBesideOtherScenarios() throws Exception {
    StudyResult result =
        run(
            """
            scenarios: {as it is: {}, insulated: {change: {room.conductance: 50 W/K}}}
            sweep: {room.setPoint: [19 °C, 20 °C, 22 °C]}
            """,
            2);
    List<SweepCurve> curves = SweepCurve.of(result.runs());
    assertThat(curves).hasSize(1);
    assertThat(curves.getFirst().path()).isEqualTo("room.setPoint");
    assertThat(curves.getFirst().points()).hasSize(3);
  }
}
