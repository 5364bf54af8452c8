package org.plantroom.physics;

import java.util.Arrays;
import java.util.List;

/**
 * Paths of a hydraulic network that share unknown pressures, solved together by Newton's method.
 *
 * <p>Owner: its network.
 */
final class Circuit {
  private static final int MOST_ITERATIONS = 60;
  private static final int RELAXED_FROM = 12;
  private static final double HOLD = 1e13;
  private static final double LEAST_FLOW = 1e-8;
  private static final double LEAST_SLOPE = 1e-3;
  private static final double SETTLED = 1e-9;

  private final String[] components;
  private final PressureLoss[] losses;
  private final int[] edges;
  private final CircuitNodes nodes;
  private final NodalMatrix matrix;
  private final double[] linear;
  private final double[] flows;
  private final double[] conductances;
  private long version = Long.MIN_VALUE;
  private int iterations;
  private int restless;
  private double change;

  /**
   * A circuit at rest.
   *
   * @param edges of it, by their numbers in the network
   */
  Circuit(NetworkShape shape, List<Integer> edges) {
    this.edges = edges.stream().mapToInt(Integer::intValue).toArray();
    List<NetworkShape.Edge> mine = edges.stream().map(shape.edges()::get).toList();
    components = mine.stream().map(NetworkShape.Edge::component).toArray(String[]::new);
    losses = mine.stream().map(NetworkShape.Edge::loss).toArray(PressureLoss[]::new);
    nodes = new CircuitNodes(shape, mine);
    matrix = new NodalMatrix(nodes.unknown(), nodes.from(), nodes.to());
    linear = new double[losses.length];
    flows = new double[losses.length];
    conductances = new double[losses.length];
    Arrays.fill(linear, 0.1);
  }

  /** True when a path's relation or an imposed flow has changed since this was last asked. */
  boolean isChanged() {
    long now = 0;
    for (PressureLoss loss : losses) {
      now += loss.version();
    }
    boolean changed = nodes.isChanged() || now != version;
    version = now;
    return changed;
  }

  /**
   * Solves.
   *
   * @param into takes the edges' flows, kg/s, by their numbers in the network
   * @return false when it did not settle; the flows balance, the pressures do not quite
   */
  boolean solve(double[] into) {
    boolean settled = false;
    for (iterations = 1; iterations <= MOST_ITERATIONS && !settled; iterations++) {
      linearise();
      matrix.solve(nodes.pressures());
      settled = advance();
    }
    for (int e = 0; e < edges.length; e++) {
      into[edges[e]] = flows[e] < LEAST_FLOW ? 0 : flows[e];
    }
    return settled;
  }

  /** Newton steps the last solution took. */
  int iterations() {
    return iterations - 1;
  }

  /** What changed most in the last step of a solution that did not settle. */
  Unsettled unsettled() {
    return new Unsettled(components[restless], "massFlow", change, "kg/s");
  }

  /** Tells pressures by the nodes' numbers in the network, Pa. */
  void tellPressures(double[] into) {
    nodes.tell(into);
  }

  private void linearise() {
    matrix.clear();
    nodes.inject();
    for (int e = 0; e < linear.length; e++) {
      PressureLoss loss = losses[e];
      double flow = Math.max(linear[e], 0);
      double slope = linear[e] < 0 ? HOLD : Math.max(loss.slope(flow), LEAST_SLOPE);
      double conductance = 1 / slope;
      double share = flow - loss.loss(flow) * conductance;
      conductances[e] = conductance;
      flows[e] = share;
      matrix.add(e, conductance);
      nodes.push(e, share, conductance);
    }
  }

  private boolean advance() {
    double greatest = 0;
    change = 0;
    for (int e = 0; e < linear.length; e++) {
      double flow = flows[e] + conductances[e] * nodes.difference(e);
      flows[e] = flow;
      greatest = Math.max(greatest, flow);
      boolean held = linear[e] < 0 && flow <= 0;
      double moved = Math.abs(flow - linear[e]);
      if (!held && moved > change) {
        change = moved;
        restless = e;
      }
      linear[e] = next(linear[e], flow);
    }
    return change <= SETTLED * greatest + LEAST_FLOW * 0.1;
  }

  /** Where to linearise next; late in a hard case half-way, so that it cannot swing for ever. */
  private double next(double last, double flow) {
    if (flow < 0) {
      return last > 0 && iterations > RELAXED_FROM ? last / 2 : -1;
    }
    return iterations > RELAXED_FROM && last > 0 ? (last + flow) / 2 : flow;
  }
}
