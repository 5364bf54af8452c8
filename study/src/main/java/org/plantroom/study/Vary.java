package org.plantroom.study;

import java.util.Locale;

/**
 * A parameter that is searched between two values.
 *
 * @param path of the plant file, e.g. {@code curve.designSupply}
 * @param from least value
 * @param to greatest value, more than {@code from}
 * @param unit both are written in; may be empty
 */
record Vary(String path, double from, double to, String unit) {
  /** The value at a share of the way, 0 to 1. */
  double at(double share) {
    return from + Math.clamp(share, 0, 1) * (to - from);
  }

  /** The same as the plant file would write it. */
  String text(double share) {
    return (String.format(Locale.ROOT, "%.9g", at(share)) + " " + unit).strip();
  }

  /** The path with its unit. */
  String label() {
    return unit.isEmpty() ? path : path + ", " + unit;
  }
}
