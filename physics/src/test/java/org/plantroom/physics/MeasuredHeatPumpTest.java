package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

/**
 * D9: a real brine/water heat pump over four hours, second by second. Twice: from what a data sheet
 * says, and calibrated on the first half of the compressor's run to predict the rest. MBL's errors
 * are those of its reference trajectory on the same data by the same measure.
 */
class MeasuredHeatPumpTest {
  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final double KELVIN = 273.15;
  private static final double WATER = Liquid.WATER.heatCapacity();
  private static final double LOAD_FLOW = 0.404;
  private static final double SOURCE_FLOW = 0.8;
  private static final int HALF = 4140;

  /** The sheet's points as MBL has them: EN 14511, source entering, water leaving, W. */
  private static final List<RatingPoint> SHEET =
      List.of(
          new RatingPoint(0, 35, 1, 6100, 1300),
          new RatingPoint(10, 35, 1, 8400, 1500),
          new RatingPoint(0, 55, 1, 5700, 1900),
          new RatingPoint(10, 55, 1, 7600, 2300));

  /** A row of the measurement, °C and W. */
  private record Row(
      double t,
      double back,
      double supply,
      double power,
      boolean sourcePump,
      boolean compressor,
      boolean loadPump,
      double sourceOut,
      double sourceIn) {
    static Row of(String line) {
      double[] v = BLANK.splitAsStream(line).mapToDouble(Double::parseDouble).toArray();
      return new Row(
          v[0],
          v[1] - KELVIN,
          v[2] - KELVIN,
          v[3],
          v[5] > 0.5,
          v[6] > 0.5,
          v[7] > 0.5,
          v[8] - KELVIN,
          v[9] - KELVIN);
    }
  }

  /** What a model of the machine leaves open. */
  private record Model(
      double powerFactor, double heatFactor, double sourceFlow, double sourceCapacity) {}

  /** What a model gave over all rows. */
  private static final class Result {
    private final double[] power;
    private final double[] sourceOut;

    Result(int rows) {
      power = new double[rows];
      sourceOut = new double[rows];
    }
  }

  @Test
  void fourHoursAreFollowed() throws IOException {
    Optional<Path> file = SharedData.find("heatpump/MeasuredHeatPumpData_RWTH.txt");
    assumeThat(file).as("the measured heat pump").isPresent();
    List<Row> rows = Files.readAllLines(file.orElseThrow()).stream().skip(3).map(Row::of).toList();
    double pumps = pumps(rows);
    Result sheet = run(rows, new Model(1, 1, SOURCE_FLOW, 20_000), pumps);
    Result fitted = run(rows, calibrated(rows, pumps), pumps);
    ValidationCase d9 =
        ValidationCase.of(
            "D9",
            "Brine/water heat pump, 4 h at 1 s; from its data sheet, and calibrated on the first"
                + " half of its run",
            "measured at RWTH Aachen, doi 10.3384/ecp21181561");
    rows(d9, "data sheet", rows, sheet, 0);
    rows(d9, "calibrated, all", rows, fitted, 0);
    rows(d9, "calibrated, predicted rest", rows, fitted, HALF);
    double[] t = thin(rows.stream().mapToDouble(Row::t).toArray());
    d9.trajectory("power, W", "measured", t, thin(column(rows, Row::power)))
        .trajectory("power, W", "data sheet", t, thin(sheet.power))
        .trajectory("power, W", "calibrated", t, thin(fitted.power))
        .trajectory("evaporator outlet, °C", "measured", t, thin(column(rows, Row::sourceOut)))
        .trajectory("evaporator outlet, °C", "data sheet", t, thin(sheet.sourceOut))
        .trajectory("evaporator outlet, °C", "calibrated", t, thin(fitted.sourceOut))
        .conclude();
  }

  private static void rows(ValidationCase d9, String how, List<Row> rows, Result result, int from) {
    double[] measured = column(rows, Row::power);
    double mean = mean(measured, from);
    double bias = (mean(result.power, from) - mean) / mean;
    double cv = rms(result.power, measured, from) / mean;
    double outlet = rms(result.sourceOut, column(rows, Row::sourceOut), from);
    d9.within("Pel bias, " + how, -0.076, 0.076, bias)
        .atMost("Pel CV(RMSE), " + how, 0.12, cv, "MBL 0.120, bias -0.076")
        .atMost("evaporator outlet RMSE K, " + how, 1.52, outlet, "MBL 1.52 K");
  }

