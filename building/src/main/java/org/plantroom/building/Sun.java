package org.plantroom.building;

/**
 * Where the sun stands, as a vector to it: east, north, up. Owner: one thread.
 *
 * <pre>
 *          up
 *           |   * sun
 *           |  /
 *           | / elevation
 *  north ---+------- south
 *          /
 *       east
 * </pre>
 *
 * <p>Declination and equation of time after the Astronomical Almanac's low-precision formulas
 * (Michalsky, Solar Energy 40, 1988; 0.01° from 1950 to 2050) are tabled for each noon and
 * interpolated: a step costs two trigonometric functions. Refraction is left out. The year is 2001,
 * midway between leap years, since a typical year is made of months of many.
 */
final class Sun {
  private static final int DAYS = 367;
  private static final double DAY = 86_400;

  /** Days from the epoch J2000 to the midnight at which the year begins, UTC. */
  private static final double FIRST_MIDNIGHT = 365.5;

  private final double sinLatitude;
  private final double cosLatitude;
  private final double meridian;
  private final double[] declination = new double[DAYS];
  private final double[] equationOfTime = new double[DAYS];
  private double east;
  private double north;
  private double up;

  Sun(Site site) {
    double latitude = Math.toRadians(site.latitude());
    sinLatitude = Math.sin(latitude);
    cosLatitude = Math.cos(latitude);
    meridian = Math.toRadians(site.longitude() - 15 * site.timeZone());
    for (int day = 0; day < DAYS; day++) {
      tabulate(day, FIRST_MIDNIGHT + day - site.timeZone() / 24);
    }
  }

  private void tabulate(int day, double sinceEpoch) {
    double mean = Math.toRadians(280.460 + 0.9856474 * sinceEpoch);
    double anomaly = Math.toRadians(357.528 + 0.9856003 * sinceEpoch);
    double ecliptic =
        mean + Math.toRadians(1.915 * Math.sin(anomaly) + 0.020 * Math.sin(2 * anomaly));
    double obliquity = Math.toRadians(23.439 - 4e-7 * sinceEpoch);
    double ascension = Math.atan2(Math.cos(obliquity) * Math.sin(ecliptic), Math.cos(ecliptic));
    declination[day] = Math.asin(Math.sin(obliquity) * Math.sin(ecliptic));
    equationOfTime[day] = Math.IEEEremainder(mean - ascension, 2 * Math.PI);
  }

  /**
   * Moves the sun.
   *
   * @param secondOfYear local standard time, 0 to a year
   */
  void moveTo(double secondOfYear) {
    double day = secondOfYear / DAY;
    int i = (int) day;
    double share = day - i;
    double angle = 2 * Math.PI * (share - 0.5) + meridian + between(equationOfTime, i, share);
    double tilt = between(declination, i, share);
    double sinTilt = Math.sin(tilt);
    double cosTilt = Math.sqrt(1 - sinTilt * sinTilt);
    double cosAngle = Math.cos(angle);
    up = sinLatitude * sinTilt + cosLatitude * cosTilt * cosAngle;
    north = cosLatitude * sinTilt - sinLatitude * cosTilt * cosAngle;
    east = -cosTilt * Math.sin(angle);
  }

  private static double between(double[] table, int i, double share) {
    return table[i] + share * (table[i + 1] - table[i]);
  }

  /** The vector's part to the east. */
  double east() {
    return east;
  }

  /** The vector's part to the north. */
  double north() {
    return north;
  }

  /** The vector's part upwards: the sine of the elevation, negative at night. */
  double up() {
    return up;
  }

  /** Elevation above the horizon, °, negative at night. */
  double elevation() {
    return Math.toDegrees(Math.asin(Math.clamp(up, -1, 1)));
  }

  /** Azimuth from north over east, ° from 0 to 360. */
  double azimuth() {
    double degrees = Math.toDegrees(Math.atan2(east, north));
    return degrees < 0 ? degrees + 360 : degrees;
  }
}
