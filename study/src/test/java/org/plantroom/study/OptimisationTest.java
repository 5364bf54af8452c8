package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The least energy of a room that must be kept at 20 °C. */
class OptimisationTest {
  @TempDir private Path folder = Path.of("");

  private StudyResult run(String optimise) throws Exception {
    return StudyFolder.in(folder).run(optimise, 2);
  }

  private StudyResult oneParameter(String method) throws Exception {
    return run(
        """
        optimise:
          method: %s
          minimise: energy
          vary: {room.setPoint: {from: 15 °C, to: 25 °C}}
          atMost: {thermalDiscomfort: 0}
          evaluations: 80
        """
            .formatted(method));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bobyqa | Brent's method, since BOBYQA needs two parameters",
        "brent | Brent's method",
        "cmaes | CMA-ES with seed 1"
      })
  void theCheapestSetPointThatKeepsComfortIsFound(String method, String how) throws Exception {
    StudyResult result = oneParameter(method);
    Optimum optimum = result.optimum().orElseThrow();
    assertThat(optimum.isFeasible()).isTrue();
    assertThat(optimum.values().get("room.setPoint, °C")).isCloseTo(20, within(0.1));
    assertThat(optimum.how()).isEqualTo(how);
    assertThat(StudyReport.of(result))
        .contains("by " + how, "<td>kept</td>", "best so far", "beyond a limit");
  }

  @Test
  void twoParametersUseBothRanges() throws Exception {
    Optimum optimum =
        run("""
                optimise:
                  minimise: energy
                  vary:
                    room.setPoint: {from: 15 °C, to: 25 °C}
                    room.conductance: {from: 60 W/K, to: 150 W/K}
                  atMost: {thermalDiscomfort: 1}
                """)
            .optimum()
            .orElseThrow();
    assertThat(optimum.values().get("room.conductance, W/K")).isCloseTo(60, within(1.0));
    assertThat(optimum.values().get("room.setPoint, °C")).isCloseTo(20, within(0.1));
    assertThat(optimum.how()).isEqualTo("BOBYQA");
    assertThat(optimum.evaluations()).isLessThanOrEqualTo(60);
    assertThat(optimum.trials()).extracting(Optimum.Trial::isFeasible).contains(true, false);
  }

  @Test
  void theSameSeedGivesTheSameWayAndAnotherSeedAnother() throws Exception {
    String search =
        """
        optimise:
          method: cmaes
          minimise: energy
          vary: {room.setPoint: {from: 15 °C, to: 25 °C}}
          evaluations: 20
          seed: %d
        """;
    Optimum first = run(search.formatted(1)).optimum().orElseThrow();
    assertThat(run(search.formatted(1)).optimum().orElseThrow().trials()).isEqualTo(first.trials());
    assertThat(run(search.formatted(2)).optimum().orElseThrow().trials())
        .isNotEqualTo(first.trials());
  }

  @Test
  void theRunsOfAGenerationAreSideBySideAndTheWayIsThatOfOneCore() throws Exception {
    String search =
        """
        optimise:
          method: cmaes
          minimise: energy
          vary:
            room.setPoint: {from: 15 °C, to: 25 °C}
            room.conductance: {from: 60 W/K, to: 150 W/K}
          atMost: {thermalDiscomfort: 1}
          evaluations: 90
        """;
    StudyFolder study = StudyFolder.in(folder);
    Optimum alone = study.run(search, 1).optimum().orElseThrow();
    Optimum together = study.run(search, 3).optimum().orElseThrow();
    assertThat(together.trials()).isEqualTo(alone.trials());
    assertThat(together.values()).isEqualTo(alone.values());
    assertThat(alone.values().get("room.conductance, W/K")).isCloseTo(60, within(3.0));
    assertThat(alone.values().get("room.setPoint, °C")).isCloseTo(20, within(0.3));
    Set<String> threads = ConcurrentHashMap.newKeySet();
    StudyProgress listening =
        new StudyProgress() {
          @Override
          public void expected(int runs) {
            // The runs themselves tell.
          }

          @Override
          public void advanced(double runs) {
            // Each run tells by its name.
          }

          @Override
          public void ran(String scenario, double share) {
            if (scenario.equals("optimum")) {
              threads.add(Thread.currentThread().getName());
            }
          }
        };
    try (StudyRunner runner = new StudyRunner(3, listening)) {
      runner.run(study.read(StudyFolder.STUDY + search));
    }
    assertThat(threads).hasSizeGreaterThan(1);
  }

  @Test
  void limitsThatCannotBeKeptAreToldAsExceeded() throws Exception {
    StudyResult result =
        run(
            """
            optimise:
              minimise: energy
              vary: {room.setPoint: {from: 12 °C, to: 15 °C}}
              atMost: {thermalDiscomfort: 1}
              evaluations: 10
            """);
    assertThat(result.optimum().orElseThrow().isFeasible()).isFalse();
    // The run that comes nearest to the limit.
    assertThat(result.optimum().orElseThrow().values().get("room.setPoint, °C"))
        .isCloseTo(15, within(0.3));
    assertThat(StudyReport.of(result)).contains("no run kept all limits", "<td>exceeded</td>");
  }

  @Test
  void aSweepOfTwoParametersIsAMap() throws Exception {
    StudyResult result =
        run(
            """
            sweep:
              room.setPoint: [19 °C, 20 °C, 21 °C]
              room.conductance: [80 W/K, 120 W/K]
            """);
    assertThat(SweepMap.of(result.runs())).hasSize(1);
    assertThat(SweepCurve.of(result.runs())).isEmpty();
    String report = StudyReport.of(result);
    // 80 W/K times 20 K for two days.
    assertThat(report)
        .contains("Map of room.conductance and room.setPoint", ">76.80</text>")
        .doesNotContain("NaN");
  }

  @Test
  void aGridWithAHoleIsNoMap() throws Exception {
    StudyResult result =
        run(
            """
            scenarios:
              base: {}
              a: {change: {room.setPoint: 19 °C, room.conductance: 80 W/K}}
              b: {change: {room.setPoint: 20 °C, room.conductance: 80 W/K}}
              c: {change: {room.setPoint: 20 °C, room.conductance: 90 W/K}}
            """);
    assertThat(SweepMap.of(result.runs())).isEmpty();
  }
}
