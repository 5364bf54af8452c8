package org.plantroom.simulation;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

/**
 * D16: BOPTEST's house with a heat pump and floor heating, its baseline control, as a plant of
 * ours. KPIs are a fortnight's after a week of warm-up from 20 °C, as BOPTEST counts them. A first
 * attempt missed the typical fortnight's peak by 16 %: the inner walls were too light, and the
 * sensor did not feel the warm floor.
 */
class BoptestTest {
  private static final String SOURCE =
      "BOPTEST, test case bestest_hydronic_heat_pump, documentation and baseline results";
  private static final double DAY = 86_400;
  private static final double QUARTER = 900;
  private static final double AREA = 192;
  private static final double PRICE = 0.2535;
  private static final double EMISSION = 0.167;
  private static final double CLOSE = 0.15;

  /** Of a fortnight: ten workdays of 11 h, four days of weekends. */
  private static final int OCCUPIED_HOURS = 206;

  /** Between the set points of an empty and an occupied house, °C. */
  private static final double OCCUPIED = 21;

  /** What a stretch of time took; energies in kWh, powers in W. */
  private static final class Totals {
    private final Quantity machine;
    private final Quantity condenser;
    private final Quantity fan;
    private final Quantity pump;
    private final Quantity room;
    private final Quantity supply;
    private final Quantity comfort;
    private final Plant plant;
    private final Balance balance;
    private double discomfort;
    private double peak;
    private double machineEnergy;
    private double heat;
    private double fanEnergy;
    private double pumpEnergy;
    private double lowest = 100;
    private double highest = -100;
    private double warmest = -100;

    Totals(Plant plant) {
      this.plant = plant;
      balance = plant.watch();
      comfort = plant.quantity("comfort.value");
      machine = plant.quantity("heatPump.electricPower");
      condenser = plant.quantity("heatPump.heatingPower");
      fan = plant.quantity("fan.output");
      pump = plant.quantity("pump.power");
      room = plant.quantity("operative.output");
      supply = plant.quantity("heatPump.loadLeaving");
    }

    /** Runs the plant; the peak is the greatest mean of a quarter of an hour. */
    void run(double duration) {
      double hours = plant.seconds() / 3.6e6;
      for (double t = 0; t < duration; t += QUARTER) {
        double before = energy();
        for (double s = 0; s < QUARTER; s += plant.seconds()) {
          plant.step();
          machineEnergy += machine.get() * hours;
          heat += condenser.get() * hours;
          fanEnergy += fan.get() * hours;
          pumpEnergy += pump.get() * hours;
          warmest = Math.max(warmest, supply.get());
          discomfort += outside(room.get()) * plant.seconds() / 3600;
        }
        lowest = Math.min(lowest, room.get());
        highest = Math.max(highest, room.get());
        peak = Math.max(peak, (energy() - before) * 3.6e6 / QUARTER);
      }
    }

    /**
     * K of a temperature outside of BOPTEST's comfort band: 21 to 24 °C while somebody is there,
     * when the controller wants 21.2 °C, and 15 to 30 °C else.
     */
    double outside(double temperature) {
      boolean isOccupied = comfort.get() > OCCUPIED;
      double low = isOccupied ? 21 : 15;
      double high = isOccupied ? 24 : 30;
      return Math.max(0, low - temperature) + Math.max(0, temperature - high);
    }

    double energy() {
      return machineEnergy + fanEnergy + pumpEnergy;
    }
  }

  private static Plant plant(String start) throws PlantFileException {
    return PlantFile.of(
            Resources.text("/boptest/hydronic-heat-pump.yaml"),
            Path.of("hydronic-heat-pump.yaml"),
            Catalogue.standard().with(List.of(BrusselsDays.type())))
        .with(Map.of("start", start))
        .build();
  }

  private static Totals fortnight(String warmUp) throws PlantFileException {
    Plant plant = plant(warmUp);
    plant.run(7 * DAY);
    Totals totals = new Totals(plant);
    totals.run(14 * DAY);
    return totals;
  }

  private static void compare(
      ValidationCase page,
      Totals ours,
      double energy,
      double cost,
      double emission,
      double discomfort,
      double peak) {
    double used = ours.energy() / AREA;
    page.nearShare("energy, kWh/m²", energy, used, CLOSE)
        .nearShare("cost at a constant price, €/m²", cost, PRICE * used, CLOSE)
        .nearShare("emissions, kg/m²", emission, EMISSION * used, CLOSE)
        .nearShare("peak power, kW/m²", peak, ours.peak / 1000 / AREA, CLOSE)
        .atMost("balance of a step over its throughput", 1e-6, ours.balance.worstEnergy(), "")
        .missed(
            "thermal discomfort, K·h",
            "%.3f ± %.3f".formatted(discomfort, CLOSE * discomfort),
            ours.discomfort,
            "as much as %.2f K over the %d occupied hours; within 15 %% energy and peak are asked for"
                .formatted((ours.discomfort - discomfort) / OCCUPIED_HOURS, OCCUPIED_HOURS));
  }

