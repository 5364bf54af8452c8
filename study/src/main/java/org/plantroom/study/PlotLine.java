package org.plantroom.study;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A line or a cloud of points of a plot. Immutable; points that are no numbers are left out. */
final class PlotLine {
  /** How a line is drawn. */
  enum Style {
    /** A thin line. */
    LINE,
    /** A wide pale line, for what others are compared with. */
    REFERENCE,
    /** Dots. */
    DOTS
  }

  /** A page has many plots; more points than pixels only make it heavy. */
  static final int MOST_POINTS = 400;

  private final String name;
  private final Style style;
  private final double[] xs;
  private final double[] ys;

  PlotLine(String name, Style style, double[] xs, double[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(
          "%s has %d places for %d values".formatted(name, xs.length, ys.length));
    }
    int[] finite =
        IntStream.range(0, xs.length)
            .filter(i -> Double.isFinite(xs[i]) && Double.isFinite(ys[i]))
            .toArray();
    double[] finiteXs = Arrays.stream(finite).mapToDouble(i -> xs[i]).toArray();
    double[] finiteYs = Arrays.stream(finite).mapToDouble(i -> ys[i]).toArray();
    int[] kept = Thinning.of(finiteXs, finiteYs, MOST_POINTS);
    this.name = name;
    this.style = style;
    this.xs = Arrays.stream(kept).mapToDouble(i -> finiteXs[i]).toArray();
    this.ys = Arrays.stream(kept).mapToDouble(i -> finiteYs[i]).toArray();
  }

  String name() {
    return name;
  }

  Style style() {
    return style;
  }

  int size() {
    return xs.length;
  }

  double x(int point) {
    return xs[point];
  }

  double y(int point) {
    return ys[point];
  }
}
