package org.plantroom.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SwitchesTest {
  @Test
  void heatingSwitchHoldsBetweenItsValues() {
    Hysteresis heating = new Hysteresis(40, 45);
    assertThat(heating.step(42)).isFalse();
    assertThat(heating.step(40)).isTrue();
    assertThat(heating.step(44)).isTrue();
    assertThat(heating.step(Double.NaN)).isTrue();
    assertThat(heating.step(45)).isFalse();
  }

  @Test
  void coolingSwitchTurnsTheOtherWay() {
    Hysteresis cooling = new Hysteresis(26, 24);
    assertThat(cooling.step(25)).isFalse();
    assertThat(cooling.step(26)).isTrue();
    assertThat(cooling.step(25)).isTrue();
    assertThat(cooling.step(24)).isFalse();
    assertThatThrownBy(() -> new Hysteresis(20, 20)).hasMessageContaining("different values");
  }

  @Test
  void runTimesHoldOffStartsAndStops() {
    RunTimes machine = new RunTimes(300, 600);
    assertThat(machine.step(true, 60)).isTrue();
    int ran = 1;
    while (machine.step(false, 60)) {
      ran++;
    }
    assertThat(ran * 60).isEqualTo(300);
    int stood = 1;
    while (!machine.step(true, 60)) {
      stood++;
    }
    assertThat(stood * 60).isEqualTo(600);
    assertThat(machine.starts()).isEqualTo(2);
  }

  @Test
  void tripStopsAtOnceAndHoldsOffTheNextStart() {
    RunTimes machine = new RunTimes(300, 600);
    machine.step(true, 60);
    machine.trip();
    assertThat(machine.isRunning()).isFalse();
    assertThat(machine.step(true, 60)).isFalse();
  }

  @Test
  void rateLimitRisesAndFallsAsFastAsAllowed() {
    RateLimit limit = new RateLimit(0.5, 1, 10);
    assertThat(limit.step(20, 4)).isEqualTo(12);
    assertThat(limit.step(0, 4)).isEqualTo(8);
    assertThat(limit.step(Double.NaN, 4)).isEqualTo(8);
    assertThat(limit.step(8.1, 4)).isEqualTo(8.1);
  }

  @Test
  void curveIsLinearBetweenItsPointsAndConstantBeyond() {
    Curve curve = new Curve(new double[] {-10, 0, 20}, new double[] {60, 40, 20});
    assertThat(curve.at(-30)).isEqualTo(60);
    assertThat(curve.at(-5)).isEqualTo(50);
    assertThat(curve.at(10)).isEqualTo(30);
    assertThat(curve.at(40)).isEqualTo(20);
    assertThatThrownBy(() -> new Curve(new double[] {1, 1}, new double[] {0, 0}))
        .hasMessageContaining("must rise");
  }

  @Test
  void heatCurveGoesThroughItsDesignPointAndEndsAtTheHeatingLimit() {
    HeatCurve curve = new HeatCurve(new HeatCurve.Settings(-12, 55, 20, 1.3, 0, 15, 20, 60, 0));
    curve.step(-12, 60);
    assertThat(curve.supply()).isCloseTo(55, within(1e-9));
    curve.step(4, 60);
    // Half the load needs half the power of the emitters' law: 0.5^(1/1.3) of the excess.
    assertThat(curve.supply()).isCloseTo(20 + 35 * Math.pow(0.5, 1 / 1.3), within(1e-9));
    curve.step(16, 60);
    assertThat(curve.heats()).isFalse();
    assertThat(curve.supply()).isEqualTo(20);
  }

  @Test
  void heatCurveDampsTheOutdoorTemperature() {
    HeatCurve curve = new HeatCurve(new HeatCurve.Settings(-12, 55, 20, 1.3, 0, 15, 20, 60, 3600));
    curve.step(10, 60);
    for (int i = 0; i < 60; i++) {
      curve.step(0, 60);
    }
    assertThat(curve.damped()).isCloseTo(10 * Math.exp(-1), within(0.05));
  }
}
