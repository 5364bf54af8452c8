package org.plantroom.building;

/**
 * How diffuse light is spread over the sky: an even part, a part around the sun and a part at the
 * horizon. Owner: one thread.
 *
 * <p>Source: Perez, Ineichen, Seals, Michalsky and Stewart, Modeling daylight availability and
 * irradiance components from direct and global irradiance, Solar Energy 44 (1990), table 6. Air
 * mass after Kasten and Young (1989). Valid while the sun is up; at night only the even part.
 */
final class PerezSky {
  private static final double SOLAR_CONSTANT = 1361;
  private static final double LOWEST_SUN = Math.cos(Math.toRadians(85));
  private static final double[] CLEARNESS = {1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2};
  private static final double[][] FACTORS = {
    {-0.008, 0.588, -0.062, -0.060, 0.072, -0.022},
    {0.130, 0.683, -0.151, -0.019, 0.066, -0.029},
    {0.330, 0.487, -0.221, 0.055, -0.064, -0.026},
    {0.568, 0.187, -0.295, 0.109, -0.152, -0.014},
    {0.873, -0.392, -0.362, 0.226, -0.462, 0.001},
    {1.132, -1.237, -0.412, 0.288, -0.823, 0.056},
    {1.060, -1.600, -0.359, 0.264, -1.127, 0.131},
    {0.678, -0.327, -0.250, 0.156, -1.377, 0.251}
  };

  private double aroundSun;
  private double horizon;

  /** Takes over the sky's state: direct and diffuse, W/m², and the sine of the sun's elevation. */
  void update(double direct, double diffuse, double sunUp) {
    aroundSun = 0;
    horizon = 0;
    if (sunUp > 0 && diffuse > 0) {
      spread(direct, diffuse, sunUp);
    }
  }

  private void spread(double direct, double diffuse, double sunUp) {
    double zenith = Math.acos(Math.min(1, sunUp));
    double cube = 1.041 * zenith * zenith * zenith;
    double[] f = FACTORS[bin(((diffuse + direct) / diffuse + cube) / (1 + cube))];
    double brightness = Math.min(1, diffuse * airMass(zenith, sunUp) / SOLAR_CONSTANT);
    aroundSun = Math.max(0, f[0] + f[1] * brightness + f[2] * zenith);
    horizon = f[3] + f[4] * brightness + f[5] * zenith;
  }

  private static int bin(double clearness) {
    int i = 0;
    while (i < CLEARNESS.length && clearness >= CLEARNESS[i]) {
      i++;
    }
    return i;
  }

  private static double airMass(double zenith, double sunUp) {
    return 1 / (sunUp + 0.50572 * Math.pow(96.07995 - Math.toDegrees(zenith), -1.6364));
  }

  /**
   * Light from around the sun on a surface, as a share of the diffuse on the horizontal; it comes
   * from where direct light does.
   *
   * @param incidence cosine of the angle between the surface's normal and the sun
   * @param sunUp sine of the sun's elevation
   */
  double aroundSun(double incidence, double sunUp) {
    return aroundSun * Math.max(0, incidence) / Math.max(LOWEST_SUN, sunUp);
  }

  /**
   * Light from the rest of the sky on a surface, as a share of the diffuse on the horizontal.
   *
   * @param skyShare the surface sees
   * @param sinTilt of the surface
   */
  double elsewhere(double skyShare, double sinTilt) {
    return Math.max(0, (1 - aroundSun) * skyShare + horizon * sinTilt);
  }
}
