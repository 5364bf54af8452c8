package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantroom.physics.SeasonalPerformance.Point;
import org.plantroom.physics.SeasonalPerformance.Sheet;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class SeasonalPerformanceTest {
  @Test
  void declaredSeasonalCopsOfTheKeymarkAreReproduced() throws IOException {
    Optional<Path> file = SharedData.find("heatpump/keymark_en14825_points.csv");
    assumeThat(file).as("the Keymark's part-load points").isPresent();
    List<KeymarkSheet> sheets = KeymarkSheet.airMachines(file.orElseThrow());
    double[] errors = sheets.stream().mapToDouble(SeasonalPerformanceTest::error).toArray();
    double mean = Arrays.stream(errors).map(Math::abs).average().orElseThrow();
    double close = Arrays.stream(errors).filter(e -> Math.abs(e) <= 0.03).count();
    ValidationCase.of(
            "D8",
            "Seasonal COP of %d air/water machines".formatted(sheets.size()),
            "declared SCOP, Keymark (hplib, Oct 2024), EN 14825 average climate, 35 °C")
        .within("machines with enough points", 700, 900, sheets.size())
        .atMost("mean absolute error, share", 0.02, mean, "script 0.0141")
        .within("share of machines within 3 %", 0.8, 1, close / errors.length)
        .conclude();
  }

  private static double scop(KeymarkSheet sheet) {
    return new SeasonalPerformance(sheet.low()).scop();
  }

  private static double error(KeymarkSheet sheet) {
    return scop(sheet) / sheet.declared() - 1;
  }

  @Test
  void constantCopThatFollowsTheLoadIsTheSeasonalOne() {
    List<Point> points = List.of(new Point(-10, 10_000, 4), new Point(12, 1_600, 4));
    Sheet sheet = new Sheet(10_000, -10, -20, points, 0, 0);
    assertThat(new SeasonalPerformance(sheet).scop()).isCloseTo(4, within(1e-9));
  }

  @Test
  void idlePowerAndCyclingLowerIt() {
    List<Point> points = List.of(new Point(-10, 10_000, 4), new Point(12, 6_000, 4));
    Sheet sheet = new Sheet(10_000, -10, -20, points, 30, 20);
    SeasonalPerformance performance = new SeasonalPerformance(sheet);
    assertThat(performance.active()).isBetween(3.3, 3.95);
    assertThat(performance.scop()).isLessThan(performance.active());
  }

  @Test
  void oneTemperatureIsTooFew() {
    List<Point> points = List.of(new Point(2, 10_000, 4), new Point(2, 9_000, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sheet(10_000, -10, -20, points, 0, 0))
        .withMessageContaining("different");
  }
}
