package org.plantroom.physics;

/**
 * A measured state of a machine, as EN 14511 tests and the Keymark publish it.
 *
 * @param cold temperature on the cold side, °C
 * @param warm temperature on the warm side, °C, more than the cold one
 * @param speed of the compressor, share of the full one, more than 0 to 1
 * @param heating to the warm side, W, more than the power
 * @param power electric, W, more than 0
 */
public record RatingPoint(double cold, double warm, double speed, double heating, double power) {
  /** A state as described. */
  public RatingPoint {
    Ranges.above(cold, "warm side of a rating point", warm);
    Ranges.within(0.01, 1, "speed of a rating point", speed);
    Ranges.above(0, "power of a rating point", power);
    Ranges.above(power, "heating of a rating point", heating);
  }

  /** A heat pump's point at full speed by capacity, W, and COP. */
  public static RatingPoint heating(double cold, double warm, double capacity, double cop) {
    return new RatingPoint(cold, warm, 1, capacity, capacity / cop);
  }

  /** A chiller's point at full speed by cooling capacity, W, and EER. */
  public static RatingPoint cooling(double cold, double warm, double capacity, double eer) {
    return new RatingPoint(cold, warm, 1, capacity + capacity / eer, capacity / eer);
  }

  /** Heating COP. */
  public double cop() {
    return heating / power;
  }

  /** Share of the ideal COP between the refrigerant's temperatures: {@link RatingTable#ideal}. */
  public double effectiveness() {
    return cop() / RatingTable.ideal(cold, warm);
  }
}
