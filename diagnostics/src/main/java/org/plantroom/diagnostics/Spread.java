package org.plantroom.diagnostics;

/** Mean and standard deviation of numbers, one by one (Welford). Not thread-safe. */
final class Spread {
  private long count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
  }

  long count() {
    return count;
  }

  double mean() {
    return mean;
  }

  /** Of a sample; NaN below two numbers. */
  double deviation() {
    return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
  }
}
