package org.plantroom.physics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of a circuit, numbered within it: their pressures, and what flows in from outside.
 *
 * <p>Owner: its circuit.
 */
final class CircuitNodes {
  private final int[] from;
  private final int[] to;
  private final double[] knownFrom;
  private final double[] knownTo;
  private final Outlet[] sources;
  private final int[] sourceNodes;
  private final double[] imposed;
  private final double[] pressures;
  private final Map<Integer, Integer> numbers = new LinkedHashMap<>();

  CircuitNodes(NetworkShape shape, List<NetworkShape.Edge> edges) {
    from = new int[edges.size()];
    to = new int[edges.size()];
    knownFrom = new double[edges.size()];
    knownTo = new double[edges.size()];
    for (int e = 0; e < from.length; e++) {
      from[e] = number(edges.get(e).from());
      to[e] = number(edges.get(e).to());
      knownFrom[e] = known(shape, edges.get(e).from());
      knownTo[e] = known(shape, edges.get(e).to());
    }
    List<Map.Entry<Outlet, Integer>> mine =
        shape.sources().entrySet().stream()
            .filter(source -> numbers.containsKey(source.getValue()))
            .toList();
    sources = mine.stream().map(Map.Entry::getKey).toArray(Outlet[]::new);
    sourceNodes = mine.stream().mapToInt(source -> number(source.getValue())).toArray();
    imposed = new double[sources.length];
    Arrays.fill(imposed, Double.NaN);
    pressures = new double[numbers.size()];
  }

  private int number(int node) {
    return node < 0 ? -1 : numbers.computeIfAbsent(node, key -> numbers.size());
  }

  private static double known(NetworkShape shape, int node) {
    return node < 0 ? shape.knownPressure(node) : 0;
  }

  int unknown() {
    return pressures.length;
  }

  /** First node of each edge; −1 where its pressure is known. */
  int[] from() {
    return from;
  }

  /** Second node of each edge; −1 where its pressure is known. */
  int[] to() {
    return to;
  }

  /** Unknown pressures, Pa; the right side of their equations before these are solved. */
  double[] pressures() {
    return pressures;
  }

  /** True when an imposed flow has changed since this was last asked. */
  boolean isChanged() {
    boolean changed = false;
    for (int i = 0; i < sources.length; i++) {
      double flow = sources[i].massFlow();
      changed |= flow != imposed[i];
      imposed[i] = flow;
    }
    return changed;
  }

  /** Begins the right side with the imposed flows. */
  void inject() {
    Arrays.fill(pressures, 0);
    for (int i = 0; i < sources.length; i++) {
      pressures[sourceNodes[i]] += imposed[i];
    }
  }

  /** Adds an edge of {@code flow = share + conductance · difference} to the right side. */
  void push(int edge, double share, double conductance) {
    if (from[edge] >= 0) {
      pressures[from[edge]] += conductance * knownTo[edge] - share;
    }
    if (to[edge] >= 0) {
      pressures[to[edge]] += conductance * knownFrom[edge] + share;
    }
  }

  /** Pressure at an edge's beginning less that at its end, Pa. */
  double difference(int edge) {
    double before = from[edge] < 0 ? knownFrom[edge] : pressures[from[edge]];
    double after = to[edge] < 0 ? knownTo[edge] : pressures[to[edge]];
    return before - after;
  }

  /** Pressures by the nodes' numbers in the network, Pa. */
  void tell(double[] into) {
    numbers.forEach((node, number) -> into[node] = pressures[number]);
  }
}
