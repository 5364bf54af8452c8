package org.plantroom.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticClimateTest {
  private static final long SEED = 7;

  @ParameterizedTest
  @CsvSource({
    // latitude, mean of the year, January, July, °C; light on the horizontal, kWh/m² a year
    "0,   25, 29,  24, 29,  24, 29, 1700, 2200",
    "35,  17, 22,   9, 17,  22, 30, 1450, 1950",
    "-35, 17, 22,  22, 30,   9, 17, 1450, 1950",
    "60,   2,  7, -11,  0,  11, 19,  750, 1150",
    "65,  -2,  4, -15, -3,   9, 17,  650, 1050"
  })
  void isPlausible(
      double latitude,
      double meanLow,
      double meanHigh,
      double januaryLow,
      double januaryHigh,
      double julyLow,
      double julyHigh,
      double lightLow,
      double lightHigh) {
    WeatherYear year = SyntheticClimate.of(latitude, SEED);
    System.out.println("seed " + SEED);
    assertThat(mean(year, 0, 365)).isBetween(meanLow, meanHigh);
    assertThat(mean(year, 0, 31)).isBetween(januaryLow, januaryHigh);
    assertThat(mean(year, 181, 212)).isBetween(julyLow, julyHigh);
    assertThat(light(year)).isBetween(lightLow, lightHigh);
    assertThat(relativeHumidity(year)).isBetween(0.6, 0.9);
  }

  private static double mean(WeatherYear year, int firstDay, int lastDay) {
    double sum = 0;
    for (int hour = 24 * firstDay; hour < 24 * lastDay; hour++) {
      sum += year.temperature(3600.0 * hour);
    }
    return sum / 24 / (lastDay - firstDay);
  }

  private static double light(WeatherYear year) {
    Weather weather = new Weather(year, 0);
    double sum = 0;
    for (int step = 0; step < 6 * WeatherYear.HOURS; step++) {
      weather.begin(600);
      weather.commit(600);
      sum += weather.global() / 6000;
    }
    return sum;
  }

  private static double relativeHumidity(WeatherYear year) {
    double sum = 0;
    int count = 0;
    for (int hour = 0; hour < WeatherYear.HOURS; hour += 21) {
      sum += new Weather(year, 3600.0 * hour).relativeHumidity();
      count++;
    }
    return sum / count;
  }

  @Test
  void theSeedDecidesTheYear() {
    WeatherYear one = SyntheticClimate.of(50, SEED);
    WeatherYear same = SyntheticClimate.of(50, SEED);
    WeatherYear other = SyntheticClimate.of(50, SEED + 1);
    assertThat(same.temperature(4e6)).isEqualTo(one.temperature(4e6));
    assertThat(other.temperature(4e6)).isNotEqualTo(one.temperature(4e6));
  }

  @Test
  void beyondThePolarCirclesThereIsNone() {
    assertThatThrownBy(() -> SyntheticClimate.of(80, SEED))
        .hasMessage("latitude must be -66 to 66 [80.0]");
  }
}
