package org.plantroom.building;

import org.plantroom.physics.Psychrometrics;
import org.plantroom.physics.Ranges;

/**
 * Where a weather is.
 *
 * @param name as shown
 * @param latitude °, north positive, −90 to 90
 * @param longitude °, east positive, −180 to 180
 * @param timeZone hours ahead of UTC, without daylight saving, −12 to 14
 * @param elevation m above the sea, −500 to 6000
 */
public record Site(
    String name, double latitude, double longitude, double timeZone, double elevation) {
  /** A site as described. */
  public Site {
    Ranges.within(-90, 90, "latitude", latitude);
    Ranges.within(-180, 180, "longitude", longitude);
    Ranges.within(-12, 14, "timeZone", timeZone);
    Ranges.within(-500, 6000, "elevation", elevation);
  }

  /** Pressure of the standard atmosphere here, Pa. */
  public double standardPressure() {
    return Psychrometrics.pressure(elevation);
  }
}
