package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ElectricityMeterTest {
  private static List<Double> nightAndDay() {
    return IntStream.range(0, 24).mapToObj(hour -> hour < 6 ? 0.2 : 0.3).toList();
  }

  private static void run(ElectricityMeter meter, int minutes) {
    for (int minute = 0; minute < minutes; minute++) {
      meter.begin(60);
      meter.solve(60);
      meter.commit(60);
    }
  }

  @Test
  void whatIsBoughtCostsThePriceOfItsHour() {
    ElectricityMeter meter =
        new ElectricityMeter(new ElectricityMeter.Tariff(nightAndDay(), 0), 1, 0);
    Collected ports = Collected.of(meter);
    ports.set("consumption", 2000);
    run(meter, 24 * 60);
    assertThat(ports.value("bought")).isCloseTo(48 * 3.6e6, within(1.0));
    assertThat(ports.value("cost")).isCloseTo(2 * (6 * 0.2 + 18 * 0.3), within(1e-9));
  }

  @Test
  void whatIsLeftOverIsSold() {
    ElectricityMeter meter =
        new ElectricityMeter(ElectricityMeter.Tariff.constant(0.3, 0.08), 1, 0);
    Collected ports = Collected.of(meter);
    ports.set("consumption", 1000);
    ports.set("production", 4000);
    run(meter, 60);
    assertThat(ports.value("bought")).isZero();
    assertThat(ports.value("sold")).isCloseTo(3 * 3.6e6, within(1e-3));
    assertThat(ports.value("cost")).isCloseTo(-0.24, within(1e-12));
    assertThat(ports.value("power")).isEqualTo(-3000);
  }

  @Test
  void threePhasesShareThePower() {
    ElectricityMeter meter = new ElectricityMeter(ElectricityMeter.Tariff.constant(0.3, 0), 0.8, 0);
    Collected ports = Collected.of(meter);
    ports.set("consumption", 5520);
    assertThat(ports.value("apparentPower")).isCloseTo(6900, within(1e-9));
    assertThat(ports.value("reactivePower")).isCloseTo(4140, within(1e-9));
    assertThat(ports.value("current")).isCloseTo(30, within(1e-9));
    assertThat(ports.value("phaseCurrent")).isCloseTo(10, within(1e-9));
    assertThat(ports.value("phasePower")).isCloseTo(1840, within(1e-9));
  }

  @Test
  void aDayOfTwentyThreePricesIsRefused() {
    assertThatThrownBy(() -> new ElectricityMeter.Tariff(Collections.nCopies(23, 0.3), 0))
        .hasMessageContaining("24 or 168");
  }
}
