package org.plantroom.physics;

import java.util.Arrays;

/**
 * Pressures and mass flows of closed and open circuits: paths that lose or gain pressure, joined
 * where outlets are connected to inlets, at junctions and at reservoirs.
 *
 * <pre>
 *        pump          valve        exchanger
 *   ┌──▶──(P)──▶──┬──▶──⋈──▶──┬──▶──[▒▒]──▶──┐      node: one pressure
 *   │             └──▶──⋈──▶──┘              │      path: loss(massFlow)
 *   └────────────────────◀───────────────────┘
 * </pre>
 *
 * <p>Equations: for each path {@code p(from) − p(to) = loss(massFlow)}, for each node as much flows
 * in as out. Solved by Newton's method on the pressures (the global gradient algorithm of Todini
 * and Pilati, 1988, as in EPANET), started from the last solution, and only when a path's relation
 * or an imposed flow has changed. Mass is conserved to rounding.
 *
 * <p>Assumptions: steady flow, no height, no water hammer. Flow never turns round: each path holds
 * against it as a check valve does (leaking below 1e-8 kg/s, taken as none). A closed circuit's
 * pressures are relative to one of its nodes. An outlet that neither a path nor a junction has
 * imposes its flow; what ends at an inlet without path flows out there at no pressure.
 *
 * <p>Owner: the thread that steps the plant.
 */
public final class HydraulicNetwork {
  private static final int MOST_ITERATIONS = 60;
  private static final int RELAXED_FROM = 12;
  private static final double HOLD = 1e13;
  private static final double LEAST_FLOW = 1e-8;
  private static final double LEAST_SLOPE = 1e-3;
  private static final double SETTLED = 1e-9;

  private final NetworkShape shape;
  private final NodalMatrix matrix;
  private final double[] linear;
  private final double[] flows;
  private final double[] conductances;
  private final double[] pressures;
  private long version = Long.MIN_VALUE;
  private double imposed = Double.NaN;
  private int iterations;
  private long unsettled;

  HydraulicNetwork(NetworkShape shape) {
    this.shape = shape;
    matrix = new NodalMatrix(shape.unknowns(), shape.from(), shape.to());
    linear = new double[shape.paths()];
    flows = new double[shape.paths()];
    conductances = new double[shape.paths()];
    pressures = new double[shape.unknowns()];
    Arrays.fill(linear, 0.1);
  }

  /**
   * The network of some components.
   *
   * @throws IllegalArgumentException when an imposed flow has nowhere to go
   */
  public static HydraulicNetwork of(Iterable<? extends Component> components) {
    NetworkPorts ports = new NetworkPorts();
    components.forEach(component -> component.describe(ports));
    return new HydraulicNetwork(ports.shape());
  }

  /** Solves again if anything changed, and sets the outlets' flows. */
  public void solve() {
    long now = shape.version();
    double flow = shape.imposedFlow();
    if (now != version || flow != imposed) {
      version = now;
      imposed = flow;
      iterate();
      shape.setOutlets(flows, LEAST_FLOW);
    }
  }

  /** Newton steps the last solution took. */
  public int iterations() {
    return iterations;
  }

  /** How many solutions did not settle; their mass flows balance, their pressures do not quite. */
  public long unsettled() {
    return unsettled;
  }

  /**
   * Pressure at an outlet, Pa.
   *
   * @throws IllegalArgumentException when the outlet is not of this network
   */
  public double pressure(Outlet outlet) {
    int node = shape.node(outlet);
    return node >= 0 ? pressures[node] : shape.knownPressure(node);
  }

  private void iterate() {
    for (iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
      linearise();
      matrix.solve(pressures);
      if (advance()) {
        return;
      }
    }
    unsettled++;
  }

  private void linearise() {
    matrix.clear();
    shape.injections(pressures);
    int[] from = shape.from();
    int[] to = shape.to();
    for (int e = 0; e < linear.length; e++) {
      PressureLoss loss = shape.loss(e);
      double flow = Math.max(linear[e], 0);
      double slope = linear[e] < 0 ? HOLD : Math.max(loss.slope(flow), LEAST_SLOPE);
      double conductance = 1 / slope;
      double share = flow - loss.loss(flow) * conductance;
      conductances[e] = conductance;
      flows[e] = share;
      matrix.add(e, from[e], to[e], conductance);
      push(from[e], -share + conductance * known(to[e]));
      push(to[e], share + conductance * known(from[e]));
    }
  }

  private double known(int node) {
    return node < 0 ? shape.knownPressure(node) : 0;
  }

  private void push(int node, double value) {
    if (node >= 0) {
      pressures[node] += value;
    }
  }

  private boolean advance() {
    double greatest = 0;
    double change = 0;
    for (int e = 0; e < linear.length; e++) {
      double flow = flows[e] + conductances[e] * (at(shape.from()[e]) - at(shape.to()[e]));
      flows[e] = flow;
      greatest = Math.max(greatest, flow);
      boolean held = linear[e] < 0 && flow <= 0;
      change = held ? change : Math.max(change, Math.abs(flow - linear[e]));
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

  private double at(int node) {
    return node >= 0 ? pressures[node] : shape.knownPressure(node);
  }
}
