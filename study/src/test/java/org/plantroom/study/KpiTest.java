package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Time;
import org.plantroom.simulation.Conversion;
import org.plantroom.simulation.Quantity;

/** Each KPI beside its value by hand; docs/reference/kpis.md has the definitions. */
class KpiTest {
  private static final Conversion NONE = Conversion.of("1", Optional.empty()).orElseThrow();

  private static Gauge gauge(DoubleSupplier value) {
    return new Gauge(new Quantity("a.b", "1", value), NONE);
  }

  private static Map<Kpi, Double> told(Account account) {
    Map<Kpi, Double> kpis = new EnumMap<>(Kpi.class);
    account.tell(kpis);
    return kpis;
  }

  @Test
  void thermalDiscomfortIsWhatRoomsAreOutsideTheirBandTimesHours() {
    double[] rooms = {18, 26};
    BandAccount account =
        new BandAccount(
            Kpi.THERMAL_DISCOMFORT,
            new Gauge[] {gauge(() -> rooms[0]), gauge(() -> rooms[1])},
            time -> time < 3600 ? 20 : 17,
            _ -> 24);
    // For an hour 2 K too cold and 2 K too warm; then the lower end falls, 2 K too warm remain.
    for (int minute = 0; minute < 120; minute++) {
      account.add(60 * minute + 30, 60);
    }
    assertThat(told(account).get(Kpi.THERMAL_DISCOMFORT)).isCloseTo(4 + 2, within(1e-9));
  }

  @Test
  void airDiscomfortHasNoLowerEnd() {
    double[] co2 = {400};
    BandAccount account =
        new BandAccount(
            Kpi.AIR_DISCOMFORT,
            new Gauge[] {gauge(() -> co2[0])},
            _ -> Double.NEGATIVE_INFINITY,
            _ -> 1000);
    account.add(0, 3600);
    co2[0] = 1250;
    account.add(3600, 1800);
    assertThat(told(account).get(Kpi.AIR_DISCOMFORT)).isCloseTo(125, within(1e-9));
  }

  @Test
  void theCopIsHeatGivenForEnergyBought() {
    double[] heat = {9000};
    HeatAccount account = new HeatAccount(new Gauge[] {gauge(() -> heat[0])});
    account.add(0, 3600);
    heat[0] = 3000;
    account.add(0, 3600);
    Map<Kpi, Double> kpis = new EnumMap<>(Kpi.class);
    kpis.put(Kpi.ENERGY, 3.0);
    account.tell(kpis);
    assertThat(kpis.get(Kpi.HEAT)).isCloseTo(12, within(1e-9));
    assertThat(kpis.get(Kpi.COP)).isCloseTo(4, within(1e-9));
    assertThat(told(account)).doesNotContainKey(Kpi.COP);
  }

  @Test
  void countersCountFromTheEndOfTheWarmUp() {
    double[] starts = {7, 2};
    CounterAccount account =
        new CounterAccount(
            Kpi.STARTS, new Gauge[] {gauge(() -> starts[0]), gauge(() -> starts[1])});
    starts[0] = 10;
    starts[1] = 3;
    assertThat(told(account).get(Kpi.STARTS)).isEqualTo(4);
  }

  @Test
  void theTimeRatioIsComputingTimeForSimulatedTime(@TempDir Path folder) throws Exception {
    AtomicLong now = new AtomicLong();
    Time clock = new SteppingTime(now);
    try (StudyRunner runner = new StudyRunner(1, StudyProgress.NONE, clock)) {
      RunResult run = runner.run(StudyFolder.in(folder).read(StudyFolder.STUDY)).base();
      // The clock goes on by 26 s from the beginning of the run to its end; three days pass.
      assertThat(run.timeRatio()).isCloseTo(26 / (3 * 86_400.0), within(1e-12));
    }
  }

  /** Each look at the clock finds it 26 s later. */
  private record SteppingTime(AtomicLong now) implements Time {
    @Override
    public long millis() {
      return now.get() / 1_000_000;
    }

    @Override
    public long nanos() {
      return now.addAndGet(26_000_000_000L);
    }

    @Override
    public void sleep(Duration duration) {
      throw new UnsupportedOperationException("runs do not sleep");
    }
  }

  @Test
  void everyKpiHasAKeyOfItsOwn() {
    assertThat(List.of(Kpi.values())).extracting(Kpi::key).doesNotHaveDuplicates();
  }
}
