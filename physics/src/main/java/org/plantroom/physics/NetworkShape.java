package org.plantroom.physics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A hydraulic network with numbered nodes: from 0 those of unknown pressures; −1, −2, … known ones.
 *
 * @param edges paths and links
 * @param unknown how many pressures are unknown
 * @param known pressures, Pa
 * @param flowing of each outlet whose flow is solved, the edges that make it up
 * @param sources outlets that impose a flow, with the node it enters
 * @param ends outlets of paths, with their nodes
 */
record NetworkShape(
    List<Edge> edges,
    int unknown,
    List<Double> known,
    Map<Outlet, List<Integer>> flowing,
    Map<Outlet, Integer> sources,
    Map<Outlet, Integer> ends) {
  /** What flows from one node to another through a component. */
  record Edge(String component, int from, int to, PressureLoss loss) {}

  double knownPressure(int node) {
    return known.get(-1 - node);
  }

  /**
   * Edges that share unknown pressures, by circuit. Nodes of known pressure part circuits: whatever
   * flows on their one side changes nothing on the other.
   */
  List<List<Integer>> circuits() {
    DisjointSets<Integer> sets = new DisjointSets<>();
    for (Edge edge : edges) {
      if (edge.from() >= 0 && edge.to() >= 0) {
        sets.join(edge.from(), edge.to());
      }
    }
    Map<Integer, List<Integer>> circuits = new LinkedHashMap<>();
    for (int e = 0; e < edges.size(); e++) {
      int node = Math.max(edges.get(e).from(), edges.get(e).to());
      // Between two known pressures an edge is a circuit of its own.
      int circuit = node >= 0 ? sets.root(node) : -1 - e;
      circuits.computeIfAbsent(circuit, key -> new ArrayList<>()).add(e);
    }
    return List.copyOf(circuits.values());
  }
}
