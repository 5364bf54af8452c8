package org.plantroom.modbus;

import org.plantroom.core.TagType;

/**
 * Between raw numbers and engineering values: value = raw × scale × 10^power + offset.
 *
 * <p>Scales are decimal fractions written by people. Multiplying 215 by the double nearest to 0.1
 * gives 21.500000000000004; dividing 215 by 10 gives 21.5. So the scale and the offset are taken as
 * integers over one common denominator, 10^n or 1/scale, wherever that is what they are.
 */
final class Scaling {
  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** Scales and offsets with more decimals than this are no decimal fractions meant as such. */
  private static final int MOST_DECIMALS = 9;

  private Scaling() {}

  /** True for a power of ten that makes sense; SunSpec's sunssf runs from -10 to 10. */
  static boolean isPower(int power) {
    return Math.abs(power) < POWERS.length;
  }

  /** From raw to engineering value; the power satisfies {@link #isPower}. */
  static double apply(TagType tag, double raw, int power) {
    double denominator = denominator(tag.scale(), tag.offset());
    double scale = Math.rint(tag.scale() * denominator);
    double offset = Math.rint(tag.offset() * denominator);
    if (denominator == 0) {
      return shifted(raw * tag.scale(), power) + tag.offset();
    }
    if (offset == 0) {
      return power < 0
          ? raw * scale / (denominator * POWERS[-power])
          : raw * scale * POWERS[power] / denominator;
    }
    return (shifted(raw * scale, power) + offset) / denominator;
  }

  /** From engineering to raw value, not yet rounded; the power satisfies {@link #isPower}. */
  static double remove(TagType tag, double value, int power) {
    double denominator = denominator(tag.scale(), tag.offset());
    if (denominator == 0) {
      return shifted((value - tag.offset()) / tag.scale(), -power);
    }
    double scale = Math.rint(tag.scale() * denominator);
    double offset = Math.rint(tag.offset() * denominator);
    return shifted((value * denominator - offset) / scale, -power);
  }

  private static double shifted(double number, int power) {
    return power < 0 ? number / POWERS[-power] : number * POWERS[power];
  }

  /** What makes integers of both, or 0 when nothing does. */
  private static double denominator(double scale, double offset) {
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      double candidate = POWERS[decimals];
      if (isOver(scale, candidate) && isOver(offset, candidate)) {
        return candidate;
      }
    }
    double reciprocal = Math.rint(1 / scale);
    return offset == 0 && isOver(scale, reciprocal) ? reciprocal : 0;
  }

  /** True when the number is the double nearest to some integer divided by the denominator. */
  private static boolean isOver(double number, double denominator) {
    return Math.rint(number * denominator) / denominator == number;
  }
}
