package org.plantroom.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * KPIs over one parameter that a sweep changed.
 *
 * @param path of the parameter
 * @param points in the order of its values
 */
record SweepCurve(String path, List<Point> points) {
  private static final int LEAST_POINTS = 3;

  /** A run at a value. */
  record Point(double value, RunResult run) {}

  /** A curve for each number that three or more runs differ from the base in, and in that alone. */
  static List<SweepCurve> of(List<RunResult> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    SortedMap<String, List<Point>> points = new TreeMap<>();
    for (RunResult run : runs) {
      List<Map.Entry<String, Double>> changed = SweptNumbers.of(runs.getFirst(), run);
      if (changed.size() == 1) {
        Point point = new Point(changed.getFirst().getValue(), run);
        points.computeIfAbsent(changed.getFirst().getKey(), _ -> new ArrayList<>()).add(point);
      }
    }
    List<SweepCurve> curves = new ArrayList<>();
    points.forEach((path, all) -> curves.add(new SweepCurve(path, sorted(all))));
    return curves.stream().filter(curve -> curve.points().size() >= LEAST_POINTS).toList();
  }

  private static List<Point> sorted(List<Point> points) {
    return points.stream()
        .filter(point -> Double.isFinite(point.value()))
        .sorted(Comparator.comparingDouble(Point::value))
        .toList();
  }

  /** A KPI over the parameter. */
  String plot(Kpi kpi) {
    double[] xs = points.stream().mapToDouble(Point::value).toArray();
    double[] ys = points.stream().mapToDouble(p -> p.run().value(kpi)).toArray();
    return Plot.of(kpi.label(), path).line(kpi.key(), xs, ys).svg();
  }
}
