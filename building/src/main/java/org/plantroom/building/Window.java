package org.plantroom.building;

import org.plantroom.physics.Ranges;

/**
 * A window.
 *
 * @param area of the glass, m², more than 0
 * @param uValue from air to air, W/(m²·K), 0.1 to 10
 * @param gValue share of sunlight that heats the room at normal incidence, 0 to 1
 * @param facing how it stands
 */
public record Window(double area, double uValue, double gValue, Facing facing) {
  /** A window as described. */
  public Window {
    Ranges.above(0, "area", area);
    Ranges.within(0.1, 10, "uValue", uValue);
    Ranges.within(0, 1, "gValue", gValue);
  }
}
