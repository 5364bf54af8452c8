package org.plantroom.building;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.plantroom.physics.Psychrometrics;

/**
 * Weather by latitude, for use without a file: the same seed gives the same year.
 *
 * <p>Temperature is a wave of the year by latitude, weather fronts as a first-order autoregressive
 * series, and a wave of the day that grows with the day's clearness. Clearness is such a series
 * too; light beyond the air times clearness is split into direct and diffuse after Erbs, Klein and
 * Duffie (1982). The dew point stays near the day's lowest temperature. Waves are fitted by eye to
 * climate normals of maritime stations; it is a plausible year, not that of a place.
 */
public final class SyntheticClimate {
  private static final double SOLAR_CONSTANT = 1361;

  /** Day of the year's lowest temperatures, north of the equator. */
  private static final double COLDEST_DAY = 20;

  private final Site site;
  private final SplittableRandom random;
  private final Sun sun;
  private double front;
  private double clouds;
  private double gusts;
  private double clearness;

  private SyntheticClimate(Site site, long seed) {
    this.site = site;
    random = new SplittableRandom(seed);
    sun = new Sun(site);
  }

  /**
   * A year at sea level on the meridian of Greenwich.
   *
   * @param latitude °, north positive, −66 to 66
   */
  public static WeatherYear of(double latitude, long seed) {
    if (!(Math.abs(latitude) <= 66)) {
      throw new IllegalArgumentException("latitude must be -66 to 66 [" + latitude + "]");
    }
    Site site = new Site("latitude " + latitude, latitude, 0, 0, 0);
    return new WeatherYear(site, new SyntheticClimate(site, seed).hours());
  }

  private List<WeatherHour> hours() {
    List<WeatherHour> hours = new ArrayList<>(WeatherYear.HOURS);
    for (int day = 0; day < WeatherYear.HOURS / 24; day++) {
      front = follow(front, 0.80);
      clouds = follow(clouds, 0.45);
      clearness = Math.clamp(meanClearness() + 0.17 * clouds, 0.12, 0.75);
      for (int hour = 0; hour < 24; hour++) {
        gusts = follow(gusts, 0.90);
        hours.add(hour(day, hour));
      }
    }
    return hours;
  }

  /** The next value of an autoregressive series of variance 1. */
  private double follow(double last, double memory) {
    return memory * last + Math.sqrt(1 - memory * memory) * random.nextGaussian();
  }

  private double meanClearness() {
    return 0.52 - 0.0022 * Math.max(0, Math.abs(site.latitude()) - 30);
  }

  private WeatherHour hour(int day, int hour) {
    double daily = dailyMean(day + hour / 24.0);
    double swing = 1 + 8 * clearness;
    double temperature = daily + 0.5 * swing * Math.cos(2 * Math.PI * (hour + 1 - 15) / 24);
    double dewPoint = daily - 0.5 * swing - 2.5 * clearness;
    double relative =
        Math.clamp(
            Psychrometrics.saturationPressure(dewPoint)
                / Psychrometrics.saturationPressure(temperature),
            0.1,
            1);
    double global = global(3600.0 * (24 * day + hour) + 1800);
    double diffuse = global * diffuseShare();
    double direct = sun.up() > 0.02 ? Math.min(1100, (global - diffuse) / sun.up()) : 0;
    double cover = Math.clamp(1.4 - 1.9 * clearness, 0, 1);
    return new WeatherHour(
        temperature,
        relative,
        site.standardPressure(),
        direct,
        diffuse,
        Sky.infrared(temperature, relative, cover),
        3.8 * Math.exp(0.45 * gusts - 0.1),
        240);
  }

  private double dailyMean(double day) {
    double latitude = Math.abs(site.latitude());
    double mean = 27 - 0.0062 * latitude * latitude;
    double wave = 0.8 + 0.17 * latitude;
    double coldest = site.latitude() < 0 ? COLDEST_DAY + 182.5 : COLDEST_DAY;
    double spread = 0.9 + 0.055 * latitude;
    return mean - wave * Math.cos(2 * Math.PI * (day - coldest) / 365) + spread * front;
  }

  private double global(double second) {
    sun.moveTo(second);
    return SOLAR_CONSTANT * Math.max(0, sun.up()) * clearness;
  }

  private double diffuseShare() {
    double k = clearness;
    if (k <= 0.22) {
      return 1 - 0.09 * k;
    }
    return 0.9511 - 0.1604 * k + 4.388 * k * k - 16.638 * k * k * k + 12.336 * k * k * k * k;
  }
}
