package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault a component can have does to it what its documentation says. */
class ComponentFaultTest {
  private static Outlet water(double temperature, double flow) {
    Outlet outlet = new Outlet(Liquid.WATER, temperature);
    outlet.flow(flow);
    return outlet;
  }

  private static Outlet air(double temperature, double humidity, double flow) {
    Outlet outlet = new Outlet(MoistAir.AIR, temperature);
    outlet.give(temperature, humidity, 500);
    outlet.flow(flow);
    return outlet;
  }

  /** Ports of a component with sources at two of its sides. */
  private static Collected fed(
      Component component, String one, Outlet first, String two, Outlet second) {
    Collected ports = Collected.of(component);
    ports.inlet(one + "Inlet").connect(first);
    ports.outlet(one + "Outlet").flow(first.massFlow());
    ports.inlet(two + "Inlet").connect(second);
    ports.outlet(two + "Outlet").flow(second.massFlow());
    return ports;
  }

  private static double after(Component component, Collected ports, String quantity) {
    component.begin(60);
    component.solve(60);
    return Math.abs(ports.value(quantity));
  }

  @Test
  void foulingTakesItsShareOfAnExchangersConductance() {
    HeatExchanger fouled = plates(2000);
    Collected ports = fed(fouled, "first", water(60, 0.5), "second", water(20, 0.5));
    ports.set("fouling", 0.4);
    HeatExchanger smaller = plates(1200);
    Collected sound = fed(smaller, "first", water(60, 0.5), "second", water(20, 0.5));
    assertThat(after(fouled, ports, "power"))
        .isCloseTo(after(smaller, sound, "power"), within(1e-6));
  }

