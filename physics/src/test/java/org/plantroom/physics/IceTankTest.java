package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class IceTankTest {
  private static final Liquid BRINE = new Liquid("propyleneGlycol30", 1030, 3800);

  /**
   * NIST's tank. UA over the charge, the mass and the conductance to the surroundings at 22 °C are
   * calibrated to the two runs that there are.
   */
  private static IceTank.Settings nist() {
    return new IceTank.Settings(
        BRINE,
        3050,
        new MonotoneCurve(
            new double[] {0.16, 0.3, 0.45, 0.6, 0.75, 0.85, 0.93, 0.98},
            new double[] {11_710, 12_170, 10_120, 9_510, 8_470, 7_370, 6_120, 5_500}),
        new MonotoneCurve(
            new double[] {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.87, 0.91},
            new double[] {3_160, 3_350, 3_870, 5_000, 6_830, 8_020, 9_680, 11_390, 12_800}),
        0,
        91,
        1,
        50_000);
  }

  @ParameterizedTest
  @CsvSource({"charging, 15000, 0.158, 0.61, 0.024", "discharging1, 0, 0.90996030, 0.83, 0.016"})
  void nistsTankIsMet(String run, double from, double charge, double outlet, double share)
      throws IOException {
    Optional<Path> file = SharedData.find("plant/NIST_icetank_" + run + ".txt");
    assumeThat(file).as("shared data").isPresent();
    double[][] rows =
        Arrays.stream(References.table(file.orElseThrow()))
            .filter(row -> row[0] >= from)
            .toArray(double[][]::new);
    IceTank tank = new IceTank(nist(), charge);
    Collected ports = Collected.of(tank);
    ports.tap("surroundings").connect(new HeatPort(22));
    Outlet source = new Outlet(BRINE, 0);
    ports.inlet("inlet").connect(source);
    int count = rows.length - 1;
    double[] seconds = new double[count];
    double[][] measured = new double[2][count];
    double[][] ours = new double[2][count];
    for (int i = 0; i < count; i++) {
      source.give(rows[i][1]);
      source.flow(rows[i][3]);
      ports.outlet("outlet").flow(rows[i][3]);
      double span = rows[i + 1][0] - rows[i][0];
      tank.begin(span);
      tank.solve(span);
      tank.commit(span);
      seconds[i] = rows[i + 1][0];
      boolean flows = rows[i][3] > 0.01;
      measured[0][i] = rows[i + 1][2];
      ours[0][i] = flows ? ports.outlet("outlet").temperature() : measured[0][i];
      measured[1][i] = rows[i + 1][4];
      ours[1][i] = tank.charge();
    }
    ValidationCase.of("D13-" + run, "a measured ice tank, calibrated", "NIST IBAL, " + run)
        .atMost(
            "outlet RMSE, K",
            1,
            References.rmse(measured[0], ours[0]),
            "MBL %s K".formatted(outlet))
        .atMost(
            "charge RMSE", 0.03, References.rmse(measured[1], ours[1]), "MBL %s".formatted(share))
        .row(
            "charge at the end",
            "%.3f".formatted(measured[1][count - 1]),
            ours[1][count - 1],
            "",
            true)
        .trajectory("outlet, °C", "measured", seconds, measured[0])
        .trajectory("outlet, °C", "ours", seconds, ours[0])
        .trajectory("charge", "measured", seconds, measured[1])
        .trajectory("charge", "ours", seconds, ours[1])
        .conclude();
    assertThat(References.rmse(measured[0], ours[0])).isLessThan(outlet);
    assertThat(References.rmse(measured[1], ours[1])).isLessThan(share);
  }

  @Test
  void energyClosesThroughIceAndWater() {
    IceTank tank =
        new IceTank(
            new IceTank.Settings(
                BRINE, 50, nist().freezing(), nist().melting(), 60_000, 20, 1, 50_000),
            0.5);
    Collected ports = Collected.of(tank);
    Outlet source = new Outlet(BRINE, 0);
    ports.inlet("inlet").connect(source);
    long seed = 9;
    Random random = new Random(seed);
    double lowest = 1;
    double highest = 0;
    for (int i = 0; i < 5000; i++) {
      double mean = (i / 500) % 2 == 0 ? -8 : 9;
      source.give(mean + 4 * random.nextDouble());
      source.flow(random.nextInt(3) * 0.4);
      ports.outlet("outlet").flow(source.massFlow());
      double before = tank.storedEnergy();
      tank.begin(60);
      tank.solve(60);
      tank.solve(60);
      tank.commit(60);
      assertThat(tank.storedEnergy() - before - 60 * ports.netPower())
          .as("seed %d, step %d", seed, i)
          .isCloseTo(0, within(1e-6 * 60 * 5000));
      assertThat(ports.value("temperature")).isBetween(-20.0, 20.0);
      lowest = Math.min(lowest, tank.charge());
      highest = Math.max(highest, tank.charge());
    }
    assertThat(lowest).isZero();
    assertThat(highest).isEqualTo(1);
  }

  @Test
  void whatLeavesDoesNotJumpWhereTheInletPassesTheTanksTemperature() {
    IceTank tank =
        new IceTank(
            new IceTank.Settings(
                BRINE, 3050, nist().freezing(), nist().melting(), 800_000, 0, 1, 50_000),
            0.3);
    Collected ports = Collected.of(tank);
    Outlet source = new Outlet(BRINE, -8);
    ports.inlet("inlet").connect(source);
    source.flow(2.6);
    ports.outlet("outlet").flow(2.6);
    for (int i = 0; i < 10; i++) {
      tank.begin(60);
      tank.solve(60);
      tank.commit(60);
    }
    // The coil's content is cold still, whichever side of 0 °C comes in.
    tank.begin(60);
    double before = Double.NaN;
    for (double in = -0.5; in < 10; in += 0.01) {
      source.give(in);
      tank.solve(60);
      double out = ports.outlet("outlet").temperature();
      assertThat(Double.isNaN(before) ? 0 : Math.abs(out - before))
          .as("inlet %s", in)
          .isLessThan(0.01);
      before = out;
    }
  }

  @Test
  void moreThanAllIceIsRefused() {
    assertThatThrownBy(() -> new IceTank(nist(), 1.2)).hasMessageContaining("charge");
  }
}
