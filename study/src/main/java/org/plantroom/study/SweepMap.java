package org.plantroom.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * KPIs over two parameters that a sweep changed together.
 *
 * @param across path of the one
 * @param up path of the other
 * @param runs by the values of both, in this order
 */
record SweepMap(String across, String up, Map<Spot, RunResult> runs) {
  private static final int LEAST_VALUES = 2;

  SweepMap {
    runs = Map.copyOf(runs);
  }

  /** The values of both parameters. */
  record Spot(double x, double y) {}

  /** The parameters of a map. */
  private record Axes(String across, String up) {}

  /** A map for each two numbers in which runs, and in nothing else, differ on a whole grid. */
  static List<SweepMap> of(List<RunResult> runs) {
    SequencedMap<Axes, Map<Spot, RunResult>> grids = new LinkedHashMap<>();
    for (RunResult run : runs) {
      List<Map.Entry<String, Double>> changed = SweptNumbers.of(runs.getFirst(), run);
      boolean isSpot =
          changed.size() == 2
              && changed.stream().allMatch(each -> Double.isFinite(each.getValue()));
      if (isSpot) {
        Axes axes = new Axes(changed.getFirst().getKey(), changed.getLast().getKey());
        Spot spot = new Spot(changed.getFirst().getValue(), changed.getLast().getValue());
        grids.computeIfAbsent(axes, _ -> new LinkedHashMap<>()).put(spot, run);
      }
    }
    List<SweepMap> maps = new ArrayList<>();
    grids.forEach((axes, spots) -> maps.add(new SweepMap(axes.across(), axes.up(), spots)));
    return maps.stream().filter(SweepMap::isWhole).toList();
  }

  private boolean isWhole() {
    int columns = xs().size();
    int rows = ys().size();
    return columns >= LEAST_VALUES && rows >= LEAST_VALUES && runs.size() == columns * rows;
  }

  private List<Double> xs() {
    TreeSet<Double> values = new TreeSet<>();
    runs.keySet().forEach(spot -> values.add(spot.x()));
    return List.copyOf(values);
  }

  private List<Double> ys() {
    TreeSet<Double> values = new TreeSet<>();
    runs.keySet().forEach(spot -> values.add(spot.y()));
    return List.copyOf(values);
  }

  /** A KPI as colours over both parameters. */
  String plot(Kpi kpi) {
    HeatMap map = new HeatMap(kpi.label(), across, up, xs(), ys());
    runs.forEach((spot, run) -> map.put(spot.x(), spot.y(), run.value(kpi)));
    return map.svg();
  }
}
