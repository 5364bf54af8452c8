package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole years of the example plants, whose figures must be those of real machines: {@code
 * -Dplantroom.full=true} runs them, and leaves the reports in {@code target/years}.
 */
@EnabledIfSystemProperty(named = "plantroom.full", matches = "true")
class ExampleYearsIT {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples", "studies");

  /** Least and greatest heat or cold given for the energy bought, pumps and fans included. */
  private static final Map<String, List<Double>> EFFICIENCY =
      Map.of(
          "office-year", List.of(2.0, 4.5),
          "brine-house-year", List.of(3.0, 5.0),
          "ice-store-year", List.of(2.0, 4.5),
          "heat-and-cold-year", List.of(2.5, 7.0),
          "office-air-year", List.of(1.0, 4.5));

  static Stream<String> years() {
    return EFFICIENCY.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("years")
  void aYearGivesFiguresOfRealMachines(String name) throws Exception {
    Study study = StudyFile.read(EXAMPLES.resolve(name + ".yaml"), TestCatalogue.ALL);
    try (StudyRunner runner = new StudyRunner(2, StudyProgress.NONE)) {
      StudyResult result = runner.run(study);
      new ResultFiles(Files.createDirectories(Path.of("target", "years", name))).write(result);
      for (RunResult run : result.runs()) {
        System.out.printf(Locale.ROOT, "%s, %s: %s%n", name, run.scenario().name(), run.kpis());
      }
      RunResult base = result.base();
      List<Double> efficiency = EFFICIENCY.getOrDefault(name, List.of());
      assertThat(base.value(Kpi.COP)).isBetween(efficiency.getFirst(), efficiency.getLast());
      // A part of the plant that never rests or never runs is wrong.
      assertThat(base.value(Kpi.RUN_HOURS)).isBetween(200.0, 2 * 8760 - 100.0);
      // Six starts an hour are what makers allow at most; a healthy plant needs far fewer.
      assertThat(base.value(Kpi.STARTS)).isLessThan(2 * 8760);
      // A room that boils in summer is wrong too.
      assertThat(base.value(Kpi.THERMAL_DISCOMFORT)).isLessThan(2500);
      assertThat(base.unsettled()).isLessThan(50);
    }
  }
}
