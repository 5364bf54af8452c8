package org.plantroom.study;

/** A quantity over a run. Immutable. */
public final class Trajectory {
  private final String path;
  private final String unit;
  private final double[] seconds;
  private final double[] values;

  /** Takes what nobody else writes to any more. */
  Trajectory(String path, String unit, double[] seconds, double[] values) {
    this.path = path;
    this.unit = unit;
    this.seconds = seconds;
    this.values = values;
  }

  /** Component and quantity. */
  public String path() {
    return path;
  }

  /** As UCUM writes it. */
  public String unit() {
    return unit;
  }

  /** How many samples it has. */
  public int size() {
    return seconds.length;
  }

  /** Time of a sample since the start, s. */
  public double second(int sample) {
    return seconds[sample];
  }

  /** Value of a sample. */
  public double value(int sample) {
    return values[sample];
  }

  double[] seconds() {
    return seconds.clone();
  }

  double[] values() {
    return values.clone();
  }

  /**
   * Values of a span of time; NaN before and after it.
   *
   * @param begin s, within
   * @param end s, beyond
   */
  double[] between(double begin, double end) {
    double[] within = values.clone();
    for (int i = 0; i < within.length; i++) {
      within[i] = seconds[i] >= begin && seconds[i] < end ? within[i] : Double.NaN;
    }
    return within;
  }

  /** The path with its unit as people read it. */
  String label() {
    String shown = unit.equals("Cel") ? "°C" : unit;
    return shown.equals("1") ? path : path + ", " + shown;
  }
}
