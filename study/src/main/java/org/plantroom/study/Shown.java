package org.plantroom.study;

import java.util.Locale;

/** Numbers as people read them. */
final class Shown {
  private Shown() {}

  /** Four significant digits, no exponent where it can be helped. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e7)) {
      return String.format(Locale.ROOT, "%.3e", value).replace('-', '−');
    }
    int whole = size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
    return String.format(Locale.ROOT, "%." + Math.max(0, 4 - whole) + "f", value).replace('-', '−');
  }

  /** A difference with its sign and its share of the base. */
  static String difference(double value, double base) {
    double difference = value - base;
    if (difference == 0) {
      return "0";
    }
    String sign = difference > 0 ? "+" : "";
    String share =
        base == 0
            ? ""
            : String.format(Locale.ROOT, " (%+.1f %%)", 100 * difference / Math.abs(base));
    return sign + number(difference) + share.replace('-', '−');
  }
}