  @Test
  void theFortnightOfThePeakTakesAsMuch() throws PlantFileException {
    ValidationCase page =
        ValidationCase.of("D16-peak", "BOPTEST's house, fortnight of the peak", SOURCE);
    compare(page, fortnight("9 d"), 3.4780, 0.8817, 0.5808, 8.381, 0.01891);
    page.conclude();
  }

  @Test
  void aTypicalFortnightTakesAsMuch() throws PlantFileException {
    ValidationCase page =
        ValidationCase.of("D16-typical", "BOPTEST's house, typical fortnight", SOURCE);
    compare(page, fortnight("101 d"), 1.7736, 0.4496, 0.2962, 9.442, 0.01649);
    page.conclude();
  }

  @Test
  void nineDaysFollowTheTrajectory() throws PlantFileException {
    double[][] reference = reference();
    Plant plant = plant("9 d");
    Totals ours = new Totals(plant);
    double[] times = new double[reference.length];
    double[] rooms = new double[reference.length];
    double[] expected = new double[reference.length];
    double[] powers = new double[reference.length];
    double[] expectedPowers = new double[reference.length];
    double discomfort = 0;
    for (int i = 0; i < reference.length; i++) {
      times[i] = QUARTER * (i + 1);
      ours.run(QUARTER);
      rooms[i] = ours.room.get();
      powers[i] = ours.machine.get();
      expected[i] = reference[i][0];
      discomfort += ours.outside(reference[i][0]) * QUARTER / 3600;
      expectedPowers[i] = reference[i][1];
    }
    ValidationCase.of("D16-trajectory", "BOPTEST's house, nine days from 20 °C", SOURCE)
        .nearShare("heat pump, kWh", 344.8, ours.machineEnergy, CLOSE)
        .nearShare("condenser, kWh", 948.6, ours.heat, CLOSE)
        .nearShare("mean COP", 2.75, ours.heat / ours.machineEnergy, CLOSE)
        .nearShare("fan, kWh", 99.6, ours.fanEnergy, CLOSE)
        .nearShare("pump, kWh", 4.0, ours.pumpEnergy, CLOSE)
        .missed(
            "thermal discomfort, K·h, from 20 °C",
            "%.2f ± %.2f".formatted(discomfort, CLOSE * discomfort),
            ours.discomfort,
            "by BOPTEST's trajectory; within 15 % energy and peak are asked for")
        .near("coldest room, °C", 19.0, ours.lowest, 1)
        .near("warmest room, °C", 21.9, ours.highest, 1)
        .near("warmest supply, °C", 35.0, ours.warmest, 2)
        .atMost("balance of a step over its throughput", 1e-6, ours.balance.worstEnergy(), "")
        .trajectory("operative temperature, °C", "BOPTEST", times, expected)
        .trajectory("operative temperature, °C", "ours", times, rooms)
        .trajectory("power of the heat pump, W", "BOPTEST", times, expectedPowers)
        .trajectory("power of the heat pump, W", "ours", times, powers)
        .conclude();
  }

  /** Room temperature, °C, and power of the heat pump, W, at each quarter of an hour's end. */
  private static double[][] reference() {
    Optional<Path> file =
        SharedData.find("building/boptest/bestest_hydronic_heat_pump_results_peak_heat_day.csv");
    assumeThat(file).as("shared data of BOPTEST").isPresent();
    try (Reader text = Files.newBufferedReader(file.orElseThrow());
        CSVParser rows =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(text)) {
      List<CSVRecord> all = rows.getRecords();
      double[][] reference = new double[(int) (9 * DAY / QUARTER)][];
      int i = 0;
      for (int quarter = 0; quarter < reference.length; quarter++) {
        double time = 9 * DAY + QUARTER * (quarter + 1);
        while (i + 1 < all.size() && number(all.get(i + 1), "time") <= time) {
          i++;
        }
        reference[quarter] =
            new double[] {
              number(all.get(i), "reaTZon_y") - 273.15, number(all.get(i), "reaPHeaPum_y")
            };
      }
      return reference;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
