package org.plantroom.building;

/**
 * Temperature of undisturbed ground: the year's wave of the air, damped and delayed with depth.
 *
 * <p>Source: Kusuda and Achenbach, Earth temperatures and thermal diffusivity at selected stations
 * in the United States (1965). Assumptions: no snow, no ground water; the surface follows the air.
 *
 * @param mean of the year, °C
 * @param cosine of the year's wave at the surface, K, its phase counted from new year
 * @param sine of the year's wave, K
 */
record GroundTemperature(double mean, double cosine, double sine) {
  /** Diffusivity of moist soil, m²/s. */
  private static final double DIFFUSIVITY = 6e-7;

  private static final double RATE = 2 * Math.PI / WeatherYear.SECONDS;

  /** Fits the wave to hourly air temperatures of a year, °C. */
  static GroundTemperature of(double[] air) {
    double mean = 0;
    double cosine = 0;
    double sine = 0;
    for (int hour = 0; hour < air.length; hour++) {
      double phase = RATE * 3600 * (hour + 1);
      mean += air[hour] / air.length;
      cosine += 2 * air[hour] * Math.cos(phase) / air.length;
      sine += 2 * air[hour] * Math.sin(phase) / air.length;
    }
    return new GroundTemperature(mean, cosine, sine);
  }

  /** Temperature at a second of the year and a depth, m: °C. */
  double at(double second, double depth) {
    double damping = depth * Math.sqrt(0.5 * RATE / DIFFUSIVITY);
    double phase = RATE * second - damping;
    return mean + Math.exp(-damping) * (cosine * Math.cos(phase) + sine * Math.sin(phase));
  }
}
