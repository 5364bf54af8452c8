package org.plantroom.building;

import org.plantroom.physics.Ranges;

/**
 * One hour of weather. Temperature, humidity, pressure and wind are those at its end, radiation is
 * the mean over it.
 *
 * @param temperature dry bulb, °C, −90 to 70
 * @param relativeHumidity 0 to 1.1
 * @param pressure Pa, 31 000 to 120 000
 * @param direct normal to the sun, W/m², 0 or more
 * @param diffuse on the horizontal, W/m², 0 or more
 * @param infrared from the sky on the horizontal, W/m², more than 0
 * @param windSpeed m/s, 0 or more
 * @param windDirection it comes from, ° from north over east
 */
public record WeatherHour(
    double temperature,
    double relativeHumidity,
    double pressure,
    double direct,
    double diffuse,
    double infrared,
    double windSpeed,
    double windDirection) {
  /** Stefan-Boltzmann constant, W/(m²·K⁴). */
  static final double RADIATION = 5.670374e-8;

  /** An hour as described. */
  public WeatherHour {
    Ranges.within(-90, 70, "temperature", temperature);
    Ranges.within(0, 1.1, "relativeHumidity", relativeHumidity);
    Ranges.within(31_000, 120_000, "pressure", pressure);
    Ranges.within(0, 1500, "direct", direct);
    Ranges.within(0, 1500, "diffuse", diffuse);
    Ranges.within(10, 700, "infrared", infrared);
    Ranges.within(0, 60, "windSpeed", windSpeed);
    Ranges.within(0, 360, "windDirection", windDirection);
  }

  /** Temperature of a black sky that radiates as much, °C. */
  double skyTemperature() {
    return Math.sqrt(Math.sqrt(infrared / RADIATION)) - 273.15;
  }
}
