package org.plantroom.building;

import org.plantroom.physics.Ranges;

/**
 * How a surface stands.
 *
 * @param azimuth of its outward normal, ° from north over east: 0 north, 90 east, 180 south
 * @param tilt ° from the horizontal: 0 looks up, 90 is a wall
 */
public record Facing(double azimuth, double tilt) {
  /** A flat roof. */
  public static final Facing UP = new Facing(0, 0);

  /** A wall to the north. */
  public static final Facing NORTH = new Facing(0, 90);

  /** A wall to the east. */
  public static final Facing EAST = new Facing(90, 90);

  /** A wall to the south. */
  public static final Facing SOUTH = new Facing(180, 90);

  /** A wall to the west. */
  public static final Facing WEST = new Facing(270, 90);

  /** A stand as described. */
  public Facing {
    Ranges.within(0, 360, "azimuth", azimuth);
    Ranges.within(0, 180, "tilt", tilt);
  }

  /** Share of the sky it sees, 0 to 1. */
  public double skyShare() {
    return 0.5 * (1 + Math.cos(Math.toRadians(tilt)));
  }
}
