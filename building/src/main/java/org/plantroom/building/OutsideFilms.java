package org.plantroom.building;

import org.plantroom.physics.Ranges;

/**
 * Heat transfer outdoors from surfaces to air, by convection and by radiation to surroundings as
 * warm as the air: those that the U-values contain, so that sunlight and the sky find the same film
 * as the heat that leaves. What a clear sky takes more comes on top and is no part of them.
 *
 * @param walls W/(m²·K), 1 to 100
 * @param roofs what faces the sky more than the horizon, W/(m²·K), 1 to 100
 * @param windows W/(m²·K), 1 to 100
 */
public record OutsideFilms(double walls, double roofs, double windows) {
  /** EN ISO 6946:2017, 6.8: 0.04 m²·K/W at 4 m/s of wind. */
  public static final OutsideFilms STANDARD = new OutsideFilms(25, 25, 25);

  /** Films as described. */
  public OutsideFilms {
    Ranges.within(1, 100, "walls", walls);
    Ranges.within(1, 100, "roofs", roofs);
    Ranges.within(1, 100, "windows", windows);
  }

  /** Of an opaque part that stands so, W/(m²·K). */
  double opaque(Facing facing) {
    return facing.tilt() < 45 ? roofs : walls;
  }
}
