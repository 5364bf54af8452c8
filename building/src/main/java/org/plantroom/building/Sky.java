package org.plantroom.building;

import org.plantroom.physics.Psychrometrics;

/**
 * Heat radiation of the sky.
 *
 * <p>Source: Clark and Allen (1978) for the clear sky, Walton (1983) for clouds; both as in
 * EnergyPlus, Engineering Reference, climate calculations.
 */
final class Sky {
  private Sky() {}

  /**
   * Infrared radiation on the horizontal, W/m².
   *
   * @param temperature of the air, °C
   * @param relativeHumidity more than 0
   * @param cover opaque share of the sky, 0 to 1
   */
  static double infrared(double temperature, double relativeHumidity, double cover) {
    double dewPoint = dewPoint(temperature, relativeHumidity) + 273.15;
    double n = 10 * cover;
    double clear = 0.787 + 0.764 * Math.log(dewPoint / 273);
    double emissivity = clear * (1 + 0.0224 * n - 0.0035 * n * n + 0.00028 * n * n * n);
    double kelvin = temperature + 273.15;
    return Math.min(1, emissivity) * WeatherHour.RADIATION * Math.pow(kelvin, 4);
  }

  private static double dewPoint(double temperature, double relativeHumidity) {
    double pressure = Psychrometrics.SEA_LEVEL;
    double relative = Math.max(0.01, relativeHumidity);
    return Psychrometrics.dewPoint(
        Psychrometrics.humidity(temperature, relative, pressure), pressure);
  }
}
