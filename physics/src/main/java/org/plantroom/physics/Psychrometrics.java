package org.plantroom.physics;

/**
 * States of moist air: temperature in °C, humidity in kg of vapour a kg of dry air, pressure in Pa.
 *
 * <p>Range: −100 to 200 °C, total pressure 60 to 110 kPa; dry air and vapour as ideal gases (error
 * of the humidity ratio at saturation under 0.5 %). Source: ASHRAE Handbook of Fundamentals 2017,
 * ch. 1, equations by their number there.
 */
public final class Psychrometrics {
  /** Pressure of the standard atmosphere at sea level, Pa. */
  public static final double SEA_LEVEL = 101_325;

  /** Molar mass of water over that of dry air. */
  private static final double MASS_RATIO = 0.621945;

  /** Gas constant of dry air, J/(kg·K). */
  private static final double GAS_CONSTANT = 287.042;

  private static final double KELVIN = 273.15;
  private static final double TRIPLE_POINT = 0.01;

  private Psychrometrics() {}

  /** Pressure of the atmosphere at a height above the sea, m; equation 3. */
  public static double pressure(double elevation) {
    return SEA_LEVEL * Math.pow(1 - 2.25577e-5 * elevation, 5.2559);
  }

  /** Saturation pressure of vapour, Pa, over ice below the triple point; equations 5 and 6. */
  public static double saturationPressure(double temperature) {
    return Math.exp(logSaturation(temperature + KELVIN, temperature <= TRIPLE_POINT));
  }

  private static double logSaturation(double t, boolean ice) {
    if (ice) {
      return -5.6745359e3 / t
          + 6.3925247
          + t * (-9.677843e-3 + t * (6.2215701e-7 + t * (2.0747825e-9 - t * 9.484024e-13)))
          + 4.1635019 * Math.log(t);
    }
    return -5.8002206e3 / t
        + 1.3914993
        + t * (-4.8640239e-2 + t * (4.1764768e-5 - t * 1.4452093e-8))
        + 6.5459673 * Math.log(t);
  }

  /** Slope of the saturation pressure's logarithm, 1/K. */
  private static double logSlope(double t, boolean ice) {
    if (ice) {
      return 5.6745359e3 / (t * t)
          - 9.677843e-3
          + t * (2 * 6.2215701e-7 + t * (3 * 2.0747825e-9 - t * 4 * 9.484024e-13))
          + 4.1635019 / t;
    }
    return 5.8002206e3 / (t * t)
        - 4.8640239e-2
        + t * (2 * 4.1764768e-5 - t * 3 * 1.4452093e-8)
        + 6.5459673 / t;
  }

  /** Humidity at a relative humidity, 0 to 1; equation 20. */
  public static double humidity(double temperature, double relativeHumidity, double pressure) {
    double vapour = relativeHumidity * saturationPressure(temperature);
    return MASS_RATIO * vapour / (pressure - vapour);
  }

  /** Humidity of saturated air; equation 21. */
  public static double saturationHumidity(double temperature, double pressure) {
    return humidity(temperature, 1, pressure);
  }

  /** Relative humidity, 1 at saturation; equation 22. */
  public static double relativeHumidity(double temperature, double humidity, double pressure) {
    return vapourPressure(humidity, pressure) / saturationPressure(temperature);
  }

  /** Partial pressure of the vapour, Pa; equation 20 turned round. */
  public static double vapourPressure(double humidity, double pressure) {
    return pressure * humidity / (MASS_RATIO + humidity);
  }

  /** Temperature, °C, at an enthalpy of {@link MoistAir}, J a kg of dry air; equation 30. */
  public static double temperature(double enthalpy, double humidity) {
    return (enthalpy - humidity * MoistAir.EVAPORATION)
        / (MoistAir.DRY_HEAT_CAPACITY + humidity * MoistAir.VAPOUR_HEAT_CAPACITY);
  }

  /** Volume of a kilogram of dry air with its vapour, m³; equation 26. */
  public static double specificVolume(double temperature, double humidity, double pressure) {
    return GAS_CONSTANT * (temperature + KELVIN) * (1 + humidity / MASS_RATIO) / pressure;
  }

  /** Density with the vapour, kg/m³. */
  public static double density(double temperature, double humidity, double pressure) {
    return (1 + humidity) / specificVolume(temperature, humidity, pressure);
  }

  /**
   * Dew point, °C: where the vapour's pressure is the saturation pressure (frost point below 0 °C),
   * by Newton's method in the pressure's logarithm, to 1e-9.
   *
   * @param humidity more than 0
   */
  public static double dewPoint(double humidity, double pressure) {
    double goal = Math.log(vapourPressure(humidity, pressure));
    boolean ice = goal <= logSaturation(TRIPLE_POINT + KELVIN, true);
    double magnus = goal - Math.log(611.2);
    double t = KELVIN + 243.12 * magnus / (17.62 - magnus);
    for (int i = 0; i < 20; i++) {
      double error = logSaturation(t, ice) - goal;
      t -= error / logSlope(t, ice);
      if (Math.abs(error) < 1e-10) {
        break;
      }
    }
    return t - KELVIN;
  }

  /** Wet-bulb temperature, °C, by the secant method on equations 33 and 35, to 1e-6 K. */
  public static double wetBulb(double temperature, double humidity, double pressure) {
    double high = temperature;
    double low = humidity > 0 ? dewPoint(humidity, pressure) : temperature - 50;
    double highError = wetBulbHumidity(temperature, high, pressure) - humidity;
    double lowError = wetBulbHumidity(temperature, low, pressure) - humidity;
    double t = high;
    for (int i = 0; i < 60 && high - low > 1e-6 && highError > 0; i++) {
      t = i % 3 == 2 ? (low + high) / 2 : high - highError * (high - low) / (highError - lowError);
      double error = wetBulbHumidity(temperature, t, pressure) - humidity;
      if (Math.abs(error) < 1e-12) {
        break;
      }
      if (error > 0) {
        high = t;
        highError = error;
      } else {
        low = t;
        lowError = error;
      }
    }
    return t;
  }

  /** Humidity of air of a temperature that shows a wet bulb; equations 33 and 35. */
  private static double wetBulbHumidity(double temperature, double wetBulb, double pressure) {
    double saturated = saturationHumidity(wetBulb, pressure);
    if (wetBulb >= 0) {
      return ((2501 - 2.326 * wetBulb) * saturated - 1.006 * (temperature - wetBulb))
          / (2501 + 1.86 * temperature - 4.186 * wetBulb);
    }
    return ((2830 - 0.24 * wetBulb) * saturated - 1.006 * (temperature - wetBulb))
        / (2830 + 1.86 * temperature - 2.1 * wetBulb);
  }
}
