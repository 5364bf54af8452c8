package org.plantroom.building;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plantroom.physics.Ranges;

/**
 * The shell of a room in the weather: walls, windows and ground. Owner: the thread that steps the
 * plant.
 *
 * <p>Outside, a surface takes up sunlight and radiates to the sky: to the wall behind it that is
 * the same as warmer or colder air (sol-air temperature; ISO 13790, 11.3.2 and 11.3.5):
 *
 * <pre>
 *   T = T_air + (absorptance · light − F · h_r · (T_air − T_sky)) / h
 *   h_r = 4 · ε · σ · (½ (T_air + T_sky))³      temperatures in K
 * </pre>
 *
 * with h by {@link OutsideFilms}, ε = 0.9, and F the share of the sky seen, less towards the
 * horizon (EnergyPlus, Engineering Reference, exterior longwave radiation). h_r is as in ISO 13790,
 * 11.4.6, with the surface near the air's temperature: from 3 W/(m²·K) in a frosty night to 5 in
 * summer. Assumption: films do not change with wind.
 */
public final class Shell implements Surroundings {
  private static final double EMISSIVITY = 0.9;

  private final Weather weather;
  private final List<Opaque> walls;
  private final OutsideFilms films;
  private final LitSurface[] wallSurfaces;
  private final Glazing[] glazings;
  private final double[] sun;
  private final double wallConductance;
  private final double windowConductance;
  private final double windowSky;
  private final double groundConductance;
  private long seen = -1;
  private double wallTemperature;
  private double windowTemperature;

  /**
   * A shell with the films of EN ISO 6946.
   *
   * @param groundConductance between room and ground, W/K, 0 or more
   */
  public Shell(
      Weather weather, List<Opaque> walls, List<Window> windows, double groundConductance) {
    this(weather, walls, windows, groundConductance, OutsideFilms.STANDARD);
  }

  /**
   * A shell.
   *
   * @param groundConductance between room and ground, W/K, 0 or more
   * @param films that the U-values of walls and windows contain
   */
  public Shell(
      Weather weather,
      List<Opaque> walls,
      List<Window> windows,
      double groundConductance,
      OutsideFilms films) {
    this.weather = weather;
    this.walls = List.copyOf(walls);
    this.films = films;
    this.groundConductance = Ranges.atLeast(0, "groundConductance", groundConductance);
    // A wall and its windows are lit alike.
    Map<Facing, LitSurface> lit = new HashMap<>();
    Function<Facing, LitSurface> light =
        facing -> lit.computeIfAbsent(facing, f -> new LitSurface(weather, f));
    wallSurfaces = walls.stream().map(w -> light.apply(w.facing())).toArray(LitSurface[]::new);
    glazings =
        windows.stream().map(w -> new Glazing(light.apply(w.facing()), w)).toArray(Glazing[]::new);
    sun = new double[glazings.length];
    wallConductance = walls.stream().mapToDouble(w -> w.area() * w.uValue()).sum();
    windowConductance = windows.stream().mapToDouble(w -> w.area() * w.uValue()).sum();
    windowSky =
        windows.stream()
                .mapToDouble(w -> w.area() * w.uValue() * skyView(w.facing().skyShare()))
                .sum()
            / Math.max(1e-9, windowConductance);
  }

  private static double skyView(double skyShare) {
    return skyShare * Math.sqrt(skyShare);
  }

  /** Conductance of all that is opaque, ground included, W/K. */
  public double wallConductance() {
    return wallConductance + groundConductance;
  }

  /** Conductance of the windows, W/K. */
  public double windowConductance() {
    return windowConductance;
  }

  @Override
  public void update() {
    if (seen != weather.steps()) {
      seen = weather.steps();
      look();
    }
  }

  private void look() {
    double air = weather.temperature();
    double sky = weather.skyTemperature();
    double toSky = radiation(0.5 * (air + sky)) * (air - sky);
    double sum = groundConductance * weather.groundTemperature();
    for (int i = 0; i < wallSurfaces.length; i++) {
      sum += outside(walls.get(i), wallSurfaces[i], air, toSky);
    }
    wallTemperature = wallConductance() > 0 ? sum / wallConductance() : air;
    windowTemperature = air - windowSky * toSky / films.windows();
    for (int i = 0; i < glazings.length; i++) {
      sun[i] = glazings[i].transmitted();
    }
  }

  /** Coefficient of radiation at a mean temperature, °C, W/(m²·K). */
  private static double radiation(double celsius) {
    double kelvin = celsius + 273.15;
    return 4 * EMISSIVITY * WeatherHour.RADIATION * kelvin * kelvin * kelvin;
  }

  private double outside(Opaque wall, LitSurface surface, double air, double toSky) {
    surface.update();
    double taken = wall.absorptance() * surface.total() - skyView(surface.skyShare()) * toSky;
    return wall.area() * wall.uValue() * (air + taken / films.opaque(wall.facing()));
  }

  @Override
  public double airTemperature() {
    return weather.temperature();
  }

  @Override
  public double airHumidity() {
    return weather.humidity();
  }

  @Override
  public double wallTemperature() {
    return wallTemperature;
  }

  @Override
  public double windowTemperature() {
    return windowTemperature;
  }

  @Override
  public int windows() {
    return sun.length;
  }

  @Override
  public double sun(int window) {
    return sun[window];
  }
}
