package org.plantroom.study;

import java.util.List;

/**
 * What a plot shows of its plane.
 *
 * @param left lowest x
 * @param right greatest x, more than {@code left}
 * @param bottom lowest y
 * @param top greatest y, more than {@code bottom}
 */
record PlotSpan(double left, double right, double bottom, double top) {
  private static final double MARGIN = 0.04;

  /** All points of all lines, with a little air above and below. */
  static PlotSpan of(List<PlotLine> lines) {
    double[] span = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
    for (PlotLine line : lines) {
      for (int i = 0; i < line.size(); i++) {
        span[0] = Math.min(span[0], line.x(i));
        span[1] = Math.max(span[1], line.x(i));
        span[2] = Math.min(span[2], line.y(i));
        span[3] = Math.max(span[3], line.y(i));
      }
    }
    return span[0] > span[1] ? new PlotSpan(0, 1, 0, 1) : widened(span);
  }

  private static PlotSpan widened(double[] span) {
    double width = span[1] > span[0] ? 0 : 0.5;
    double height = span[3] > span[2] ? MARGIN * (span[3] - span[2]) : air(span[3]);
    return new PlotSpan(span[0] - width, span[1] + width, span[2] - height, span[3] + height);
  }

  private static double air(double level) {
    return level == 0 ? 0.5 : Math.abs(level) * 0.1;
  }
}
