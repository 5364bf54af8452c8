package org.plantroom.building;

import org.plantroom.physics.Component;
import org.plantroom.physics.InputRange;
import org.plantroom.physics.Ports;
import org.plantroom.physics.Psychrometrics;

/**
 * The weather of a plant: every step the mean of the step, for all that stand outdoors.
 *
 * <pre>
 *             sun, sky, air
 *                  |
 *   +------------------------------+
 *   | Weather                      |--- temperature, humidity, ... (quantities)
 *   | a year, repeating            |--- surfaces: light on walls, windows, roofs
 *   +------------------------------+
 * </pre>
 *
 * <p>Equations: a {@link WeatherYear} at each step, light on surfaces by {@link LitSurface}, the
 * ground by {@link GroundTemperature}. Assumptions: the same weather all over the plant; the year
 * repeats. Units: °C, kg/kg, Pa, W/m², m/s. Range: that of the year's hours. Source: EnergyPlus
 * weather files (Auxiliary Programs, EPW) or {@link SyntheticClimate}.
 *
 * <p>Must begin a step before those who read it solve. Inputs shift temperature and scale light,
 * for scenarios. Owner: the thread that steps the plant.
 */
public final class Weather implements Component {
  private static final double GROUND_DEPTH = 1;

  private final WeatherYear year;
  private final Sun sun;
  private final PerezSky sky = new PerezSky();
  private double now;
  private long steps;
  private double temperature;
  private double humidity;
  private double pressure;
  private double skyTemperature;
  private double groundTemperature;
  private double windSpeed;
  private double direct;
  private double diffuse;
  private double warmer;
  private double brightness = 1;

  /**
   * The weather from a second of the year on.
   *
   * @param start s from new year, local standard time
   */
  public Weather(WeatherYear year, double start) {
    this.year = year;
    sun = new Sun(year.site());
    now = within(start);
    show(now);
  }

  private static double within(double second) {
    return second - WeatherYear.SECONDS * Math.floor(second / WeatherYear.SECONDS);
  }

  @Override
  public void describe(Ports ports) {
    ports.input("warmer", "K", new InputRange(-30, 30, 0), value -> warmer = value);
    ports.input("brightness", "1", new InputRange(0, 2, 1), value -> brightness = value);
    ports.quantity("temperature", "Cel", this::temperature);
    ports.quantity("humidity", "kg/kg", this::humidity);
    ports.quantity("relativeHumidity", "1", this::relativeHumidity);
    ports.quantity("pressure", "Pa", this::pressure);
    ports.quantity("skyTemperature", "Cel", this::skyTemperature);
    ports.quantity("groundTemperature", "Cel", this::groundTemperature);
    ports.quantity("windSpeed", "m/s", this::windSpeed);
    ports.quantity("direct", "W/m2", this::direct);
    ports.quantity("diffuse", "W/m2", this::diffuse);
    ports.quantity("global", "W/m2", this::global);
    ports.quantity("sunElevation", "deg", sun::elevation);
    ports.quantity("sunAzimuth", "deg", sun::azimuth);
    ports.quantity("secondOfYear", "s", this::secondOfYear);
  }

  @Override
  public void begin(double seconds) {
    show(within(now + 0.5 * seconds));
  }

  private void show(double second) {
    steps++;
    sun.moveTo(second);
    temperature = year.temperature(second) + warmer;
    humidity = year.humidity(second);
    pressure = year.pressure(second);
    skyTemperature = year.skyTemperature(second) + warmer;
    groundTemperature = year.groundTemperature(second, GROUND_DEPTH);
    windSpeed = year.windSpeed(second);
    direct = brightness * year.direct(second, sun.up());
    diffuse = brightness * year.diffuse(second, sun.up());
    sky.update(direct, diffuse, sun.up());
  }

  @Override
  public void solve(double seconds) {
    // Outdoors nothing depends on the plant.
  }

  @Override
  public void commit(double seconds) {
    now = within(now + seconds);
  }

  /** Counts the steps shown, so that readers know whether they have seen one. */
  public long steps() {
    return steps;
  }

  /** Seconds since new year, local standard time, at the step's end. */
  public double secondOfYear() {
    return now;
  }

  /** Where it is. */
  public Site site() {
    return year.site();
  }

  /** Dry bulb, °C. */
  public double temperature() {
    return temperature;
  }

  /** Vapour a kilogram of dry air, kg/kg. */
  public double humidity() {
    return humidity;
  }

  /** Relative humidity, 0 to 1. */
  public double relativeHumidity() {
    return Math.min(1, Psychrometrics.relativeHumidity(temperature, humidity, pressure));
  }

  /** Pressure, Pa. */
  public double pressure() {
    return pressure;
  }

  /** Temperature of a black sky, °C. */
  public double skyTemperature() {
    return skyTemperature;
  }

  /** Temperature of undisturbed ground 1 m deep, °C. */
  public double groundTemperature() {
    return groundTemperature;
  }

  /** Speed of the wind, m/s. */
  public double windSpeed() {
    return windSpeed;
  }

  /** Direct light normal to the sun, W/m². */
  public double direct() {
    return direct;
  }

  /** Diffuse light on the horizontal, W/m². */
  public double diffuse() {
    return diffuse;
  }

  /** Light on the horizontal, W/m². */
  public double global() {
    return diffuse + direct * Math.max(0, sun.up());
  }

  Sun sun() {
    return sun;
  }

  PerezSky sky() {
    return sky;
  }
}
