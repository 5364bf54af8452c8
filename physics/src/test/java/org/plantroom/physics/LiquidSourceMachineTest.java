package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiquidSourceMachineTest {
  private static final Liquid BRINE = Glycol.ETHYLENE.brine(0.25, 0);
  private static final RatingTable HEATING =
      RatingTable.heating(
          List.of(
              RatingPoint.heating(0, 35, 10_000, 4.6),
              RatingPoint.heating(10, 35, 13_000, 5.8),
              RatingPoint.heating(0, 55, 9_300, 3.0),
              RatingPoint.heating(10, 55, 12_000, 3.7)));
  private static final RatingTable COOLING =
      RatingTable.cooling(
          List.of(
              RatingPoint.cooling(7, 30, 9_000, 4.6), RatingPoint.cooling(18, 30, 12_000, 6.4)));

  private final Rig rig = rig(CompressorControl.Settings.ON_OFF);

  @Test
  void steadyStateMeetsTheRatingPoint() {
    rig.feed("loadIn", 10_000 / 5.0 / Liquid.WATER.heatCapacity(), 30);
    rig.feed("sourceIn", 0.7, 0).set("setPoint", 60).run(3600, 10);
    assertThat(rig.read("loadLeaving")).isCloseTo(35, within(0.02));
    assertThat(rig.read("cop")).isCloseTo(4.6, within(0.03));
    assertThat(rig.worstImbalance()).isLessThan(1e-9);
  }

  @Test
  void bothModesStartsAndStopsCloseTheBalance() {
    rig.set("setPoint", 40);
    for (int hour = 0; hour < 12; hour++) {
      rig.feed("loadIn", 0.4, 25 + 2 * hour).feed("sourceIn", 0.7, 12 - hour);
      rig.set("sourceFouling", 0.05 * hour).set("chargeLoss", 0.03 * hour).run(3600, 60);
    }
    rig.set("mode", 2).set("setPoint", 8);
    rig.feed("loadIn", 0.4, 14).feed("sourceIn", 0.7, 22).run(7200, 7);
    assertThat(rig.read("coolingEnergy")).isPositive();
    assertThat(rig.read("heatingEnergy")).isPositive();
    assertThat(rig.worstImbalance()).isLessThan(1e-9);
  }

  @Test
  void minimumTimesHold() {
    rig.feed("loadIn", 0.4, 36).feed("sourceIn", 0.7, 0).set("setPoint", 38);
    double lastChange = Double.NEGATIVE_INFINITY;
    double running = 0;
    for (int s = 0; s < 20_000; s += 10) {
      rig.feed("loadIn", 0.4, s % 1000 < 300 ? 30 : 38).step(10);
      if (rig.read("running") != running) {
        assertThat(s - lastChange).isGreaterThanOrEqualTo(300);
        lastChange = s;
        running = rig.read("running");
      }
    }
    assertThat(rig.read("starts")).isGreaterThan(5);
    assertThat(rig.read("runHours")).isPositive();
  }

  @Test
  void inverterHoldsItsSetPointAtAnyStep() {
    for (double step : new double[] {1, 10, 60}) {
      Rig inverter = rig(CompressorControl.Settings.INVERTER);
      inverter.feed("loadIn", 0.4, 31).feed("sourceIn", 0.7, 3).set("setPoint", 34);
      inverter.run(14_400, step);
      assertThat(inverter.read("loadLeaving")).isCloseTo(34, within(0.1));
      assertThat(inverter.read("speed")).isBetween(0.3, 0.7);
      assertThat(inverter.worstImbalance()).isLessThan(1e-9);
    }
  }

  @Test
  void limitsTripsAndMissingFlowStopAtOnce() {
    rig.feed("loadIn", 0.4, 30).feed("sourceIn", 0.7, 0).run(120, 10);
    assertThat(rig.read("running")).isEqualTo(1);
    rig.set("trip", 1).step(10);
    assertThat(rig.read("running")).isZero();
    assertThat(rig.read("electricPower")).isEqualTo(10);
    rig.set("trip", 0).run(600, 10);
    assertThat(rig.read("running")).isEqualTo(1);
    rig.feed("sourceIn", 0, 0).step(10);
    assertThat(rig.read("running")).isZero();
    assertThat(rig.read("flowRequest")).isEqualTo(1);
    rig.feed("sourceIn", 0.7, -30).run(600, 10);
    assertThat(rig.read("running")).isZero();
    assertThat(rig.read("flowRequest")).isZero();
  }

  @Test
  void faultsCostCapacityAndEfficiency() {
    double sound = cop("trip", 0);
    assertThat(cop("loadFouling", 0.5)).isBetween(0.80 * sound, 0.97 * sound);
    assertThat(cop("sourceFouling", 0.5)).isBetween(0.80 * sound, 0.97 * sound);
    assertThat(cop("chargeLoss", 0.3)).isCloseTo(0.91 * sound, within(0.03 * sound));
  }

  @Test
  void aMachineWithoutAnyMapIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parts(CompressorControl.Settings.ON_OFF, null, null))
        .withMessageContaining("map");
  }

  private static double cop(String fault, double value) {
    Rig rig = rig(CompressorControl.Settings.ON_OFF);
    rig.set(fault, value).feed("loadIn", 0.4, 30).feed("sourceIn", 0.7, 0).run(1800, 10);
    return rig.read("cop");
  }

  private static Rig rig(CompressorControl.Settings control) {
    boolean inverter = control.minimumSpeed() < 1;
    CircuitMap map = inverter ? new InverterMap(HEATING, InverterMap.Settings.USUAL) : HEATING;
    return new Rig(new LiquidSourceMachine(parts(control, map, COOLING)));
  }

  private static LiquidSourceMachine.Settings parts(
      CompressorControl.Settings control,
      @Nullable CircuitMap heating,
      @Nullable CircuitMap cooling) {
    return new LiquidSourceMachine.Settings(
        MachineSettings.usual(control, 10_000),
        heating,
        cooling,
        Liquid.WATER,
        BRINE,
        new NoLoss(),
        new NoLoss(),
        20);
  }
}
