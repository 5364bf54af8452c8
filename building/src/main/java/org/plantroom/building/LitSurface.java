package org.plantroom.building;

/**
 * Sunlight on a plane surface outdoors. Owner: the thread that steps the plant.
 *
 * <pre>
 *   sun *         sky . . .
 *        \       . . .
 *         \ angle. .
 *          \  |normal
 *   --------+-+--------  surface     ground gives light back
 * </pre>
 *
 * <p>Equations: direct light by the cosine of the angle of incidence, diffuse light after {@link
 * PerezSky}, light from the ground even in all directions. Assumptions: a free horizon, ground
 * without snow. Units: W/m². Range: any tilt. Source: {@link PerezSky}.
 */
public final class LitSurface {
  /** Share of light that ground without snow gives back. */
  public static final double GROUND_REFLECTANCE = 0.2;

  private final Weather weather;
  private final double east;
  private final double north;
  private final double up;
  private final double sinTilt;
  private final double skyShare;
  private long seen = -1;
  private double incidence;
  private double direct;
  private double diffuse;

  /** A surface in a weather. */
  public LitSurface(Weather weather, Facing facing) {
    this.weather = weather;
    double azimuth = Math.toRadians(facing.azimuth());
    double tilt = Math.toRadians(facing.tilt());
    sinTilt = Math.sin(tilt);
    east = sinTilt * Math.sin(azimuth);
    north = sinTilt * Math.cos(azimuth);
    up = Math.cos(tilt);
    skyShare = facing.skyShare();
  }

  /** Looks at the weather of this step; again in the same step costs nothing. */
  public void update() {
    if (seen != weather.steps()) {
      seen = weather.steps();
      look(weather.sun());
    }
  }

  private void look(Sun sun) {
    incidence = east * sun.east() + north * sun.north() + up * sun.up();
    double around = weather.sky().aroundSun(incidence, sun.up());
    direct = weather.diffuse() * around;
    if (sun.up() > 0) {
      direct += weather.direct() * Math.max(0, incidence);
    }
    diffuse =
        weather.diffuse() * weather.sky().elsewhere(skyShare, sinTilt)
            + weather.global() * GROUND_REFLECTANCE * (1 - skyShare);
  }

  /** Cosine of the angle between the normal and the sun; negative when the sun is behind. */
  public double incidence() {
    return incidence;
  }

  /** Direct light and that from around the sun, W/m² of the surface. */
  public double direct() {
    return direct;
  }

  /** Light from the rest of the sky and from the ground, W/m² of the surface. */
  public double diffuse() {
    return diffuse;
  }

  /** All light, W/m² of the surface. */
  public double total() {
    return direct + diffuse;
  }

  /** Share of the sky the surface sees, 0 to 1. */
  public double skyShare() {
    return skyShare;
  }
}
