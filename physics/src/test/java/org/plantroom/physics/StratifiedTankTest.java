package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class StratifiedTankTest {
  private static final Liquid WATER = new Liquid("water", 995.586, 4184);
  private static final double FLOW = 0.069444;
  private static final double[] AT_288 = {35.099, 28.206, 23.360, 21.089, 20.290, 20.065, 20.013};
  private static final double[] AT_720 = {39.405, 37.315, 33.640, 29.334, 25.550, 22.889, 21.330};

  private static StratifiedTank tank(
      int layers, double loss, double conductivity, StratifiedTank.@Nullable Coil coil) {
    return new StratifiedTank(
        new StratifiedTank.Settings(
            WATER, 0.1, 3, layers, loss, conductivity, StratifiedTank.Settings.fourPorts(), coil),
        20);
  }

  private static Collected charged(StratifiedTank tank, double temperature, double flow) {
    Collected ports = Collected.of(tank);
    Outlet source = new Outlet(WATER, temperature);
    source.flow(flow);
    ports.inlet("hotInlet").connect(source);
    ports.outlet("coldOutlet").flow(flow);
    return ports;
  }

  private static void run(StratifiedTank tank, double seconds, double step) {
    for (long i = 0; i < Math.round(seconds / step); i++) {
      tank.begin(step);
      tank.solve(step);
      tank.commit(step);
    }
  }

  private static double top(StratifiedTank tank, int fromTop) {
    return tank.temperatures().get(tank.temperatures().size() - 1 - fromTop);
  }

  @Test
  void aChargeFollowsTheClosedForm() {
    ValidationCase d4 =
        ValidationCase.of("D4", "charge of a stratified tank", "tanks in series, closed form");
    StratifiedTank tank = tank(7, 0, 0, null);
    charged(tank, 40, FLOW);
    run(tank, 288, 0.5);
    for (int i = 0; i < 7; i++) {
      d4.near(
          "layer %d from the top after 288 s, °C".formatted(i + 1), AT_288[i], top(tank, i), 0.05);
    }
    run(tank, 432, 0.5);
    for (int i = 0; i < 7; i++) {
      d4.near(
          "layer %d from the top after 720 s, °C".formatted(i + 1), AT_720[i], top(tank, i), 0.05);
    }
    d4.conclude();
  }

  @Test
  void loadingAndUnloadingFollowTheReference() throws IOException {
    Optional<Path> file =
        SharedData.find("plant/MBL_Fluid_Storage_Validation_StratifiedLoadingUnloading.txt");
    assumeThat(file).as("shared data").isPresent();
    StratifiedTank tank = tank(7, 0, 0.6, null);
    Collected ports = Collected.of(tank);
    Outlet hot = new Outlet(WATER, 40);
    Outlet cold = new Outlet(WATER, 20);
    ports.inlet("hotInlet").connect(hot);
    ports.inlet("coldInlet").connect(cold);
    ValidationCase d4 =
        ValidationCase.of(
            "D4-unloading", "a tank loaded and unloaded", "MBL StratifiedLoadingUnloading");
    double[] seconds = new double[101];
    double[][] ours = new double[7][101];
    for (int i = 0; i <= 100; i++) {
      seconds[i] = 144 * i;
      for (int layer = 0; layer < 7; layer++) {
        ours[layer][i] = top(tank, layer);
      }
      for (int second = 0; second < 144; second++) {
        boolean loading = ((144 * i + second) / 3600) % 2 == 1;
        hot.flow(loading ? FLOW : 0);
        ports.outlet("coldOutlet").flow(loading ? FLOW : 0);
        cold.flow(loading ? 0 : FLOW);
        ports.outlet("hotOutlet").flow(loading ? 0 : FLOW);
        run(tank, 1, 1);
      }
    }
    for (int layer : new int[] {0, 3, 6}) {
      double[] reference =
          References.trajectory(file.orElseThrow(), "tan.vol[%d].T".formatted(layer + 1));
      for (int i = 0; i < reference.length; i++) {
        reference[i] -= 273.15;
      }
      String plot = "layers' temperatures, °C";
      d4.trajectory(plot, "MBL layer %d".formatted(layer + 1), seconds, reference)
          .trajectory(plot, "ours layer %d".formatted(layer + 1), seconds, ours[layer])
          .atMost(
              "layer %d, RMSE K".formatted(layer + 1),
              0.1,
              References.rmse(reference, ours[layer]),
              "");
    }
    d4.conclude();
  }

  @Test
  void theErrorHalvesWithTheStep() {
    double[] errors = new double[3];
    double step = 8;
    for (int i = 0; i < errors.length; i++) {
      StratifiedTank tank = tank(7, 0, 0, null);
      charged(tank, 40, FLOW);
      run(tank, 288, step);
      errors[i] = Math.abs(top(tank, 0) - AT_288[0]);
      step /= 2;
    }
    assertThat(errors[0] / errors[1]).isBetween(1.8, 2.2);
    assertThat(errors[1] / errors[2]).isBetween(1.8, 2.2);
  }

  @Test
  void energyClosesWithCoilLossFlowsAndBuoyancy() {
    StratifiedTank tank =
        tank(9, 1.5, 0.6, new StratifiedTank.Coil(Liquid.WATER, 400, 0.1, 0.6, true, 0.2, 5000));
    Collected ports = Collected.of(tank);
    Outlet hot = new Outlet(WATER, 50);
    Outlet cold = new Outlet(WATER, 10);
    Outlet coil = new Outlet(Liquid.WATER, 70);
    ports.inlet("hotInlet").connect(hot);
    ports.inlet("coldInlet").connect(cold);
    ports.inlet("coilInlet").connect(coil);
    long seed = 4;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      double charge = random.nextInt(3) * 0.05;
      double draw = random.nextInt(3) * 0.07;
      hot.give(20 + 40 * random.nextDouble());
      hot.flow(charge);
      cold.flow(draw);
      ports.outlet("coldOutlet").flow(charge);
      ports.outlet("hotOutlet").flow(draw);
      coil.flow(random.nextInt(2) * 0.2);
      ports.outlet("coilOutlet").flow(coil.massFlow());
      double before = tank.storedEnergy();
      tank.solve(60);
      tank.solve(60);
      tank.commit(60);
      double imbalance = tank.storedEnergy() - before - 60 * ports.netPower();
      assertThat(imbalance).as("seed %d, step %d", seed, i).isCloseTo(0, within(1e-6 * 60 * 5000));
      List<Double> layers = tank.temperatures();
      for (int layer = 1; layer < layers.size(); layer++) {
        assertThat(layers.get(layer)).isGreaterThanOrEqualTo(layers.get(layer - 1) - 1e-9);
      }
    }
  }

  @Test
  void theCoilWarmsTheWholeTankFromBelow() {
    StratifiedTank tank =
        tank(5, 0, 0.6, new StratifiedTank.Coil(Liquid.WATER, 500, 0, 0.3, false, 0.2, 5000));
    Collected ports = Collected.of(tank);
    Outlet coil = new Outlet(Liquid.WATER, 60);
    coil.flow(0.2);
    ports.inlet("coilInlet").connect(coil);
    ports.outlet("coilOutlet").flow(0.2);
    run(tank, 1800, 60);
    assertThat(top(tank, 0) - top(tank, 4)).isCloseTo(0, within(0.5));
    assertThat(top(tank, 0)).isGreaterThan(40);
  }
}
