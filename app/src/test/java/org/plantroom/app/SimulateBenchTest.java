package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;

/** A bench of two days, three plants and short lines says all that the long one does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SimulateBenchTest {
  private static final SimulateBench.Settings SHORT =
      new SimulateBench.Settings(List.of(1, 2), 3, 10, List.of(2, 20), 100);

  private BenchResult result = BenchResult.of("none", Map.of());

  @BeforeAll
  void measure(@TempDir Path folder) throws IOException {
    PrintWriter progress = new PrintWriter(new StringWriter());
    result = new SimulateBench(new BenchRun(2, folder, Time.system(), progress), SHORT).run();
  }

  private double figure(String name) {
    return Objects.requireNonNull(result.figures().get(name), name).doubleValue();
  }

  @Test
  void goalsHaveTheirFigures() {
    assertThat(Goals.ALL.stream().filter(goal -> goal.bench().equals("simulate")))
        .isNotEmpty()
        .allSatisfy(goal -> assertThat(figure(goal.figure())).isPositive());
  }

  @Test
  void everyStepOfThePlantSettles() {
    assertThat(figure("stepsNotSettled")).isZero();
    assertThat(figure("sweepsAStep")).isGreaterThan(1);
  }

  @Test
  void growthIsToldWithTimeAndWithComponents() {
    assertThat(result.curves()).hasSize(2);
    assertThat(result.curves().getFirst().points())
        .extracting(BenchCurve.Point::with)
        .containsExactly(1.0, 2.0);
    assertThat(result.curves().getLast().markdown())
        .contains("| tanks | µs a step | ns a tank | |", "\n| 20 | ", "████████████████████ |");
  }

  @Test
  void bothLoadsAreProfiled() {
    assertThat(result.frames()).contains("one plant's year", "3 plants in turn");
  }
}