  /**
   * Power of the circulation pumps, which the meter has in it, from the minute before the start.
   */
  private static double pumps(List<Row> rows) {
    return rows.stream()
        .filter(r -> r.t > 75 && r.t < 125)
        .mapToDouble(Row::power)
        .average()
        .orElseThrow();
  }

  /** Scales power, heat and source flow by the first half, and tries source capacities on it. */
  private static Model calibrated(List<Row> rows, double pumps) {
    RatingTable table = RatingTable.heating(SHEET);
    Duty duty = new Duty();
    double[] sum = new double[6];
    for (Row r : rows.subList(400, HALF)) {
      table.evaluate(r.sourceIn, r.supply, 1, duty);
      double heat = LOAD_FLOW * WATER * (r.supply - r.back);
      sum[0] += r.power - pumps;
      sum[1] += duty.power();
      sum[2] += heat;
      sum[3] += duty.heating();
      sum[4] += heat - (r.power - pumps);
      sum[5] += r.sourceIn - r.sourceOut;
    }
    double flow = sum[4] / sum[5] / WATER;
    Model best = new Model(1, 1, flow, 0);
    double least = Double.POSITIVE_INFINITY;
    for (double capacity = 10_000; capacity <= 120_000; capacity += 20_000) {
      Model model = new Model(sum[0] / sum[1], sum[2] / sum[3], flow, capacity);
      Result result = run(rows.subList(0, HALF), model, pumps);
      double error = rms(result.sourceOut, column(rows.subList(0, HALF), Row::sourceOut), 0);
      if (error < least) {
        least = error;
        best = model;
      }
    }
    return best;
  }

  private static Result run(List<Row> rows, Model model, double pumps) {
    Rig rig = new Rig(machine(model, rows.getFirst()));
    Result result = new Result(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row r = rows.get(i);
      rig.feed("loadIn", r.loadPump ? LOAD_FLOW : 0, r.back);
      rig.feed("sourceIn", r.sourcePump ? model.sourceFlow : 0, r.sourceIn);
      rig.set("demand", r.compressor ? 1 : 0).step(1);
      result.power[i] = rig.read("electricPower") + (r.loadPump ? pumps : 0);
      result.sourceOut[i] = rig.read("sourceLeaving");
    }
    assertThat(rig.worstImbalance()).isLessThan(1e-6);
    return result;
  }

  private static LiquidSourceMachine machine(Model model, Row first) {
    List<RatingPoint> points =
        SHEET.stream()
            .map(
                p ->
                    new RatingPoint(
                        p.cold(),
                        p.warm(),
                        1,
                        p.heating() * model.heatFactor,
                        p.power() * model.powerFactor))
            .toList();
    var control = new CompressorControl.Settings(1, 0, 0, 0.1, 1);
    var limits = new MachineSettings.Limits(-20, 40, 5, 70);
    var settings = new MachineSettings(control, limits, 18_700, model.sourceCapacity, 0, 0, 0);
    return new LiquidSourceMachine(
        new LiquidSourceMachine.Settings(
            settings,
            RatingTable.heating(points),
            null,
            Liquid.WATER,
            Liquid.WATER,
            new NoLoss(),
            new NoLoss(),
            first.sourceOut));
  }

  private static double[] column(List<Row> rows, ToDoubleFunction<Row> of) {
    return rows.stream().mapToDouble(of).toArray();
  }

  private static double mean(double[] values, int from) {
    double sum = 0;
    for (int i = from; i < values.length; i++) {
      sum += values[i];
    }
    return sum / (values.length - from);
  }

  private static double rms(double[] ours, double[] measured, int from) {
    double sum = 0;
    for (int i = from; i < ours.length; i++) {
      sum += (ours[i] - measured[i]) * (ours[i] - measured[i]);
    }
    return Math.sqrt(sum / (ours.length - from));
  }

  private static double[] thin(double[] values) {
    double[] thin = new double[(values.length + 29) / 30];
    for (int i = 0; i < thin.length; i++) {
      thin[i] = values[30 * i];
    }
    return thin;
  }
}
