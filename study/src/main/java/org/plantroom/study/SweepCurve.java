package org.plantroom.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * KPIs over one parameter that a sweep changed.
 *
 * @param path of the parameter
 * @param points in the order of its values
 */
record SweepCurve(String path, List<Point> points) {
  private static final Pattern NUMBER = Pattern.compile("(-?[0-9.]+(?:[eE][-+]?[0-9]+)?).*");

  private static final int LEAST_POINTS = 3;

  /** A run at a value. */
  record Point(double value, RunResult run) {}

  /** A curve for each number that three or more runs differ from the base in, and in that alone. */
  static List<SweepCurve> of(List<RunResult> runs) {
    Scenario base = runs.getFirst().scenario();
    SortedMap<String, List<Point>> points = new TreeMap<>();
    for (RunResult run : runs) {
      Set<String> changed = changed(base, run.scenario());
      if (changed.size() == 1) {
        String path = changed.iterator().next();
        double value = number(run.scenario().changes().getOrDefault(path, ""));
        points.computeIfAbsent(path, p -> new ArrayList<>()).add(new Point(value, run));
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

  private static Set<String> changed(Scenario base, Scenario other) {
    return other.changes().entrySet().stream()
        .filter(each -> !each.getValue().equals(base.changes().get(each.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static double number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.matches() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
  }

  /** A KPI over the parameter. */
  String plot(Kpi kpi) {
    double[] xs = points.stream().mapToDouble(Point::value).toArray();
    double[] ys = points.stream().mapToDouble(p -> p.run().value(kpi)).toArray();
    return Plot.of(kpi.label(), path).line(kpi.key(), xs, ys).svg();
  }
}
