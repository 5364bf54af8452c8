package org.plantroom.app;

import java.util.List;

/**
 * How a bench's figure grows with something: a table whose last column is drawn, so that what grows
 * in proportion is seen as bars of one length.
 *
 * @param title what grows
 * @param with what it grows with, and its unit
 * @param figure that grows, and its unit
 * @param each the figure's share a piece, and its unit
 * @param points in rising order
 */
record BenchCurve(String title, String with, String figure, String each, List<Point> points) {
  private static final int LONGEST_BAR = 20;

  /** A row of it. */
  record Point(double with, double figure, double each) {}

  BenchCurve {
    points = List.copyOf(points);
  }

  /** As a table in Markdown. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("\n%s:%n%n".formatted(title));
    text.append("| %s | %s | %s | |%n".formatted(with, figure, each));
    text.append("| ---: | ---: | ---: | :--- |\n");
    double greatest = points.stream().mapToDouble(Point::each).max().orElse(0);
    for (Point point : points) {
      text.append(
          "| %s | %s | %s | %s |%n"
              .formatted(
                  BenchFigures.text(point.with()),
                  BenchFigures.text(point.figure()),
                  BenchFigures.text(point.each()),
                  "█".repeat((int) Math.round(LONGEST_BAR * point.each() / greatest))));
    }
    return text.toString();
  }
}
