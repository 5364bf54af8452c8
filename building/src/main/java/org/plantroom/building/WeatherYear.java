package org.plantroom.building;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.plantroom.physics.Psychrometrics;

/**
 * A year of weather, hour by hour, that repeats. Immutable.
 *
 * <p>Between the hours temperature, humidity, pressure and wind are on straight lines. Radiation
 * keeps the sum of each hour: direct light is even while the sun is up, diffuse light follows the
 * sine of the sun's elevation.
 */
public final class WeatherYear {
  /** Hours of a year. */
  public static final int HOURS = 8760;

  /** Seconds of a year. */
  public static final double SECONDS = 3600.0 * HOURS;

  private static final int MINUTES = 60;

  /** Below this share of an hour with sun its place in the hour is left open. */
  private static final double LEAST_SUNLIT = 0.1;

  private final Site site;
  private final double[] temperature;
  private final double[] humidity;
  private final double[] pressure;
  private final double[] skyTemperature;
  private final double[] windSpeed;
  private final double[] windDirection;
  private final double[] direct;
  private final double[] diffuse;
  private final double[] sunlit = new double[HOURS];
  private final double[] meanUp = new double[HOURS];
  private final GroundTemperature ground;

  /**
   * A year.
   *
   * @param hours from the first of January, 00:00 to 01:00 local standard time
   * @throws IllegalArgumentException when they are not 8,760
   */
  public WeatherYear(Site site, List<WeatherHour> hours) {
    if (hours.size() != HOURS) {
      throw new IllegalArgumentException(
          "a year has %d hours, these are %d".formatted(HOURS, hours.size()));
    }
    this.site = site;
    temperature = column(hours, WeatherHour::temperature);
    humidity =
        column(
            hours,
            h -> Psychrometrics.humidity(h.temperature(), h.relativeHumidity(), h.pressure()));
    pressure = column(hours, WeatherHour::pressure);
    skyTemperature = column(hours, WeatherHour::skyTemperature);
    windSpeed = column(hours, WeatherHour::windSpeed);
    windDirection = column(hours, WeatherHour::windDirection);
    direct = column(hours, WeatherHour::direct);
    diffuse = column(hours, WeatherHour::diffuse);
    ground = GroundTemperature.of(temperature);
    followSun(new Sun(site));
  }

  private static double[] column(List<WeatherHour> hours, ToDoubleFunction<WeatherHour> field) {
    return hours.stream().mapToDouble(field).toArray();
  }

  private void followSun(Sun sun) {
    for (int hour = 0; hour < HOURS; hour++) {
      for (int minute = 0; minute < MINUTES; minute++) {
        sun.moveTo(3600.0 * hour + 60 * minute + 30);
        if (sun.up() > 0) {
          sunlit[hour] += 1.0 / MINUTES;
          meanUp[hour] += sun.up() / MINUTES;
        }
      }
    }
  }

  /** Where it is. */
  public Site site() {
    return site;
  }

  /** Dry bulb at a second of the year, °C. */
  public double temperature(double second) {
    return between(temperature, second);
  }

  /** Vapour a kilogram of dry air, kg/kg. */
  public double humidity(double second) {
    return between(humidity, second);
  }

  /** Pressure, Pa. */
  public double pressure(double second) {
    return between(pressure, second);
  }

  /** Temperature of a black sky, °C. */
  public double skyTemperature(double second) {
    return between(skyTemperature, second);
  }

  /** Speed of the wind, m/s. */
  public double windSpeed(double second) {
    return between(windSpeed, second);
  }

  /** Where the wind comes from in this hour, ° from north over east. */
  public double windDirection(double second) {
    return windDirection[hour(second)];
  }

  /** Temperature of undisturbed ground, °C, at a depth, m. */
  public double groundTemperature(double second, double depth) {
    return ground.at(second, depth);
  }

  /** Direct light normal to the sun, W/m²; up is the sine of the sun's elevation. */
  double direct(double second, double up) {
    int hour = hour(second);
    if (sunlit[hour] < LEAST_SUNLIT) {
      return direct[hour];
    }
    return up > 0 ? direct[hour] / sunlit[hour] : 0;
  }

  /** Diffuse light on the horizontal, W/m²; up is the sine of the sun's elevation. */
  double diffuse(double second, double up) {
    int hour = hour(second);
    if (sunlit[hour] < LEAST_SUNLIT) {
      return diffuse[hour];
    }
    return diffuse[hour] * Math.max(0, up) / meanUp[hour];
  }

  private static int hour(double second) {
    return (int) (second / 3600) % HOURS;
  }

  private static double between(double[] ends, double second) {
    double hours = second / 3600;
    int hour = (int) hours;
    double share = hours - hour;
    double end = ends[hour % HOURS];
    double begin = ends[(hour + HOURS - 1) % HOURS];
    return begin + share * (end - begin);
  }
}
