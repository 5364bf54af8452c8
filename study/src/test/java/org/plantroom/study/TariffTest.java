package org.plantroom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Costs of a room that takes 2.1 kW for two days, by hand. */
class TariffTest {
  private static final double DAY = 2.1 * 24;

  @TempDir private Path folder = Path.of("");

  /** Cheap for eight hours of each day, dear for sixteen. */
  private static String dayPrices() {
    return IntStream.range(0, 24)
        .mapToObj(hour -> hour < 8 ? "0.1" : "0.4")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Test
  void aPriceByTheHourIsPaidByTheHour() throws Exception {
    StudyResult result =
        StudyFolder.in(folder)
            .run("scenarios: {base: {}, by the hour: {price: %s}}\n".formatted(dayPrices()), 2);
    assertThat(result.runs().get(1).value(Kpi.COST))
        .isCloseTo(2 * 2.1 * (8 * 0.1 + 16 * 0.4), within(1e-6));
  }

  @Test
  void pricesOfAWeekBeginOnMonday() throws Exception {
    String week =
        IntStream.range(0, 168)
            .mapToObj(hour -> hour < 48 ? "0.1" : "0.5")
            .collect(Collectors.joining(", ", "[", "]"));
    // The second and third day of the run are measured: Tuesday and Wednesday.
    assertThat(
            StudyFolder.in(folder)
                .run("scenarios: {week: {price: %s}}\n".formatted(week), 1)
                .base()
                .value(Kpi.COST))
        .isCloseTo(DAY * 0.1 + DAY * 0.5, within(1e-6));
  }

  @Test
  void pricesAndEmissionsOfAFileHoldFromTheirTimesOn() throws Exception {
    StudyFolder study = StudyFolder.in(folder);
    study.write(
        "grid.csv",
        """
        time,SE3,g
        2026-01-01T00:00:00,900,10
        2026-01-02T00:00:00,100,100
        2026-01-03T00:00:00,300,50
        """);
    RunResult run =
        study
            .run(
                """
                scenarios:
                  exchange:
                    price: {file: grid.csv, column: SE3, unit: EUR/MWh}
                    emissionFactor: {file: grid.csv, column: g, unit: g/kWh}
                """,
                1)
            .base();
    assertThat(run.value(Kpi.COST)).isCloseTo(DAY * 0.1 + DAY * 0.3, within(1e-6));
    assertThat(run.value(Kpi.EMISSIONS)).isCloseTo(DAY * 0.1 + DAY * 0.05, within(1e-6));
  }

  @Test
  void theGreatestQuarterHourOfEachMonthIsCharged() throws Exception {
    StudyFolder study = StudyFolder.in(folder);
    study.write("plant.yaml", StudyFolder.PLANT.replace("step:", "start: 29.5 d\nstep:"));
    // Measured from noon of 31 January; the set point of 20 °C takes 2 kW from 1 February on.
    RunResult run =
        study
            .run(
                """
                scenarios:
                  base:
                    demandCharge: 10
                    events: [{at: 1.5 d, set: room.setPoint, to: 20}]
                """,
                1)
            .base();
    double demand = run.value(Kpi.DEMAND_COST);
    assertThat(demand).isCloseTo(10 * 2.1 + 10 * 2.0, within(1e-6));
    assertThat(run.value(Kpi.COST) - demand).isCloseTo(0.3 * run.value(Kpi.ENERGY), within(1e-6));
    assertThat(run.value(Kpi.PEAK)).isCloseTo(2.1, within(1e-9));
  }

  @Test
  void whatIsSoldIsPaidForAndDoesNotLowerWhatWasBought() throws Exception {
    StudyResult result = metered("", "scenarios: {base: {}, dear: {price: 1, feedIn: 0.5}}\n");
    // 2.1 kW are taken; the sun gives 5 kW in the second half of each day.
    double bought = DAY;
    double sold = 2.9 * 24;
    RunResult base = result.base();
    assertThat(base.value(Kpi.ENERGY)).isCloseTo(bought, within(1e-6));
    assertThat(base.value(Kpi.SOLD)).isCloseTo(sold, within(1e-6));
    assertThat(base.value(Kpi.COST)).isCloseTo(0.25 * bought - 0.05 * sold, within(1e-6));
    assertThat(result.runs().get(1).value(Kpi.COST)).isCloseTo(bought - 0.5 * sold, within(1e-6));
  }

  @Test
  void controllersOfThePlantSeeTheStudysPrice() throws Exception {
    String prices = dayPrices();
    StudyResult result = metered("  price: %s\n".formatted(prices), "record: grid.price\n");
    Trajectory price = result.base().trajectories().getFirst();
    // Recorded after a step, hours into the run: within the cheap hours, within the dear ones.
    assertThat(at(price, 4)).isEqualTo(0.1);
    assertThat(at(price, 12)).isEqualTo(0.4);
    RunResult run = result.base();
    assertThat(run.value(Kpi.COST) + 0.05 * run.value(Kpi.SOLD))
        .isCloseTo(2 * 2.1 * (8 * 0.1 + 4 * 0.4), within(1e-6));
  }

  private static double at(Trajectory trajectory, int hour) {
    return trajectory.value(6 * hour);
  }

  /** The room on a meter; from each noon to midnight the sun gives 5 kW. */
  private StudyResult metered(String measure, String more) throws Exception {
    StudyFolder study = StudyFolder.in(folder);
    study.write(
        "plant.yaml",
        StudyFolder.PLANT
            + """
              grid: {type: electricityMeter, price: 0.25 EUR/kWh, feedIn: 0.05 EUR/kWh}
            controllers:
              sun: {type: schedule, workdays: [[0 h, 0], [12 h, 5000]], weekend: [[0 h, 0]], unit: W}
            connections:
              - room.heat -> grid.consumption
              - sun.value -> grid.production
            """);
    return study.runText(
        """
        name: sun and grid
        plant: plant.yaml
        duration: 3 d
        warmUp: 1 d
        measure:
          meter: grid
        """
            + measure
            + more,
        1);
  }

  @Test
  void tariffsOfScenariosReplaceOnlyWhatTheyTell() {
    Tariff study = new Tariff(level(1), level(2), Optional.of(3.0), Optional.empty());
    Tariff scenario = new Tariff(level(9), Optional.empty(), Optional.empty(), level(4));
    assertThat(study.with(scenario))
        .isEqualTo(new Tariff(level(9), level(2), Optional.of(3.0), level(4)));
    assertThat(study.with(Tariff.NONE)).isEqualTo(study);
  }

  private static Optional<Level> level(double value) {
    return Optional.of(new Level.Constant(value));
  }
}
