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
 * D10: a two-stage air-source machine cooling, minute by minute. A rating table is made of one day
 * in Atlanta: per stage three bins of outdoor temperature with mean capacity and power. It predicts
 * the energy of days in Tucson from stage and outdoor temperature.
 */
class AirConditionerTest {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final double CFM = 0.000471947;
  private static final double AIR_DENSITY = 1.2;
  private static final double LOW_STAGE = 0.65;
  private static final double[] BINS = {15, 26, 30, 45};

  private record Minute(
      double fan, double outdoorUnit, double outdoor, double supply, double cooling, int stage) {
    static Minute of(CSVRecord row) {
      double flow = number(row, "sa_flow") * CFM * AIR_DENSITY;
      double supply = celsius(number(row, "sa_temp"));
      double zone = celsius(number(row, "zn_temp"));
      return new Minute(
          number(row, "id_power"),
          number(row, "od_power"),
          celsius(number(row, "oa_temp")),
          supply,
          flow * MoistAir.DRY_HEAT_CAPACITY * (zone - supply),
          (int) number(row, "stg"));
    }

    private static double number(CSVRecord row, String column) {
      return Double.parseDouble(row.get(column));
    }

    private static double celsius(double fahrenheit) {
      return (fahrenheit - 32) / 1.8;
    }

    double speed() {
      return stage == 1 ? LOW_STAGE : 1;
    }

    double power() {
      return fan + outdoorUnit;
    }
  }

  @Test
  void aTableOfOneDayPredictsAHotterOne() throws IOException {
    List<Minute> atlanta = day("NIST_ASHP_Atlanta_Eff_Default.csv");
    List<Minute> summer = day("NIST_ASHP_Tucson_Eff_ExtrmSum.csv");
    List<Minute> winter = day("NIST_ASHP_Tucson_Eff_ExtrmWin.csv");
    double atlantaEnergy = energy(atlanta);
    double predicted = predict(atlanta, summer);
    ValidationCase.of(
            "D10", "Two-stage air-source machine, a day of cooling", "measured at NIST, 1 min")
        .nearShare("energy, Atlanta, kWh (as read)", 17.89, atlantaEnergy, 0.001)
        .near("stage 1 sensible COP, Atlanta (as read)", 3.13, cop(atlanta, 1), 0.02)
        .near("stage 2 sensible COP, Atlanta (as read)", 3.07, cop(atlanta, 2), 0.02)
        .nearShare("energy, Atlanta, kWh, by the table", 17.89, predict(atlanta, atlanta), 0.02)
        .nearShare("energy, Tucson summer, kWh, predicted", 27.53, predicted, 0.07)
        .near("stage 1 sensible COP, Tucson summer (as read)", 2.67, cop(summer, 1), 0.02)
        .near("stage 2 sensible COP, Tucson summer (as read)", 2.74, cop(summer, 2), 0.02)
        .nearShare(
            "stage 1 sensible COP, Tucson summer, by the table",
            2.67,
            byTable(atlanta, summer, 1),
            0.07)
        .nearShare(
            "stage 2 sensible COP, Tucson summer, by the table",
            2.74,
            byTable(atlanta, summer, 2),
            0.07)
        .row(
            "energy, Tucson winter, kWh, predicted far outside the table",
            "3.559, told only",
            predict(atlanta, winter),
            "",
            true)
        .conclude();
  }

  private static double predict(List<Minute> fit, List<Minute> day) {
    List<Minute> off = minutes(fit, m -> m.stage == 0);
    double supply = mean(minutes(fit, m -> m.stage > 0), Minute::supply);
    RatingTable table = table(fit, supply);
    double[] fans = new double[3];
    for (int stage = 0; stage < 3; stage++) {
      int wanted = stage;
      fans[stage] = mean(minutes(fit, m -> m.stage == wanted), Minute::fan);
    }
    double idle = mean(off, Minute::outdoorUnit);
    Duty duty = new Duty();
    double sum = 0;
    for (Minute minute : day) {
      duty.set(idle, idle);
      if (minute.stage > 0) {
        table.evaluate(supply, minute.outdoor, minute.speed(), duty);
      }
      sum += duty.power() + fans[minute.stage];
    }
    return sum / 60_000;
  }

  /** The sensible COP of a stage over a day, as the table of another day has it. */
  private static double byTable(List<Minute> fit, List<Minute> day, int stage) {
    double supply = mean(minutes(fit, m -> m.stage > 0), Minute::supply);
    RatingTable table = table(fit, supply);
    double fan = mean(minutes(fit, m -> m.stage == stage), Minute::fan);
    Duty duty = new Duty();
    double cooling = 0;
    double power = 0;
    for (Minute minute : minutes(day, m -> m.stage == stage)) {
      table.evaluate(supply, minute.outdoor, minute.speed(), duty);
      cooling += duty.cooling();
      power += duty.power() + fan;
    }
    return cooling / power;
  }

  private static RatingTable table(List<Minute> day, double supply) {
    List<RatingPoint> points = new ArrayList<>();
    for (int stage = 1; stage <= 2; stage++) {
      for (int bin = 0; bin + 1 < BINS.length; bin++) {
        int wanted = stage;
        double low = BINS[bin];
        double high = BINS[bin + 1];
        List<Minute> in =
            minutes(day, m -> m.stage == wanted && m.outdoor >= low && m.outdoor < high);
        if (!in.isEmpty()) {
          double power = mean(in, Minute::outdoorUnit);
          points.add(
              new RatingPoint(
                  supply,
                  mean(in, Minute::outdoor),
                  in.getFirst().speed(),
                  mean(in, Minute::cooling) + power,
                  power));
        }
      }
    }
    return RatingTable.cooling(points);
  }

  private static double cop(List<Minute> day, int stage) {
    List<Minute> in = minutes(day, m -> m.stage == stage);
    return mean(in, Minute::cooling) / mean(in, Minute::power);
  }

  private static double energy(List<Minute> day) {
    return mean(day, Minute::power) * day.size() / 60_000;
  }

  private static List<Minute> minutes(List<Minute> day, Predicate<Minute> which) {
    return day.stream().filter(which).toList();
  }

  private static double mean(List<Minute> minutes, ToDoubleFunction<Minute> of) {
    return minutes.stream().mapToDouble(of).average().orElseThrow();
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
