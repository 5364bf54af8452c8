package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plantroom.simulation.BufferTank.Stream;

class EnergyBalanceTest {
  private static final BufferTank.Settings TANK = new BufferTank.Settings(500, 5, 2, 35);
  private static final HeatPump.Settings HEAT_PUMP =
      new HeatPump.Settings(3000, 0.45, 0.4, 2, 300, 300);

  @Test
  void tankStoresWhatWasChargedLessWhatWasDischargedAndLost() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    BufferTank tank = new BufferTank(TANK);
    double before = tank.stored();
    for (int i = 0; i < 5000; i++) {
      Stream charge = new Stream(random.nextDouble(0.8), random.nextDouble(20, 60));
      Stream discharge = new Stream(random.nextDouble(0.8), random.nextDouble(15, 40));
      tank.step(random.nextDouble(0.1, 300), charge, discharge, 18);
      double expected = before + tank.charged() - tank.discharged() - tank.lost();
      assertThat(tank.stored()).as("seed %d step %d", seed, i).isCloseTo(expected, within(10.0));
      assertThat(tank.top()).isGreaterThanOrEqualTo(tank.middle());
      assertThat(tank.middle()).isGreaterThanOrEqualTo(tank.bottom());
    }
  }

  @Test
  void standingTankCoolsTowardsItsSurroundingsAsItsInsulationSays() {
    BufferTank tank = new BufferTank(TANK);
    int hours = 100;
    for (int i = 0; i < hours; i++) {
      tank.step(3600, Stream.NONE, Stream.NONE, 18);
    }
    double capacity = 500 * Physics.WATER_DENSITY * Physics.WATER_HEAT_CAPACITY;
    double expected = 18 + (35 - 18) * Math.exp(-2.0 * hours * 3600 / capacity);
    assertThat(tank.middle()).isCloseTo(expected, within(0.05));
  }

  @Test
  void chargedTankWarmsFromTheTopAsTheClosedFormSays() {
    // Layers in a row are stirred vessels: layer k of n holds T0 + (Tin - T0) P(k, n m t / M) with
    // the incomplete gamma function P. For 0.1 m³ in 7 layers that is, after 288 s,
    // 35.099 28.206 23.360 21.089 20.290 20.065 20.013 °C.
    BufferTank tank = new BufferTank(new BufferTank.Settings(100 / 0.995, 7, 0, 20));
    for (int i = 0; i < 2880; i++) {
      tank.step(0.1, new Stream(0.069444, 40), Stream.NONE, 20);
    }
    assertThat(tank.top()).isCloseTo(35.10, within(0.1));
    assertThat(tank.middle()).isCloseTo(21.09, within(0.1));
    assertThat(tank.bottom()).isCloseTo(20.01, within(0.1));
  }

  @Test
  void heatGivenToTheTankIsElectricityPlusHeatFromTheSource() {
    HeatPump heatPump = new HeatPump(HEAT_PUMP, 35);
    BufferTank tank = new BufferTank(TANK);
    double heatBefore = heatPump.heat().joules();
    double source = 0;
    double electricityBefore = heatPump.electricity().joules();
    for (int i = 0; i < 7200; i++) {
      Stream charge = heatPump.step(1, true, 45, tank, 2);
      tank.step(1, charge, new Stream(0.2, 28), 18);
      source += heatPump.isOn() ? heatPump.heatPower() - heatPump.power() : 0;
    }
    double heat = heatPump.heat().joules() - heatBefore;
    double electricity = heatPump.electricity().joules() - electricityBefore;
    assertThat(heat).isGreaterThan(1e7);
    assertThat(heat).isCloseTo(electricity + source, within(10.0));
    assertThat(tank.charged()).isCloseTo(heat, within(heat * 1e-3));
  }

  @Test
  void copIsAShareOfCarnots() {
    HeatPump heatPump = new HeatPump(HEAT_PUMP, 35);
    BufferTank tank = new BufferTank(TANK);
    Stream charge = heatPump.step(1, true, 45, tank, 2);
    double condenser = charge.temperature() + 3 + 273.15;
    double carnot = condenser / (condenser - (2 - 8 + 273.15));
    assertThat(heatPump.cop()).isCloseTo(0.45 * carnot, within(1e-3));
  }

  @Test
  void compressorRunsAndRestsForItsLeastTimes() {
    HeatPump heatPump = new HeatPump(HEAT_PUMP, 35);
    BufferTank small = new BufferTank(new BufferTank.Settings(20, 2, 1, 35));
    int since = 300;
    for (int i = 0; i < 20_000; i++) {
      boolean before = heatPump.isOn();
      Stream charge = heatPump.step(1, true, 40, small, 2);
      small.step(1, charge, new Stream(0.3, 25), 18);
      if (heatPump.isOn() != before) {
        assertThat(since).isGreaterThanOrEqualTo(299);
        since = 0;
      }
      since++;
    }
  }

  @Test
  void counterLosesNothingOverManySmallSteps() {
    EnergyCounter counter = new EnergyCounter();
    for (int i = 0; i < 3_600_000; i++) {
      counter.add(1000.0 / 3, 0.003);
    }
    assertThat(counter.joules()).isCloseTo(3_600_000, within(0.01));
  }

  @Test
  void meterCountsThePowerItShows() {
    EnergyMeter meter = new EnergyMeter(new SplittableRandom(1));
    long before = meter.wattHours();
    for (int i = 0; i < 3600; i++) {
      meter.step(1, 1000, 2000, 3000);
    }
    assertThat(meter.power()).isEqualTo(6000);
    assertThat(meter.wattHours() - before).isEqualTo(6000);
  }
}
