package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AirSourceMachineTest {
  private static final RatingTable HEATING =
      RatingTable.heating(
          List.of(
              RatingPoint.heating(-7, 35, 7_000, 3.0),
              RatingPoint.heating(2, 35, 8_500, 3.8),
              RatingPoint.heating(7, 35, 10_000, 4.6),
              RatingPoint.heating(7, 55, 9_300, 3.0)));
  private static final RatingTable COOLING =
      RatingTable.cooling(List.of(RatingPoint.cooling(7, 35, 9_000, 3.1)));

  @Test
  void steadyStateMeetsTheRatingPoint() {
    Rig rig = rig(0).set("outdoorTemperature", 2).set("setPoint", 60);
    rig.feed("loadIn", 8_500 / 5.0 / Liquid.WATER.heatCapacity(), 30).run(3600, 10);
    assertThat(rig.read("loadLeaving")).isCloseTo(35, within(0.02));
    assertThat(rig.read("heatingPower")).isCloseTo(8_500, within(20.0));
    assertThat(rig.worstImbalance()).isLessThan(1e-9);
  }

  @Test
  void frostCostsMostNearFreezingInMoistAir() {
    double moist = heatingAt(0, 0.0037);
    double dry = heatingAt(0, 0.0012);
    double none = heatingAt(0, Double.NaN);
    assertThat(moist).isBetween(0.70 * none, 0.87 * none);
    assertThat(dry).isBetween(moist, none);
    assertThat(heatingAt(8, 0.006)).isCloseTo(heatingAt(8, Double.NaN), within(1e-9));
  }

  @Test
  void bothModesCloseTheBalanceThroughAYearsWeather() {
    Rig rig = rig(10_000).set("setPoint", 40);
    for (int day = -12; day < 12; day++) {
      rig.set("outdoorTemperature", day).set("outdoorHumidity", 0.002 + 0.0001 * (day + 12));
      rig.feed("loadIn", day % 5 == 0 ? 0 : 0.4, 34).run(3600, 30);
    }
    rig.set("mode", 2).set("setPoint", 7).set("outdoorTemperature", 33).feed("loadIn", 0.5, 14);
    rig.run(3600, 30);
    assertThat(rig.read("coolingEnergy")).isBetween(6.0, 10.0);
    assertThat(rig.worstImbalance()).isLessThan(1e-9);
  }

  private static double heatingAt(double outdoor, double humidity) {
    boolean frost = !Double.isNaN(humidity);
    Rig rig = rig(frost ? 10_000 : 0).set("outdoorTemperature", outdoor).set("setPoint", 60);
    if (frost) {
      rig.set("outdoorHumidity", humidity);
    }
    rig.feed("loadIn", 0.4, 30).run(3600, 60);
    return rig.read("heatingPower");
  }

  private static Rig rig(double ratedHeating) {
    return new Rig(
        new AirSourceMachine(
            new AirSourceMachine.Settings(
                MachineSettings.usual(CompressorControl.Settings.ON_OFF, 10_000),
                HEATING,
                COOLING,
                ratedHeating,
                Liquid.WATER,
                new NoLoss(),
                20)));
  }
}