  private static HeatExchanger plates(double conductance) {
    return new HeatExchanger(
        new HeatExchanger.Settings(
            Liquid.WATER, Liquid.WATER, FlowArrangement.COUNTER, conductance, 0.5, 0.5, 1e4, 1e4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.004, 0.015})
  void foulingTakesItsShareOfACoilsConductanceDryAndWet(double humidity) {
    AirCoil fouled = coil(800);
    Collected ports = fed(fouled, "water", water(6, 0.4), "air", air(28, humidity, 1));
    ports.set("fouling", 0.25);
    AirCoil smaller = coil(600);
    Collected sound = fed(smaller, "water", water(6, 0.4), "air", air(28, humidity, 1));
    assertThat(after(fouled, ports, "power"))
        .isCloseTo(after(smaller, sound, "power"), within(1e-6));
    assertThat(ports.value("condensate")).isCloseTo(sound.value("condensate"), within(1e-12));
  }

  private static AirCoil coil(double conductance) {
    return new AirCoil(new AirCoil.Settings(Liquid.WATER, conductance, 0.4, 1, 1e4, 80));
  }

  @Test
  void aFouledRecoveryRecoversByTheConductanceLeft() {
    HeatRecovery recovery = new HeatRecovery(new HeatRecovery.Settings(1, 0.75, 0, 100, -20, 0));
    Collected ports = fed(recovery, "supply", air(5, 0.004, 1), "exhaust", air(21, 0.004, 1));
    double sound = after(recovery, ports, "recovered");
    ports.set("fouling", 0.5);
    // An effectiveness of 3/4 is an NTU of 3 at equal flows; of 1.5 it is 0.6.
    assertThat(after(recovery, ports, "recovered") / sound).isCloseTo(0.6 / 0.75, within(1e-2));
  }

  @Test
  void aCloggedFilterLosesPressureByItsLoad() {
    AirFilter filter = new AirFilter(new AirFilter.Settings(1, 60, 200, 1, 0));
    Collected ports = Collected.of(filter);
    ports.inlet("inlet").connect(air(20, 0.005, 1));
    ports.outlet("outlet").flow(1);
    assertThat(after(filter, ports, "pressureLoss")).isCloseTo(60, within(1e-6));
    ports.set("clogging", 0.5);
    assertThat(after(filter, ports, "pressureLoss")).isCloseTo(60 + 140 * 0.25, within(1e-6));
    ports.set("clogging", 2);
    assertThat(after(filter, ports, "pressureLoss")).isCloseTo(60 + 140 * 4, within(1e-6));
    ports.set("renew", 1);
    ports.set("clogging", 0);
    assertThat(after(filter, ports, "pressureLoss")).isCloseTo(60, within(1e-6));
  }

  @Test
  void aCloggedStrainerLosesTenfold() {
    Resistance strainer = new Resistance(new Resistance.Settings(Liquid.WATER, 0.5, 1000));
    Collected ports = Collected.of(strainer);
    ports.inlet("inlet").connect(water(20, 0.5));
    ports.outlet("outlet").flow(0.5);
    ports.set("clogging", 1);
    assertThat(after(strainer, ports, "pressureLoss")).isCloseTo(10_000, within(1e-3));
  }

  private static ValveTrim trim() {
    return new ValveTrim(Liquid.WATER, 3.6, ValveCharacteristic.LINEAR, 50, 0, 100);
  }

  private static void staysWhereItIs(Component component, String position) {
    Collected ports = Collected.of(component);
    ports.set("stuck", 1);
    ports.set("position", 1);
    component.begin(1000);
    assertThat(ports.value(position)).isCloseTo(0.3, within(1e-12));
    ports.set("stuck", 0);
    component.begin(1000);
    assertThat(ports.value(position)).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatIsStuckStaysWhereItIs() {
    staysWhereItIs(new TwoWayValve(trim(), 0.3), "actualPosition");
    staysWhereItIs(new MixingValve(trim(), 0.3), "actualPosition");
    staysWhereItIs(new DivertingValve(trim(), 0.3), "actualPosition");
    staysWhereItIs(new Damper(new DamperBlades(1, 20, 0.01, 100), 0.3), "actualPosition");
  }

  @Test
  void aMixingValveLeaksFromTheSideItShuts() {
    // Open to b, so that a is shut.
    assertThat(flowThrough("a", 0)).isLessThan(2e-4);
    assertThat(flowThrough("a", 0.1)).isGreaterThan(0.05);
  }

  private static double flowThrough(String inlet, double leaking) {
    Component mixing = new MixingValve(trim(), 0);
    Collected ports = Collected.of(mixing);
    ports.inlet("a").connect(new Outlet(Liquid.WATER, 60));
    ports.inlet("b").connect(new Outlet(Liquid.WATER, 20));
    ports.set("leaking", leaking);
    mixing.begin(60);
    Component source =
        new Component() {
          @Override
          public void describe(Ports to) {
            for (String name : new String[] {"a", "b"}) {
              to.reservoir(List.of(), List.of(ports.inlet(name).source()), 1e5);
            }
          }

          @Override
          public void solve(double seconds) {}
        };
    HydraulicNetwork.of(List.of(source, mixing)).solve();
    return ports.inlet(inlet).massFlow();
  }

  /** Heat and power of an air machine of 8 kW at 2 °C after an hour with a fault. */
  private static double[] machine(String fault, double extent) {
    CarnotMap map = new CarnotMap(CarnotMap.Settings.rated(4, 8000, 7, 35, 4));
    AirSourceMachine machine =
        new AirSourceMachine(
            new AirSourceMachine.Settings(
                MachineSettings.usual(CompressorControl.Settings.ON_OFF, 8000),
                map,
                null,
                0,
                Liquid.WATER,
                QuadraticLoss.at(0.4, 1e4),
                30));
    Rig rig = new Rig(machine).feed("loadIn", 0.4, 30);
    rig.set("outdoorTemperature", 2).set("setPoint", 60).set(fault, extent).run(3600, 60);
    assertThat(rig.worstImbalance()).isLessThan(1e-6);
    return new double[] {rig.read("heatingPower"), rig.read("electricPower")};
  }

  @Test
  void lostRefrigerantTakesCapacityAndCop() {
    double[] sound = machine("chargeLoss", 0);
    double[] leaked = machine("chargeLoss", 0.5);
    // 1 − 1.6 · 0.5² of the capacity; the colder water gives a little of it back.
    assertThat(leaked[0] / sound[0]).isCloseTo(0.6, within(0.03));
    assertThat(leaked[0] / leaked[1]).isLessThan(0.85 * sound[0] / sound[1]);
  }

  @Test
  void fouledExchangersOfAMachineCostCop() {
    double[] sound = machine("sourceFouling", 0);
    for (String side : new String[] {"sourceFouling", "loadFouling"}) {
      double[] fouled = machine(side, 0.5);
      assertThat(fouled[0] / fouled[1]).as(side).isBetween(2.0, 0.97 * sound[0] / sound[1]);
    }
  }

  @Test
  void aTrippedMachineStands() {
    assertThat(machine("trip", 1)[0]).isZero();
  }
}
