package org.plantroom.physics;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

/**
 * D10: a speed-controlled machine between borehole water and air, minute by minute. A rating table
 * is made of the even hours of a day, three bins of speed with mean capacity and power; it predicts
 * the odd ones from speed and temperatures.
 */
class WaterSourceUnitTest {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final double FULL_SPEED = 4.91;
  private static final double[] BINS = {0.1, 0.6, 0.8, 1.01};

  /** Above what the fan alone takes, W. */
  private static final double COMPRESSOR = 200;

  private record Minute(
      int hour, double power, double speed, double source, double supply, double heating) {
    static Minute of(CSVRecord row) {
      double zone = celsius(row, "zn_temp");
      double supply = celsius(row, "sa_temp");
      return new Minute(
          Integer.parseInt(row.get("date_time").strip().substring(7, 9).strip()),
          number(row, "wshp_power"),
          number(row, "comp_spd") / FULL_SPEED,
          celsius(row, "iw_temp"),
          supply,
          number(row, "sa_flow") * MoistAir.DRY_HEAT_CAPACITY * (supply - zone));
    }

    private static double number(CSVRecord row, String column) {
      return Double.parseDouble(row.get(column));
    }

    private static double celsius(CSVRecord row, String column) {
      return (number(row, column) - 32) / 1.8;
    }

    boolean runs() {
      return power > COMPRESSOR && speed > BINS[0];
    }
  }

  @Test
  void coolingOfEvenHoursPredictsTheOddOnes() throws IOException {
    List<Minute> day = day("NIST_WSHP_Atlanta_Eff_Default.csv");
    double cooling = -sum(of(day, Minute::runs), Minute::heating);
    ValidationCase page =
        ValidationCase.of(
                "D10-water-cooling",
                "Water-source machine, a day of cooling (Atlanta)",
                "measured at NIST, 1 min")
            .nearShare("energy, kWh (as read)", 10.25, sum(day, Minute::power), 0.002)
            .nearShare("sensible cooling, kWh (as read)", 34.6, cooling, 0.01);
    compare(page, day, true);
    page.conclude();
  }

  @Test
  void heatingOfEvenHoursPredictsTheOddOnes() throws IOException {
    List<Minute> day = day("NIST_WSHP_Buffalo_Eff_ExtrmWin.csv");
    ValidationCase page =
        ValidationCase.of(
                "D10-water-heating",
                "Water-source machine, a day of heating (Buffalo)",
                "measured at NIST, 1 min")
            .nearShare("energy, kWh (as read)", 9.13, sum(day, Minute::power), 0.002)
            .nearShare(
                "heating, kWh (as read)", 40.4, sum(of(day, Minute::runs), Minute::heating), 0.01);
    compare(page, day, false);
    page.conclude();
  }

  private static void compare(ValidationCase page, List<Minute> day, boolean cools) {
    List<Minute> fit = of(day, m -> m.runs() && m.hour() % 2 == 0);
    List<Minute> judged = of(day, m -> m.runs() && m.hour() % 2 == 1);
    double side = mean(fit, Minute::supply);
    RatingTable table = table(fit, side, cools);
    Duty duty = new Duty();
    double power = 0;
    double useful = 0;
    for (Minute minute : judged) {
      table.evaluate(
          cools ? side : minute.source(), cools ? minute.source() : side, minute.speed(), duty);
      power += duty.power() / 60_000;
      useful += (cools ? duty.cooling() : duty.heating()) / 60_000;
    }
    double measured = (cools ? -1 : 1) * sum(judged, Minute::heating);
    page.nearShare(
            "energy of the odd hours, kWh, predicted", sum(judged, Minute::power), power, 0.07)
        .nearShare("heat of the odd hours, kWh, predicted", measured, useful, 0.07);
  }

  private static RatingTable table(List<Minute> fit, double side, boolean cools) {
    List<RatingPoint> points = new ArrayList<>();
    for (int bin = 0; bin + 1 < BINS.length; bin++) {
      double low = BINS[bin];
      double high = BINS[bin + 1];
      List<Minute> in = of(fit, m -> m.speed() >= low && m.speed() < high);
      if (!in.isEmpty()) {
        double source = mean(in, Minute::source);
        double power = mean(in, Minute::power);
        double heating = mean(in, Minute::heating);
        points.add(
            new RatingPoint(
                cools ? side : source,
                cools ? source : side,
                mean(in, Minute::speed),
                cools ? power - heating : heating,
                power));
      }
    }
    return cools ? RatingTable.cooling(points) : RatingTable.heating(points);
  }

  private static double sum(List<Minute> minutes, ToDoubleFunction<Minute> of) {
    return minutes.stream().mapToDouble(of).sum() / 60_000;
  }

  private static double mean(List<Minute> minutes, ToDoubleFunction<Minute> of) {
    return minutes.stream().mapToDouble(of).average().orElseThrow();
  }

  private static List<Minute> of(List<Minute> minutes, Predicate<Minute> which) {
    return minutes.stream().filter(which).toList();
  }

  private static List<Minute> day(String name) throws IOException {
    Optional<Path> file = SharedData.find("heatpump/" + name);
    assumeThat(file).as("the measured day").isPresent();
    List<Minute> minutes = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file.orElseThrow());
        CSVParser rows = CSVParser.parse(reader, FORMAT)) {
      for (CSVRecord row : rows) {
        minutes.add(Minute.of(row));
      }
    }
    return minutes;
  }
}
