package org.plantroom.simulation;

/** Constants and small laws the models share. */
final class Physics {
  /** 0 °C in kelvin. */
  static final double ZERO_CELSIUS = 273.15;

  /** Heat capacity of water at plant room temperatures, J/(kg·K). */
  static final double WATER_HEAT_CAPACITY = 4182;

  /** Density of water, kg/l. */
  static final double WATER_DENSITY = 0.995;

  /** Heat capacity of a cubic metre of indoor air, J/(m³·K). */
  static final double AIR_HEAT_CAPACITY = 1206;

  /** Seconds of a day. */
  static final double DAY = 86_400;

  private Physics() {}

  /** The value forced between both limits. */
  static double clamp(double value, double min, double max) {
    return Math.max(min, Math.min(max, value));
  }

  /**
   * A first-order lag, exact for any step.
   *
   * @param now where it is
   * @param target where it goes
   * @param timeConstant seconds to cover 63 % of the way
   * @param seconds the step
   */
  static double lag(double now, double target, double timeConstant, double seconds) {
    return target + (now - target) * Math.exp(-seconds / timeConstant);
  }

  /** 1 for true, 0 for false, as signals carry it. */
  static double signal(boolean value) {
    return value ? 1 : 0;
  }
}
