package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.plantroom.physics.SeasonalPerformance.Point;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

/**
 * D17: seasonal performance in the field. The regression of the measured fleet, and a fleet of
 * machines from the Keymark in simulated houses: weather-compensated heating, an hour of hot water
 * a day, circulation pump and standby metered, as the field's boundary H4 has it.
 */
class FieldFleetTest {
  private static final long SEED = 17;
  private static final int FLEET = 12;
  private static final double STEP = 900;
  private static final double REFERENCE_DIFFERENCE = 27.8;
  private static final double FIELD_SLOPE = -0.1095;
  private static final double PUMP_POWER = 50;
  private static final double STANDBY = 20;
  private static final double[] LOW_WATER = {34, 30, 27, 24};
  private static final double[] MEDIUM_WATER = {52, 42, 36, 30};
  private static final double[] OUTDOOR = {-7, 2, 7, 12};
  private static final Pattern COMMA = Pattern.compile(",");

  /** A year of a house: what its meters show. */
  private record Year(double spf, double difference) {}

  @Test
  void measuredFleetsRegressionIsReproduced() throws IOException {
    Path file = shared("heatpump/heatpumpmonitor_last365_2026-07-15.csv");
    List<double[]> pairs = new ArrayList<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser rows = CSVParser.parse(reader, format)) {
      for (CSVRecord row : rows) {
        double difference = number(row, "weighted_flowT_minus_outsideT");
        double spf = number(row, "combined_cop");
        boolean counts =
            row.get("hp_type").equals("Air Source")
                && row.get("metering_boundary_code").equals("4");
        if (counts && spf > 1 && difference > 5) {
          pairs.add(new double[] {difference, spf});
        }
      }
    }
    double[] line = line(pairs);
    ValidationCase.of(
            "D17-field",
            "Measured fleet: SPF by flow less outdoor temperature, %d air-source systems, boundary H4"
                .formatted(pairs.size()),
            "heatpumpmonitor.org, CC BY 4.0; the half of it in the shared data")
        .nearShare("SPF at no difference", 7.193, line[0], 0.02)
        .nearShare("slope, 1/K", -0.1137, line[1], 0.02)
        .near("R²", 0.628, line[2], 0.02)
        .near("mean SPF", 4.07, line[3], 0.02)
        .near("RMSE of SPF", 0.30, line[4], 0.02)
        .conclude();
  }

  @Test
  void simulatedFleetFallsWithinTheField() throws IOException {
    double[] weather = weather(shared("weather/DEU_Potsdam_DWD-TRY2015.epw"));
    List<KeymarkSheet> sheets =
        KeymarkSheet.airMachines(shared("heatpump/keymark_en14825_points.csv")).stream()
            .filter(s -> s.medium().size() >= 4 && s.low().designLoad() < 16_000)
            .toList();
    Random random = new Random(SEED);
    System.out.println("fleet of seed " + SEED);
    List<Year> years = new ArrayList<>();
    for (int i = 0; i < FLEET; i++) {
      KeymarkSheet sheet = sheets.get(random.nextInt(sheets.size()));
      double share = 0.6 + 0.4 * random.nextDouble();
      double design = 38 + 14 * random.nextDouble();
      years.add(year(sheet, share, design, weather));
    }
    double spf = years.stream().mapToDouble(Year::spf).average().orElseThrow();
    double atReference =
        years.stream()
            .mapToDouble(y -> y.spf + FIELD_SLOPE * (REFERENCE_DIFFERENCE - y.difference))
            .average()
            .orElseThrow();
    double difference = years.stream().mapToDouble(Year::difference).average().orElseThrow();
    ValidationCase.of(
            "D17-fleet",
            "Simulated fleet: %d Keymark machines in houses, Potsdam".formatted(FLEET),
            "heatpumpmonitor.org, 225 MID-metered air-source systems, a year")
        .within("mean flow less outdoor temperature, K", 22, 34, difference)
        .near("mean SPF", 7.043 + FIELD_SLOPE * difference, spf, 0.51)
        .near("mean SPF brought to 27.8 K", 4.0, atReference, 0.3)
        .conclude();
  }

  private static Year year(KeymarkSheet sheet, double share, double design, double[] weather) {
    double designLoad = share * sheet.low().designLoad();
    double flow = designLoad / 5 / Liquid.WATER.heatCapacity();
    double stream = flow * Liquid.WATER.heatCapacity();
    double emitter = designLoad / (design - 2.5 - 20);
    Rig rig = new Rig(machine(sheet));
    double heatByDifference = 0;
    double pump = 0;
    for (int i = 0; i < 8760 * 3600 / STEP; i++) {
      double hour = i * STEP / 3600;
      double outdoor = weather[(int) hour];
      double load = designLoad * Math.max(0, 16 - outdoor) / 26;
      boolean hotWater = hour % 24 < 1;
      boolean runs = hotWater || load > 0;
      double setPoint = hotWater ? 52 : 20 + load / emitter + load / (2 * stream);
      double supply = rig.read("loadLeaving");
      double emitted = emitter * (supply - 20) / (1 + emitter / (2 * stream));
      double back = hotWater ? 42 + 6 * (hour % 24) : supply - emitted / stream;
      rig.feed("loadIn", runs ? flow : 0, back).set("outdoorTemperature", outdoor);
      rig.set("setPoint", Math.max(21, setPoint)).set("demand", runs ? 1 : 0).step(STEP);
      pump += runs ? PUMP_POWER * STEP / 3.6e6 : 0;
      double heat = rig.read("heatingPower") * STEP / 3.6e6;
      heatByDifference += heat * (rig.read("loadLeaving") - outdoor);
    }
    assertThat(rig.worstImbalance()).isLessThan(1e-6);
    double heat = rig.read("heatingEnergy");
    return new Year(heat / (rig.read("electricEnergy") + pump), heatByDifference / heat);
  }

  private static AirSourceMachine machine(KeymarkSheet sheet) {
    List<RatingPoint> points = new ArrayList<>();
    for (int i = 0; i < OUTDOOR.length; i++) {
      add(points, sheet, sheet.low().points(), OUTDOOR[i], LOW_WATER[i]);
      add(points, sheet, sheet.medium(), OUTDOOR[i], MEDIUM_WATER[i]);
    }
    double systemWater = 150 * Liquid.WATER.heatCapacity();
    var control = new CompressorControl.Settings(0.3, 600, 600, 3, 900);
    var limits = new MachineSettings.Limits(-25, 40, 20, 70);
    return new AirSourceMachine(
        new AirSourceMachine.Settings(
            new MachineSettings(control, limits, systemWater, 1, 4, 30, STANDBY),
            RatingTable.heating(points),
            null,
            0,
            Liquid.WATER,
            new NoLoss(),
            30));
  }

  /** A part-load COP taken for all speeds, at no less than the capacity of the coldest point. */
  private static void add(
      List<RatingPoint> points,
      KeymarkSheet sheet,
      List<Point> tested,
      double outdoor,
      double water) {
    double size = sheet.low().designLoad();
    tested.stream()
        .filter(p -> p.outdoor() == outdoor)
        .forEach(
            p ->
                points.add(
                    RatingPoint.heating(outdoor, water, Math.max(size, p.capacity()), p.cop())));
  }

  /** Intercept, slope, R², mean and RMSE of a line through pairs. */
  private static double[] line(List<double[]> pairs) {
    double n = pairs.size();
    double mx = pairs.stream().mapToDouble(p -> p[0]).average().orElseThrow();
    double my = pairs.stream().mapToDouble(p -> p[1]).average().orElseThrow();
    double sxx = pairs.stream().mapToDouble(p -> (p[0] - mx) * (p[0] - mx)).sum();
    double sxy = pairs.stream().mapToDouble(p -> (p[0] - mx) * (p[1] - my)).sum();
    double syy = pairs.stream().mapToDouble(p -> (p[1] - my) * (p[1] - my)).sum();
    double slope = sxy / sxx;
    double rest = syy - slope * sxy;
    return new double[] {my - slope * mx, slope, 1 - rest / syy, my, Math.sqrt(rest / n)};
  }

  private static double[] weather(Path epw) throws IOException {
    return Files.readAllLines(epw).stream()
        .skip(8)
        .mapToDouble(line -> Double.parseDouble(COMMA.split(line, 8)[6]))
        .toArray();
  }

  private static double number(CSVRecord row, String column) {
    String text = row.get(column);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static Path shared(String name) {
    Optional<Path> file = SharedData.find(name);
    assumeThat(file).as(name).isPresent();
    return file.orElseThrow();
  }
}
