package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class BoreholeFieldTest {
  private static final Ground GROUND = new Ground(2.0, 2.4e6, 10);

  private static BoreholeField.Settings field(int across, int along) {
    return new BoreholeField.Settings(
        Liquid.WATER,
        GROUND,
        across,
        along,
        6,
        120,
        0.07,
        2,
        0.1,
        0.06,
        3500,
        30_000,
        8,
        across * along * 0.4,
        30_000);
  }

  /** The sandbox: PE tubes of 33.4 mm in a bore of 126 mm with an aluminium casing. */
  private static BoreholeField.Settings sandbox() {
    double tubes = 0.0137 * 0.0137 * Math.PI * 4.17e6 + 516 + 950;
    double grout = Math.PI * (0.063 * 0.063 - 2 * 0.0167 * 0.0167) * 3.8e6;
    return new BoreholeField.Settings(
        Liquid.WATER,
        new Ground(2.88, 2.55e6, 22.09),
        1,
        1,
        6,
        18.3,
        0.063,
        0,
        0.165,
        0.088,
        tubes,
        grout,
        10,
        0.197,
        50_000);
  }

  @Test
  void theSandboxIsMet() throws IOException {
    Optional<Path> file = SharedData.find("geothermal/Beier_Smith_Spitler_2011_SandBox.txt");
    assumeThat(file).as("shared data").isPresent();
    double[][] rows = References.table(file.orElseThrow());
    BoreholeField field = new BoreholeField(sandbox());
    Collected ports = Collected.of(field);
    Outlet heater = new Outlet(Liquid.WATER, 22.09);
    ports.inlet("inlet").connect(heater);
    double flow = 0.197e-3 * 998;
    heater.flow(flow);
    ports.outlet("outlet").flow(flow);
    int count = rows.length - 1;
    double[] seconds = new double[count];
    double[][] measured = new double[2][count];
    double[][] ours = new double[2][count];
    for (int i = 0; i < count; i++) {
      double power = 1056 * (rows[i][3] + rows[i + 1][3]) / 2;
      double span = rows[i + 1][0] - rows[i][0];
      int steps = (int) Math.max(1, Math.round(span / 60));
      for (int step = 0; step < steps; step++) {
        field.begin(60);
        for (int sweep = 0; sweep < 60; sweep++) {
          double rise = power / (flow * Liquid.WATER.heatCapacity());
          heater.give(ports.outlet("outlet").temperature() + rise);
          field.solve(60);
        }
        field.commit(60);
      }
      seconds[i] = rows[i + 1][0];
      measured[0][i] = rows[i + 1][1];
      measured[1][i] = rows[i + 1][2];
      ours[0][i] = heater.temperature();
      ours[1][i] = ports.outlet("outlet").temperature();
    }
    String plot = "borehole's inlet and outlet, °C";
    ValidationCase.of("D12", "a heated borehole, 52 h", "Beier, Smith and Spitler 2011, sandbox")
        .atMost("inlet RMSE, K", 0.4, References.rmse(measured[0], ours[0]), "MBL 0.28 K")
        .atMost("outlet RMSE, K", 0.4, References.rmse(measured[1], ours[1]), "MBL 0.29 K")
        .row("outlet bias, K", "", References.bias(measured[1], ours[1]), "MBL 0.27 K", true)
        .trajectory(plot, "inlet, measured", seconds, measured[0])
        .trajectory(plot, "inlet, ours", seconds, ours[0])
        .trajectory(plot, "outlet, measured", seconds, measured[1])
        .trajectory(plot, "outlet, ours", seconds, ours[1])
        .conclude();
  }

  @Test
  void theResponseFollowsLineSourceThenLevelsOff() {
    double radius = 0.07;
    GroundResponse single = new GroundResponse(GROUND, 120, radius, 2, 1, 1, 6);
    double diffusivity = 2.0 / 2.4e6;
    double month = 30 * 86_400.0;
    double line = 0.5 * (Math.log(4 * diffusivity * month / (radius * radius)) - 0.577216);
    assertThat(single.at(month)).isCloseTo(line, within(0.02 * line));
    double century = 100 * 365 * 86_400.0;
    assertThat(single.at(2 * century) - single.at(century)).isLessThan(0.12);
    // Mean of a line and its mirror image in steady state: ln(H/r) − 1.
    assertThat(single.at(2 * century)).isCloseTo(Math.log(120 / radius) - 1, within(0.15));
  }

  @Test
  void theShortResponseIsTheCylinders() {
    double radius = 0.07;
    GroundResponse single = new GroundResponse(GROUND, 120, radius, 2, 1, 1, 6);
    double perFourier = radius * radius * 2.4e6 / 2.0;
    // G factors at the wall of a cylinder by Bernier (ASHRAE Trans. 107, 2001), times 2π.
    assertThat(single.at(perFourier)).isCloseTo(2 * Math.PI * 0.1284, within(0.01));
    assertThat(single.at(10 * perFourier)).isCloseTo(2 * Math.PI * 0.2618, within(0.02));
  }

  @Test
  void energyClosesAndStepsMayChange() {
    BoreholeField field = new BoreholeField(field(2, 3));
    Collected ports = Collected.of(field);
    Outlet source = new Outlet(Liquid.WATER, 10);
    ports.inlet("inlet").connect(source);
    long seed = 5;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      double step = i < 1000 ? 60 : 20;
      source.give(2 + 20 * random.nextDouble());
      source.flow(random.nextInt(3));
      ports.outlet("outlet").flow(source.massFlow());
      double before = field.storedEnergy();
      field.begin(step);
      field.solve(step);
      field.solve(step);
      field.commit(step);
      double net = ports.netPower() + field.addedPower();
      assertThat(field.storedEnergy() - before - step * net)
          .as("seed %d, step %d", seed, i)
          .isCloseTo(0, within(1e-6 * step * 50_000));
    }
  }

  @Test
  void twentyYearsOfExtractionCoolTheFieldAndStayStable() {
    BoreholeField field = new BoreholeField(field(3, 4));
    Collected ports = Collected.of(field);
    Outlet source = new Outlet(Liquid.WATER, 4);
    ports.inlet("inlet").connect(source);
    source.flow(4);
    ports.outlet("outlet").flow(4);
    double last = Double.MAX_VALUE;
    for (int year = 1; year <= 20; year++) {
      for (int hour = 0; hour < 8760; hour++) {
        field.begin(3600);
        field.solve(3600);
        field.commit(3600);
      }
      double heat = ports.value("heatFromGround");
      assertThat(heat).isPositive().isLessThan(last);
      last = heat;
    }
    double alone = heatAlone();
    assertThat(last / 12).isLessThan(0.75 * alone);
  }

  private static double heatAlone() {
    BoreholeField field = new BoreholeField(field(1, 1));
    Collected ports = Collected.of(field);
    Outlet source = new Outlet(Liquid.WATER, 4);
    ports.inlet("inlet").connect(source);
    source.flow(4.0 / 12);
    ports.outlet("outlet").flow(4.0 / 12);
    for (int hour = 0; hour < 20 * 8760; hour++) {
      field.begin(3600);
      field.solve(3600);
      field.commit(3600);
    }
    return ports.value("heatFromGround");
  }
}
