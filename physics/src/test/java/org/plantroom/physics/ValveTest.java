package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValveTest {
  private static final Liquid WATER = new Liquid("water", 1000, 4186);

  private static ValveTrim trim(ValveCharacteristic characteristic, double stroke) {
    return new ValveTrim(WATER, 3.6, characteristic, 50, 0, stroke);
  }

  /** Flow through a valve that a reservoir of 1 bar feeds, kg/s. */
  private static double flow(Component valve, Collected ports) {
    Component source =
        new Component() {
          @Override
          public void describe(Ports to) {
            Outlet outlet = ports.inlet("inlet").source();
            to.reservoir(List.of(), List.of(outlet), 1e5);
          }

          @Override
          public void solve(double seconds) {}
        };
    HydraulicNetwork.of(List.of(source, valve)).solve();
    return ports.outlet("outlet").massFlow();
  }

  private static Collected fed(Component valve) {
    Collected ports = Collected.of(valve);
    ports.inlet("inlet").connect(new Outlet(WATER, 20));
    return ports;
  }

  @Test
  void anOpenValvePassesItsKvsAtOneBar() {
    TwoWayValve valve = new TwoWayValve(trim(ValveCharacteristic.LINEAR, 0), 1);
    assertThat(flow(valve, fed(valve))).isCloseTo(1, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 0.5, 0.5",
    "EQUAL_PERCENTAGE, 0.5, 0.14142",
    "EQUAL_PERCENTAGE, 0.1, 0.02957"
  })
  void flowFollowsTheCharacteristic(
      ValveCharacteristic characteristic, double position, double share) {
    TwoWayValve valve = new TwoWayValve(trim(characteristic, 0), position);
    assertThat(flow(valve, fed(valve))).isCloseTo(share, within(0.006 * share + 2e-4));
  }

  @ParameterizedTest
  @EnumSource(ValveCharacteristic.class)
  void characteristicsRiseFromClosedToOpen(ValveCharacteristic characteristic) {
    assertThat(characteristic.share(0, 50)).isZero();
    assertThat(characteristic.share(1, 50)).isEqualTo(1);
    for (double at = 0.01; at <= 1; at += 0.01) {
      assertThat(characteristic.share(at, 50)).isGreaterThan(characteristic.share(at - 0.01, 50));
    }
  }

  @Test
  void thePlugTakesItsTimeAndSticksWhenToldTo() {
    TwoWayValve valve = new TwoWayValve(trim(ValveCharacteristic.LINEAR, 100), 0);
    Collected ports = fed(valve);
    ports.set("position", 1);
    valve.begin(30);
    assertThat(ports.value("actualPosition")).isCloseTo(0.3, within(1e-12));
    ports.set("stuck", 1);
    valve.begin(30);
    assertThat(ports.value("actualPosition")).isCloseTo(0.3, within(1e-12));
    ports.set("stuck", 0);
    valve.begin(300);
    assertThat(ports.value("actualPosition")).isEqualTo(1);
  }

  @Test
  void aLeakingValvePassesWaterWhenClosed() {
    TwoWayValve valve = new TwoWayValve(trim(ValveCharacteristic.LINEAR, 0), 0);
    Collected ports = fed(valve);
    assertThat(flow(valve, ports)).isLessThan(2e-4);
    ports.set("leaking", 0.1);
    valve.begin(60);
    assertThat(flow(valve, ports)).isCloseTo(0.1, within(2e-3));
  }

  @Test
  void aMixingValveMixesByItsPosition() {
    MixingValve valve = new MixingValve(trim(ValveCharacteristic.LINEAR, 0), 0.25);
    Collected ports = Collected.of(valve);
    Outlet hot = new Outlet(WATER, 60);
    Outlet cold = new Outlet(WATER, 20);
    hot.flow(0.25);
    cold.flow(0.75);
    ports.inlet("a").connect(hot);
    ports.inlet("b").connect(cold);
    ports.outlet("outlet").flow(1);
    valve.solve(60);
    assertThat(ports.outlet("outlet").temperature()).isCloseTo(30, within(1e-12));
    assertThat(ports.netPower()).isCloseTo(0, within(1e-6));
  }
}
