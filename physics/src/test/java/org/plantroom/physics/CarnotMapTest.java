package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

class CarnotMapTest {
  private static final double KELVIN = 273.15;

  /** MBL's example: 10 K over the exchangers in the rated state, 60 s of flow in each. */
  private static final double CONDENSER_FLOW = 6000 / Liquid.WATER.heatCapacity();

  private static final double EVAPORATOR_FLOW = 5000 / Liquid.WATER.heatCapacity();
  private static final CarnotMap.Settings MBL =
      new CarnotMap.Settings(0.494805, 10_000, 60_000, 2, 2);

  @Test
  void idealCopIsCarnots() {
    ValidationCase.of("D20-carnot", "Carnot's COP", "closed form")
        .nearShare("heating, A-7/W35", 7.3369, CarnotMap.ideal(-7, 35), 1e-5)
        .nearShare("heating, A7/W35", 11.00536, CarnotMap.ideal(7, 35), 1e-5)
        .nearShare("heating, A0/W35", 8.80429, CarnotMap.ideal(0, 35), 1e-5)
        .conclude();
  }

  @Test
  void machineFollowsTheReferenceTrajectory() throws IOException {
    Optional<Path> file =
        SharedData.find("heatpump/MBL_Fluid_HeatPumps_Validation_Carnot_y_etaCar.txt");
    assumeThat(file).as("MBL's reference trajectory").isPresent();
    ReferenceResult reference = ReferenceResult.of(file.orElseThrow());
    Rig rig = new Rig(machine());
    int points = 101;
    double[] times = new double[points];
    double[] supply = new double[points];
    double[] expected = new double[points];
    double worst = 0;
    supply[0] = 20;
    expected[0] = 20;
    double cop15 = 0;
    double con15 = 0;
    for (int s = 1; s <= 3600; s++) {
      rig.feed("loadIn", CONDENSER_FLOW, 20 + ramp(s, 60));
      rig.feed("sourceIn", EVAPORATOR_FLOW, 15 + ramp(s, 900));
      rig.set("demand", 1 - ramp(s, 1800) / 10).step(1);
      if (s == 880) {
        cop15 = rig.read("cop");
        con15 = rig.read("heatingPower");
      }
      if (s % 36 == 0) {
        int i = s / 36;
        times[i] = s;
        supply[i] = rig.read("loadLeaving");
        expected[i] = reference.at("heaPum.sta_b1.T", s) - KELVIN;
        worst = Math.max(worst, s > 100 ? Math.abs(supply[i] - expected[i]) : 0);
      }
      if (s == 1780) {
        ValidationCase.of("D20-machine", "Carnot machine", "MBL Carnot_y_etaCar")
            .nearShare("COP, 30 °C in, source 15 °C", 4.6666, cop15, 1e-3)
            .nearShare("condenser, W, source 15 °C", 46_666, con15, 1e-3)
            .nearShare("COP, source 25 °C", 5.6586, rig.read("cop"), 1e-3)
            .nearShare("condenser, W, source 25 °C", 56_586, rig.read("heatingPower"), 1e-3)
            .conclude();
      }
    }
    ValidationCase.of("D20-trajectory", "Carnot machine over an hour", "MBL Carnot_y_etaCar")
        .atMost("supply temperature, K, greatest difference", 0.5, worst, "")
        .atMost("balance of a step over its throughput", 1e-6, rig.worstImbalance(), "")
        .trajectory("supply temperature, °C", "MBL", times, expected)
        .trajectory("supply temperature, °C", "ours", times, supply)
        .conclude();
  }

  @Test
  void liftBelowTheSmallestIsBounded() {
    Duty duty = new Duty();
    new CarnotMap(MBL).evaluate(40, 20, 1, duty);
    assertThat(duty.heating() / duty.power())
        .isCloseTo(0.494805 * (20 + KELVIN) / CarnotMap.SMALLEST_LIFT, within(0.1));
  }

  @Test
  void ratedSettingsMeetTheirRating() {
    Duty duty = new Duty();
    new CarnotMap(CarnotMap.Settings.rated(4.5, 9000, -3, 35, 4)).evaluate(-3, 35, 1, duty);
    assertThat(duty.heating()).isCloseTo(9000, within(1e-6));
    assertThat(duty.power()).isCloseTo(2000, within(1e-9));
  }

  private static double ramp(double s, double start) {
    return Math.clamp((s - start) / 6, 0, 10);
  }

  private static LiquidSourceMachine machine() {
    var control = new CompressorControl.Settings(0.1, 0, 0, 0.1, 1);
    var limits = new MachineSettings.Limits(-30, 60, -30, 100);
    var settings = new MachineSettings(control, limits, 360_000, 300_000, 0, 0, 0);
    return new LiquidSourceMachine(
        new LiquidSourceMachine.Settings(
            settings,
            new CarnotMap(MBL),
            null,
            Liquid.WATER,
            Liquid.WATER,
            new NoLoss(),
            new NoLoss(),
            20));
  }
}
