package org.plantroom.building;

/**
 * One mass with a surface before it and, perhaps, the outdoors behind it; its surface's equation is
 * (film + R + ...) · T_surface = film · T_air + {@link #source} + radiation. Owner: its fabric.
 */
final class WallMass {
  private final double film;
  private final double front;
  private final double back;
  private final double capacity;
  private double mass;
  private double nextMass;
  private double surface;
  private double offset;
  private double slope;
  private double source;

  /**
   * A mass at one temperature.
   *
   * @param film between air and surface, W/K
   * @param front between surface and mass, W/K
   * @param back between mass and outdoors, W/K; 0 for none
   * @param capacity J/K
   * @param start °C
   */
  WallMass(double film, double front, double back, double capacity, double start) {
    this.film = film;
    this.front = front;
    this.back = back;
    this.capacity = capacity;
    mass = start;
    nextMass = start;
    surface = start;
  }

  /** Takes the mass at the step's end as a line in its surface's temperature. */
  void reduce(double seconds, double behind, double radiant) {
    double inertia = capacity / seconds;
    double sum = inertia + front + back;
    offset = (inertia * mass + back * behind) / sum;
    slope = front / sum;
    source = front * offset + radiant;
  }

  double film() {
    return film;
  }

  /** What conducts to the surface, less what comes back of its own temperature, W/K. */
  double sum() {
    return film + front * (1 - slope);
  }

  double source() {
    return source;
  }

  void settle(double surfaceTemperature) {
    surface = surfaceTemperature;
    nextMass = offset + slope * surface;
  }

  void commit() {
    mass = nextMass;
  }

  double surface() {
    return surface;
  }

  double storedEnergy() {
    return capacity * mass;
  }

  /** Heat from the outdoors into the mass, W. */
  double fromBehind(double behind) {
    return back * (behind - nextMass);
  }
}
