package org.plantroom.study;

import java.util.Arrays;
import java.util.Locale;

/**
 * Values over the year, each of which holds until the next; the last for as long as the one before.
 * Immutable.
 */
final class TimeSeries {
  private static final double DAY = 86_400;

  private final double[] seconds;
  private final double[] values;

  /**
   * A series of two values or more.
   *
   * @param seconds since new year, rising
   * @param values as many
   */
  TimeSeries(double[] seconds, double[] values) {
    if (seconds.length < 2 || seconds.length != values.length) {
      throw new IllegalArgumentException(
          "a series needs two values or more [times=%d, values=%d]"
              .formatted(seconds.length, values.length));
    }
    this.seconds = seconds.clone();
    this.values = values.clone();
  }

  /** Its beginning, s since new year. */
  double begin() {
    return seconds[0];
  }

  /** Where it ends, s since new year. */
  double end() {
    int last = seconds.length - 1;
    return 2 * seconds[last] - seconds[last - 1];
  }

  /** Two times since new year, s, in words. */
  static String span(double begin, double end) {
    return String.format(Locale.ROOT, "day %.2f to day %.2f of the year", begin / DAY, end / DAY);
  }

  /**
   * The value of a time.
   *
   * @throws IllegalArgumentException when the series does not reach so far
   */
  double at(double time) {
    if (time < begin() || time >= end()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "values of %s do not tell of day %.2f",
              span(begin(), end()),
              time / DAY));
    }
    int found = Arrays.binarySearch(seconds, time);
    return values[found >= 0 ? found : -found - 2];
  }
}
