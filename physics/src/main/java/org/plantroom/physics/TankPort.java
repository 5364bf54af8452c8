package org.plantroom.physics;

/**
 * Where water enters or leaves a tank.
 *
 * @param name lowerCamelCase, e.g. {@code hotInlet}
 * @param entering true for an inlet
 * @param height share of the tank's height, 0 bottom to 1 top
 */
public record TankPort(String name, boolean entering, double height) {
  /** A port that is possible. */
  public TankPort {
    Ranges.within(0, 1, "height of " + name, height);
  }

  /** Where water enters. */
  public static TankPort inlet(String name, double height) {
    return new TankPort(name, true, height);
  }

  /** Where water leaves. */
  public static TankPort outlet(String name, double height) {
    return new TankPort(name, false, height);
  }

  /** The layer it is in, 0 at the bottom. */
  int layer(int layers) {
    return Math.min(layers - 1, (int) (height * layers));
  }
}
