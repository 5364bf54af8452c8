package org.plantroom.study;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What was measured of one thing, at times of its own. A value that is no number ends what is known
 * until the next one. Immutable.
 */
final class MeasuredColumn {
  /** What holds between two measured values. */
  enum Between {
    /** The line from the one to the other, for values taken at even times. */
    LINE,
    /** The earlier one, for values that are stored when they change. */
    EARLIER
  }

  private final double[] seconds;
  private final double[] values;
  private final Between between;

  /**
   * A column.
   *
   * @param seconds since the beginning of the data, rising
   * @param values as many; NaN where nothing is known
   */
  MeasuredColumn(double[] seconds, double[] values, Between between) {
    this.seconds = seconds.clone();
    this.values = values.clone();
    this.between = between;
  }

  /** The same in another unit. */
  MeasuredColumn in(DoubleUnaryOperator conversion) {
    return new MeasuredColumn(seconds, Arrays.stream(values).map(conversion).toArray(), between);
  }

  /** The same, its values held until the next known one, whatever is between them. */
  MeasuredColumn holding() {
    int[] known =
        IntStream.range(0, values.length).filter(row -> Double.isFinite(values[row])).toArray();
    return new MeasuredColumn(
        Arrays.stream(known).mapToDouble(row -> seconds[row]).toArray(),
        Arrays.stream(known).mapToDouble(row -> values[row]).toArray(),
        Between.EARLIER);
  }

  /** The usual time from one known value to the next, s; 0 where there are fewer than two. */
  double spacing() {
    double[] known =
        IntStream.range(0, values.length)
            .filter(row -> Double.isFinite(values[row]))
            .mapToDouble(row -> seconds[row])
            .toArray();
    double[] gaps = new double[Math.max(0, known.length - 1)];
    Arrays.setAll(gaps, i -> known[i + 1] - known[i]);
    Arrays.sort(gaps);
    return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
  }

  /** How many values it has, unknown ones included. */
  int size() {
    return values.length;
  }

  /** Time of a value since the beginning of the data, s. */
  double second(int row) {
    return seconds[row];
  }

  /** A value; NaN where nothing is known. */
  double value(int row) {
    return values[row];
  }

  /** Times of all values, s. */
  double[] seconds() {
    return seconds.clone();
  }

  /** All values. */
  double[] values() {
    return values.clone();
  }

  /**
   * The value of a time.
   *
   * @param time since the beginning of the data, s
   * @param gap the longest time without a value that is bridged, s
   * @return NaN where nothing is known
   */
  double at(double time, double gap) {
    int found = Arrays.binarySearch(seconds, time);
    if (found >= 0 && Double.isFinite(values[found])) {
      return values[found];
    }
    int next = found >= 0 ? found + 1 : -found - 1;
    return switch (between) {
      case EARLIER -> next == 0 ? Double.NaN : values[next - 1];
      case LINE -> line(time, next, gap);
    };
  }

  private double line(double time, int next, double gap) {
    int before = next - 1;
    while (before >= 0 && Double.isNaN(values[before])) {
      before--;
    }
    int after = next;
    while (after < values.length && Double.isNaN(values[after])) {
      after++;
    }
    if (before < 0 || after == values.length || seconds[after] - seconds[before] > gap) {
      return Double.NaN;
    }
    double share = (time - seconds[before]) / (seconds[after] - seconds[before]);
    return values[before] + share * (values[after] - values[before]);
  }

  /** Standard deviation about the mean of what is known. */
  double deviation() {
    double mean = known().average().orElse(0);
    return Math.sqrt(known().map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  private DoubleStream known() {
    return Arrays.stream(values).filter(Double::isFinite);
  }
}
