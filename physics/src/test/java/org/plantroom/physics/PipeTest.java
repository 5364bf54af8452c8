package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class PipeTest {
  /**
   * The rig of the Université de Liège: 39 m of 2-inch steel, 13 mm of insulation; water at 35 °C,
   * the middle of the runs.
   */
  private static Pipe.Settings liege() {
    return new Pipe.Settings(
        Liquid.WATER, 39, 0.05248, 3.9e-3, 4e6, 0.013, 0.04, 5, 4.5e-5, 0.724e-6, 0.623, 78);
  }

  @ParameterizedTest
  @CsvSource({"151202, 0.51", "150801, 0.7", "160118_1, 0.7"})
  void aMeasuredPipeDelaysAndLosesAsOurs(String name, double bound) throws IOException {
    Optional<Path> file = SharedData.find("hydraulics/PipeDataULg" + name + ".mos");
    assumeThat(file).as("shared data").isPresent();
    double[][] rows = References.table(file.orElseThrow());
    Pipe pipe = new Pipe(liege(), rows[0][3]);
    Collected ports = Collected.of(pipe);
    Outlet source = new Outlet(Liquid.WATER, rows[0][5]);
    ports.inlet("inlet").connect(source);
    double[] seconds = Arrays.stream(rows).skip(1).mapToDouble(row -> row[0]).toArray();
    double[] measured = Arrays.stream(rows).skip(1).mapToDouble(row -> row[3]).toArray();
    double[] entering = Arrays.stream(rows).skip(1).mapToDouble(row -> row[5]).toArray();
    double[] ours = new double[measured.length];
    double worst = 0;
    for (int i = 0; i < ours.length; i++) {
      double span = rows[i + 1][0] - rows[i][0];
      int steps = (int) Math.ceil(span / 0.5);
      source.flow(rows[i][1]);
      ports.outlet("outlet").flow(rows[i][1]);
      for (int step = 0; step < steps; step++) {
        double share = (step + 0.5) / steps;
        source.give(rows[i][5] + share * (rows[i + 1][5] - rows[i][5]));
        pipe.solve(span / steps);
        pipe.commit(span / steps);
      }
      ours[i] = ports.outlet("outlet").temperature();
      worst = Math.max(worst, Math.abs(ours[i] - measured[i]));
    }
    String plot = "pipe's outlet, °C";
    boolean anchored = name.equals("151202");
    ValidationCase.of(
            "D11-" + name, "delay and loss of a measured pipe", "Université de Liège " + name)
        .atMost(
            "outlet RMSE, K", bound, References.rmse(measured, ours), anchored ? "MBL 0.51 K" : "")
        .row(
            "outlet bias, K",
            "",
            References.bias(measured, ours),
            anchored ? "MBL -0.11 K" : "",
            true)
        .row("greatest error, K", "", worst, anchored ? "MBL 2.7 K" : "", true)
        .trajectory(plot, "inlet, measured", seconds, entering)
        .trajectory(plot, "measured", seconds, measured)
        .trajectory(plot, "ours", seconds, ours)
        .conclude();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 7, 60})
  void energyClosesWithAnyFlowAndStep(double step) {
    Pipe pipe =
        new Pipe(
            new Pipe.Settings(
                Liquid.WATER, 20, 0.03, 2e-3, 4e6, 0.01, 0.04, 8, 4.5e-5, 0.6e-6, 0.635, 20),
            20);
    Collected ports = Collected.of(pipe);
    Outlet source = new Outlet(Liquid.WATER, 20);
    ports.inlet("inlet").connect(source);
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      double flow = random.nextInt(4) == 0 ? 0 : random.nextDouble();
      source.give(20 + 50 * random.nextDouble());
      source.flow(flow);
      ports.outlet("outlet").flow(flow);
      double before = pipe.storedEnergy();
      pipe.solve(step);
      pipe.solve(step);
      pipe.commit(step);
      double imbalance = pipe.storedEnergy() - before - step * ports.netPower();
      assertThat(imbalance)
          .as("seed %d, step %d", seed, i)
          .isCloseTo(0, within(1e-6 * step * 1000));
    }
  }

  @Test
  void aFrontArrivesAfterThePassageOfWaterAndWall() {
    Pipe.Settings settings = liege();
    Pipe pipe = new Pipe(settings, 20);
    Collected ports = Collected.of(pipe);
    Outlet source = new Outlet(Liquid.WATER, 60);
    ports.inlet("inlet").connect(source);
    double flow = 1;
    source.flow(flow);
    ports.outlet("outlet").flow(flow);
    double capacity =
        (settings.waterCapacity() + settings.wallCapacityPerMetre()) * settings.length();
    double passage = capacity / (flow * Liquid.WATER.heatCapacity());
    double arrived = 0;
    for (int second = 1; arrived == 0; second++) {
      pipe.solve(1);
      pipe.commit(1);
      arrived = ports.outlet("outlet").temperature() > 40 ? second : 0;
    }
    assertThat(arrived).isCloseTo(passage, within(0.04 * passage));
  }

  @Test
  void standingWaterCoolsExponentially() {
    Pipe.Settings settings = liege();
    Pipe pipe = new Pipe(settings, 60);
    for (int i = 0; i < 600; i++) {
      pipe.solve(60);
      pipe.commit(60);
    }
    double capacity = settings.waterCapacity() + settings.wallCapacityPerMetre();
    double expected = 20 + 40 * Math.exp(-36_000 * settings.lossPerMetre() / capacity);
    double mean = pipe.storedEnergy() / (capacity * settings.length());
    assertThat(mean).as("the film adds a little").isCloseTo(expected, within(0.5));
  }

  @Test
  void frictionFollowsColebrook() {
    ValidationCase.of("D20-friction", "friction of pipes", "Colebrook and White, solved to 1e-12")
        .nearShare("f, Re 1e4, smooth", 0.030883, PipeFriction.factor(1e4, 0), 1e-4)
        .nearShare("f, Re 1e6, ε/D 1e-3", 0.019943, PipeFriction.factor(1e6, 1e-3), 1e-4)
        .nearShare("f, Re 5e4, ε/D 5e-4", 0.022565, PipeFriction.factor(5e4, 5e-4), 1e-4)
        .conclude();
  }

  @Test
  void frictionRisesStrictly() {
    PipeFriction friction = new PipeFriction(10, 0.02, 1e-5, 992, 0.66e-6);
    double last = 0;
    for (double flow = 1e-4; flow < 1; flow *= 1.1) {
      assertThat(friction.loss(flow)).isGreaterThan(last);
      assertThat(friction.slope(flow)).isPositive();
      last = friction.loss(flow);
    }
  }
}
