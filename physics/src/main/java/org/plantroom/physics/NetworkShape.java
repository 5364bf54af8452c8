package org.plantroom.physics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A hydraulic network as arrays: paths between numbered nodes. Nodes from 0 have unknown pressures;
 * −1, −2, … known ones.
 */
final class NetworkShape {
  private final int unknowns;
  private final int[] from;
  private final int[] to;
  private final PressureLoss[] losses;
  private final double[] known;
  private final Outlet[] outlets;
  private final int[][] sums;
  private final Outlet[] sources;
  private final int[] sourceNodes;
  private final Map<Outlet, Integer> nodes;

  NetworkShape(
      int unknowns,
      int[] from,
      int[] to,
      PressureLoss[] losses,
      double[] known,
      Map<Outlet, List<Integer>> flowing,
      Map<Outlet, Integer> imposed,
      Map<Outlet, Integer> nodes) {
    this.unknowns = unknowns;
    this.from = from;
    this.to = to;
    this.losses = losses;
    this.known = known;
    this.nodes = nodes;
    outlets = flowing.keySet().toArray(new Outlet[0]);
    sums =
        flowing.values().stream()
            .map(paths -> paths.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    sources = imposed.keySet().toArray(new Outlet[0]);
    sourceNodes = imposed.values().stream().mapToInt(Integer::intValue).toArray();
  }

  int unknowns() {
    return unknowns;
  }

  int paths() {
    return losses.length;
  }

  int[] from() {
    return from;
  }

  int[] to() {
    return to;
  }

  PressureLoss loss(int path) {
    return losses[path];
  }

  double knownPressure(int node) {
    return known[-1 - node];
  }

  int node(Outlet outlet) {
    Integer node = nodes.get(outlet);
    if (node == null) {
      throw new IllegalArgumentException("the outlet is no end of a path");
    }
    return node;
  }

  /** Changes when any path's relation does. */
  long version() {
    long sum = 0;
    for (PressureLoss loss : losses) {
      sum += loss.version();
    }
    return sum;
  }

  /** Changes when an imposed flow does. */
  double imposedFlow() {
    double sum = 0;
    for (int i = 0; i < sources.length; i++) {
      sum += (i + 1) * sources[i].massFlow();
    }
    return sum;
  }

  /** Sets each node's flow from outside, kg/s. */
  void injections(double[] into) {
    Arrays.fill(into, 0);
    for (int i = 0; i < sources.length; i++) {
      if (sourceNodes[i] >= 0) {
        into[sourceNodes[i]] += sources[i].massFlow();
      }
    }
  }

  /** Gives the outlets their flows; what is below the least is none. */
  void setOutlets(double[] flows, double least) {
    for (int i = 0; i < outlets.length; i++) {
      double sum = 0;
      for (int path : sums[i]) {
        sum += Math.max(flows[path], 0);
      }
      outlets[i].flow(sum < least ? 0 : sum);
    }
  }
}
