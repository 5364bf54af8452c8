package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeatExchangerTest {
  private static Collected fed(Component exchanger, String port, Outlet source) {
    Collected ports = Collected.of(exchanger);
    ports.inlet(port + "Inlet").connect(source);
    ports.outlet(port + "Outlet").flow(source.massFlow());
    return ports;
  }

  private static Outlet water(double temperature, double flow) {
    Outlet outlet = new Outlet(Liquid.WATER, temperature);
    outlet.flow(flow);
    return outlet;
  }

  private static Outlet air(double temperature, double humidity, double flow) {
    Outlet outlet = new Outlet(MoistAir.AIR, temperature);
    outlet.give(temperature, humidity, 600);
    outlet.flow(flow);
    return outlet;
  }

  private static HeatExchanger plates(FlowArrangement arrangement) {
    return new HeatExchanger(
        new HeatExchanger.Settings(
            Liquid.WATER, Liquid.WATER, arrangement, 2000, 0.5, 0.5, 10_000, 10_000));
  }

  @ParameterizedTest
  @EnumSource(FlowArrangement.class)
  void heatGivenIsHeatTaken(FlowArrangement arrangement) {
    HeatExchanger exchanger = plates(arrangement);
    Collected ports = fed(exchanger, "first", water(60, 0.4));
    fed(exchanger, "second", water(20, 0.7));
    exchanger.solve(60);
    assertThat(ports.netPower()).isCloseTo(0, within(1e-8 * ports.value("power")));
    assertThat(ports.value("power")).isPositive();
  }

  @Test
  void atNominalFlowsTheConductanceIsTheNominalOne() {
    HeatExchanger exchanger = plates(FlowArrangement.COUNTER);
    Collected ports = fed(exchanger, "first", water(60, 0.5));
    fed(exchanger, "second", water(20, 0.5));
    exchanger.solve(60);
    double ntu = 2000 / (0.5 * Liquid.WATER.heatCapacity());
    double expected = ntu / (1 + ntu) * 0.5 * Liquid.WATER.heatCapacity() * 40;
    assertThat(ports.value("power")).isCloseTo(expected, within(1e-6));
  }

  @Test
  void foulingLowersThePower() {
    HeatExchanger exchanger = plates(FlowArrangement.COUNTER);
    Collected ports = fed(exchanger, "first", water(60, 0.5));
    fed(exchanger, "second", water(20, 0.5));
    exchanger.solve(60);
    double clean = ports.value("power");
    ports.set("fouling", 0.5);
    exchanger.solve(60);
    assertThat(ports.value("power")).isLessThan(0.8 * clean);
  }

  @Test
  void withoutFlowNothingIsExchanged() {
    HeatExchanger exchanger = plates(FlowArrangement.COUNTER);
    Collected ports = fed(exchanger, "first", water(60, 0));
    fed(exchanger, "second", water(20, 0.5));
    exchanger.solve(60);
    assertThat(ports.value("power")).isZero();
    assertThat(ports.outlet("secondOutlet").temperature()).isEqualTo(20);
  }

  private static AirCoil coil() {
    return new AirCoil(new AirCoil.Settings(Liquid.WATER, 800, 0.4, 1, 10_000, 80));
  }

  @Test
  void aColdCoilDriesTheAirAndBalancesEnergyAndWater() {
    AirCoil coil = coil();
    Outlet humid = air(28, 0.0125, 1);
    Collected ports = fed(coil, "water", water(6, 0.4));
    fed(coil, "air", humid);
    coil.solve(60);
    double condensate = ports.value("condensate");
    Outlet left = ports.outlet("airOutlet");
    assertThat(condensate).isPositive();
    assertThat(humid.humidity() - left.humidity()).isCloseTo(condensate, within(1e-12));
    assertThat(ports.netPower() + coil.addedPower()).isCloseTo(0, within(1e-6));
    assertThat(left.humidity())
        .isLessThanOrEqualTo(
            Psychrometrics.saturationHumidity(left.temperature(), Psychrometrics.SEA_LEVEL));
    assertThat(left.temperature()).isBetween(6.0, 20.0);
    assertThat(left.co2()).isEqualTo(600);
  }

  @Test
  void aCoilAboveTheDewPointStaysDry() {
    AirCoil coil = coil();
    Collected ports = fed(coil, "water", water(18, 0.4));
    fed(coil, "air", air(28, 0.008, 1));
    coil.solve(60);
    assertThat(ports.value("condensate")).isZero();
    assertThat(ports.outlet("airOutlet").humidity()).isEqualTo(0.008);
    assertThat(ports.netPower()).isCloseTo(0, within(1e-8));
  }

  @Test
  void aWarmCoilHeats() {
    AirCoil coil = coil();
    Collected ports = fed(coil, "water", water(50, 0.4));
    fed(coil, "air", air(5, 0.004, 1));
    coil.solve(60);
    assertThat(ports.outlet("airOutlet").temperature()).isGreaterThan(20);
    assertThat(ports.netPower()).isCloseTo(0, within(1e-6));
  }

  @Test
  void anImpossibleConductanceIsRefusedByName() {
    assertThatThrownBy(() -> new AirCoil.Settings(Liquid.WATER, 0, 0.4, 1, 0, 0))
        .hasMessageContaining("conductance");
  }
}
