package org.plantroom.study;

import java.util.Locale;

/**
 * Round numbers along an axis.
 *
 * @param first lowest shown
 * @param step between two, 1, 2 or 5 times a power of ten
 * @param count how many, 1 or more
 */
record Ticks(double first, double step, int count) {
  private static final double[] ROUND = {1, 2, 5, 10};

  /** At most so many ticks from a low to a high value, both inside or on the ends. */
  static Ticks within(double low, double high, int most) {
    double rough = (high - low) / most;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = 10 * power;
    for (int i = ROUND.length - 1; i >= 0; i--) {
      step = ROUND[i] * power >= rough * (1 - 1e-9) ? ROUND[i] * power : step;
    }
    double first = Math.ceil(low / step - 1e-9) * step;
    int count = (int) Math.floor((high - first) / step + 1e-9) + 1;
    return new Ticks(first, step, Math.max(1, count));
  }

  double at(int tick) {
    return first + tick * step;
  }

  /** A tick's number with as many decimals as the step needs. */
  String label(int tick) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    double value = at(tick);
    double shown = Math.abs(value) < step / 1e6 ? 0 : value;
    return String.format(Locale.ROOT, "%." + decimals + "f", shown).replace('-', '−');
  }
}
