package org.plantroom.app;

import java.util.Locale;

/** How figures are written for people: as many digits as were measured, thousands apart. */
final class BenchFigures {
  private BenchFigures() {}

  /** Three digits or more: {@code 812,345}, {@code 61.3}, {@code 0.512}. */
  static String text(Number figure) {
    double number = figure.doubleValue();
    if (number == Math.rint(number) || Math.abs(number) >= 1_000) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
    return String.format(Locale.ROOT, Math.abs(number) >= 10 ? "%.1f" : "%.3f", number);
  }

  /** Rounded so that JSON does not pretend to digits nobody measured. */
  static double rounded(double figure) {
    return Math.round(figure * 1_000) / 1_000.0;
  }
}
