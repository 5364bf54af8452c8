package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PerformancePageTest {
  private static final Machine IDLE = new Machine("Model X, 2 cores", 8, "VM 25", 0.1);
  private static final Machine BUSY = new Machine("Model X, 2 cores", 8, "VM 25", 9);

  private static String page(Machine machine, double bytesPerValue) {
    BenchResult wire =
        new BenchResult(
            "wire", Map.of("bytesPerValue", bytesPerValue), List.of("as counted"), List.of("a.b"));
    return PerformancePage.of(machine, List.of(wire), 20, 0);
  }

  @Test
  void goalsStandBesideWhatWasMeasured() {
    assertThat(page(IDLE, 18.1)).contains("| ≤ 20 | 18.1 | reached |");
    assertThat(page(IDLE, 20.1)).contains("| ≤ 20 | 20.1 | missed |");
  }

  @Test
  void benchesThatDidNotRunHaveNoRow() {
    assertThat(page(IDLE, 18.1)).doesNotContain("| ingest |");
  }

  @Test
  void busyMachineIsOwned() {
    assertThat(page(BUSY, 18.1)).contains("Load average before: 9.0: **other work ran");
    assertThat(page(IDLE, 18.1)).doesNotContain("other work ran");
  }

  @Test
  void profileIsShown() {
    assertThat(page(IDLE, 18.1)).contains("```\na.b\n```");
  }
}
