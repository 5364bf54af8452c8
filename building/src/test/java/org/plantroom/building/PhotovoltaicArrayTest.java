package org.plantroom.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PhotovoltaicArrayTest {
  private static PhotovoltaicArray.Settings settings(double inverter) {
    return new PhotovoltaicArray.Settings(
        new Facing(180, 35), 10_000, -0.0035, 45, 0.14, inverter, 0.96);
  }

  /** Energy over a year, kWh, and the greatest power, W. */
  private static double[] year(double inverter, double soiling) {
    Weather weather = new Weather(SyntheticClimate.of(52, 7), 0);
    PhotovoltaicArray array = new PhotovoltaicArray(settings(inverter), weather);
    PortBook ports = PortBook.of(array);
    ports.set("soiling", soiling);
    double greatest = 0;
    for (double t = 0; t < WeatherYear.SECONDS; t += 900) {
      weather.begin(900);
      array.solve(900);
      array.commit(900);
      weather.commit(900);
      greatest = Math.max(greatest, ports.read("power"));
    }
    return new double[] {ports.read("energy") / 3.6e6, greatest};
  }

  @Test
  void aSouthRoofAtFiftyTwoDegreesYieldsWhatIsCommonThere() {
    double[] year = year(9_000, 0);
    assertThat(year[0] / 10).as("kWh a kW of peak power").isBetween(700.0, 1250.0);
    assertThat(year[1]).isBetween(5_000.0, 9_000.0);
  }

  @Test
  void theInverterLimitsAndDirtLessens() {
    double[] clean = year(9_000, 0);
    double[] small = year(4_000, 0);
    double[] dirty = year(9_000, 0.2);
    assertThat(small[1]).isEqualTo(4_000);
    assertThat(small[0]).isLessThan(clean[0]);
    assertThat(dirty[0]).isCloseTo(0.8 * clean[0], within(0.02 * clean[0]));
  }

  @Test
  void anInverterWithoutPowerIsRefused() {
    assertThatThrownBy(() -> settings(0)).hasMessageContaining("inverterPower");
  }
}
