package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
  private static final String PLANT =
      """
      name: a room in winter
      step: 60 s
      components:
        room: {type: testRoom, capacity: 10 MJ/K, conductance: 100 W/K}
      """;
  private static final String STUDY =
      """
      name: set points
      plant: plant.yaml
      duration: 3 d
      warmUp: 1 d
      measure:
        power: room.heat
        price: 0.3
        emissionFactor: 0.4
        temperatures: room.temperature
        low: 20
        high: 24
      record: [room.temperature, room.heat]
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writePlant() throws IOException {
    Files.writeString(folder.resolve("plant.yaml"), PLANT);
  }

  private StudyResult run(String more, int threads) throws Exception {
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, STUDY + more);
    Study study = StudyFile.read(file, TestCatalogue.ALL);
    try (StudyRunner runner = new StudyRunner(threads, StudyProgress.NONE)) {
      return runner.run(study);
    }
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
  void optimisationFindsTheCheapestSetPointThatKeepsComfort() throws Exception {
    for (String method : new String[] {"bobyqa", "cmaes"}) {
      Optimum optimum =
          run(
                  """
                  optimise:
                    method: %s
                    minimise: energy
                    vary: {room.setPoint: {from: 15 °C, to: 25 °C}}
                    atMost: {thermalDiscomfort: 0}
                    evaluations: 80
                  """
                      .formatted(method),
                  2)
              .optimum()
              .orElseThrow();
      assertThat(optimum.isFeasible()).isTrue();
      assertThat(optimum.values().get("room.setPoint, °C")).isCloseTo(20, within(0.1));
    }
  }

  @Test
  void optimisationOfTwoParametersUsesBothRanges() throws Exception {
    Optimum optimum =
        run(
                """
                optimise:
                  minimise: energy
                  vary:
                    room.setPoint: {from: 15 °C, to: 25 °C}
                    room.conductance: {from: 60 W/K, to: 150 W/K}
                  atMost: {thermalDiscomfort: 1}
                """,
                2)
            .optimum()
            .orElseThrow();
    assertThat(optimum.values().get("room.conductance, W/K")).isCloseTo(60, within(1.0));
    assertThat(optimum.values().get("room.setPoint, °C")).isCloseTo(20, within(0.1));
  }

  @Test
  void calibrationFindsTheTruthWithinItsIntervals() throws Exception {
    writeMeasured(11);
    Fit fit =
        run(
                """
                calibrate:
                  data: measured.csv
                  compare: {room.temperature: T}
                  drive: {room.outdoor: Tout, room.load: P}
                  vary:
                    room.capacity: {from: 1 MJ/K, to: 30 MJ/K}
                    room.conductance: {from: 20 W/K, to: 300 W/K}
                """,
                2)
            .fit()
            .orElseThrow();
    Fit.Parameter capacity = fit.parameters().get(0);
    Fit.Parameter conductance = fit.parameters().get(1);
    assertThat(capacity.value()).isCloseTo(8, within(0.4));
    assertThat(conductance.value()).isCloseTo(140, within(2.0));
    assertThat(8.0).isBetween(capacity.low(), capacity.high());
    assertThat(140.0).isBetween(conductance.low(), conductance.high());
    assertThat(fit.errors().getFirst().rmse()).isCloseTo(0.1, within(0.02));
    new ResultFiles(folder.resolve("out"))
        .write(
            new StudyResult(
                StudyFile.read(folder.resolve("study.yaml"), TestCatalogue.ALL),
                List.of(),
                Optional.empty(),
                Optional.of(fit)));
    assertThat(Files.readString(folder.resolve("out/report.html"))).contains("95 % from");
  }

  /** A room of 8 MJ/K and 140 W/K, exactly stepped, with noise of 0.1 K. */
  private void writeMeasured(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("time,T,Tout,P\n");
    double temperature = 20;
    for (int minute = 0; minute <= 3 * 1440; minute++) {
      double outdoor = 5 * Math.sin(2 * Math.PI * (minute - 1) / 1440);
      double power = (minute - 1) % 720 < 360 ? 4000 : 1000;
      if (minute > 0) {
        temperature = (8e6 / 60 * temperature + 140 * outdoor + power) / (8e6 / 60 + 140);
      }
      if (minute % 10 == 0) {
        csv.append(
            String.format(
                Locale.ROOT,
                "%d,%.4f,%.4f,%.1f%n",
                minute * 60,
                temperature + 0.1 * random.nextGaussian(),
                5 * Math.sin(2 * Math.PI * minute / 1440),
                minute % 720 < 360 ? 4000.0 : 1000.0));
      }
    }
    Files.writeString(folder.resolve("measured.csv"), csv);
  }

  @Test
  void theReportAndTheTablesTellAllScenarios() throws Exception {
    StudyResult result = run("sweep: {room.setPoint: [19 °C, 20 °C, 22 °C]}\n", 2);
    Path out = folder.resolve("it's out");
    new ResultFiles(out).write(result);
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<h1>set points</h1>", "room.setPoint 19 °C", "<svg", "energy, kWh", "(−9.5 %)")
        .doesNotContain("http://localhost", "<script", "NaN");
    assertThat(Files.readAllLines(out.resolve("kpis.csv"))).hasSize(1 + 4 * 5);
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

  @Test
  void mistakesAreToldWithFileLineAndReason() {
    assertRefused(
        "scenarios: {a: {change: {room.conductanc: 5 W/K}}}\n", "study.yaml:13", "conductance");
    assertRefused("sweep: {rom.setPoint: [19 °C]}\n", "study.yaml:13", "room");
    assertRefused("record: room.temperatur\n", "study.yaml", "record");
    assertRefused(
        "optimise: {minimise: enrgy, vary: {room.setPoint: {from: 1 °C, to: 2 °C}}}\n",
        "study.yaml:13",
        "energy");
    assertRefused(
        "optimise: {minimise: energy, vary: {room.setPoint: {from: 9 °C, to: 2 °C}}}\n",
        "study.yaml:13",
        "more than 9 °C");
    assertRefused(
        "calibrate: {data: none.csv, compare: {room.heat: P}, vary: {room.power: {from: 1 W, to: 2 W}}}\n",
        "study.yaml:13",
        "none.csv");
    assertRefused(
        "scenarios: {a: {events: [{at: 1 h, set: room.setpoint, to: 3}]}}\n",
        "study.yaml:13",
        "setPoint");
  }

  private void assertRefused(String more, String place, String reason) {
    assertThatThrownBy(() -> run(more, 1))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(reason);
  }
}
