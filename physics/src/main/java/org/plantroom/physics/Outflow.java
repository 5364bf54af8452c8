package org.plantroom.physics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An outlet whose flow is that of some edges of a network together. */
final class Outflow {
  private final Outlet outlet;
  private final int[] edges;

  private Outflow(Outlet outlet, List<Integer> edges) {
    this.outlet = outlet;
    this.edges = edges.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Outflows by circuit. One whose edges are of several circuits, since they meet at a known
   * pressure, is an outflow of each.
   */
  static Outflow[][] byCircuit(NetworkShape shape, List<List<Integer>> circuits) {
    Map<Integer, List<Outflow>> ofEdges = new HashMap<>();
    shape
        .flowing()
        .forEach(
            (outlet, edges) -> {
              Outflow outflow = new Outflow(outlet, edges);
              edges.forEach(
                  edge -> ofEdges.computeIfAbsent(edge, key -> new ArrayList<>()).add(outflow));
            });
    return circuits.stream()
        .map(
            edges ->
                edges.stream()
                    .flatMap(edge -> ofEdges.getOrDefault(edge, List.of()).stream())
                    .distinct()
                    .toArray(Outflow[]::new))
        .toArray(Outflow[][]::new);
  }

  /** Gives the outlet its flow out of those of all edges, kg/s. */
  void set(double[] flows) {
    double sum = 0;
    for (int edge : edges) {
      sum += flows[edge];
    }
    outlet.flow(sum);
  }
}
