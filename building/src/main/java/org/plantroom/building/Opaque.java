package org.plantroom.building;

import org.plantroom.physics.Ranges;

/**
 * An opaque part of a room's shell that stands outdoors: a wall, a roof.
 *
 * @param area m², more than 0
 * @param uValue from air to air, W/(m²·K), 0.01 to 10
 * @param facing how it stands
 * @param absorptance share of sunlight its outside takes up, 0 to 1
 */
public record Opaque(double area, double uValue, Facing facing, double absorptance) {
  /** A part as described. */
  public Opaque {
    Ranges.above(0, "area", area);
    Ranges.within(0.01, 10, "uValue", uValue);
    Ranges.within(0, 1, "absorptance", absorptance);
  }
}
