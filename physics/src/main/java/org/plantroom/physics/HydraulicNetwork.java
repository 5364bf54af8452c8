package org.plantroom.physics;

import java.util.List;
import java.util.Optional;

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
 * and Pilati, 1988, as in EPANET), started from the last solution. Circuits that share no unknown
 * pressure are solved each by itself, and only when one of their paths' relations or an imposed
 * flow has changed: a moving damper leaves the water alone. Mass is conserved to rounding.
 *
 * <p>Assumptions: steady flow, no height, no water hammer. Flow never turns round: each path holds
 * against it as a check valve does (leaking below 1e-8 kg/s, taken as none). A closed circuit's
 * pressures are relative to the node where most of its paths meet. An outlet that neither a path
 * nor a junction has imposes its flow; what ends at an inlet without path flows out there at no
 * pressure.
 *
 * <p>Owner: the thread that steps the plant.
 */
public final class HydraulicNetwork {
  private final NetworkShape shape;
  private final Circuit[] circuits;
  private final Outflow[][] outflows;
  private final double[] flows;
  private int iterations;
  private long unsettled;

  HydraulicNetwork(NetworkShape shape) {
    this.shape = shape;
    List<List<Integer>> edges = shape.circuits();
    circuits = edges.stream().map(mine -> new Circuit(shape, mine)).toArray(Circuit[]::new);
    outflows = Outflow.byCircuit(shape, edges);
    flows = new double[shape.edges().size()];
  }

  /**
   * The network of some components, each named by its class; {@link NetworkPlan} makes one of
   * components that have been described already.
   *
   * @throws ImposedFlowException when an imposed flow has nowhere to go
   */
  public static HydraulicNetwork of(Iterable<? extends Component> components) {
    NetworkPlan plan = new NetworkPlan();
    for (Component component : components) {
      component.describe(new NetworkPorts(component.getClass().getSimpleName(), plan));
    }
    return plan.network();
  }

  /**
   * Solves the circuits in which anything changed, and sets their outlets' flows.
   *
   * @return what did not settle; its mass flows balance, its pressures do not quite
   */
  public Optional<Unsettled> solve() {
    Optional<Unsettled> restless = Optional.empty();
    iterations = 0;
    for (int i = 0; i < circuits.length; i++) {
      Circuit circuit = circuits[i];
      if (circuit.isChanged()) {
        if (!circuit.solve(flows)) {
          unsettled++;
          restless = Optional.of(circuit.unsettled());
        }
        iterations += circuit.iterations();
        for (Outflow outflow : outflows[i]) {
          outflow.set(flows);
        }
      }
    }
    return restless;
  }

  /** Newton steps that the last call took, of all circuits together. */
  public int iterations() {
    return iterations;
  }

  /** How many solutions did not settle so far. */
  public long unsettled() {
    return unsettled;
  }

  /**
   * Pressure at an outlet, Pa.
   *
   * @throws IllegalArgumentException when no path of this network ends there
   */
  public double pressure(Outlet outlet) {
    Integer node = shape.ends().get(outlet);
    if (node == null) {
      throw new IllegalArgumentException("the outlet is no end of a path");
    }
    if (node < 0) {
      return shape.knownPressure(node);
    }
    double[] pressures = new double[shape.unknown()];
    for (Circuit circuit : circuits) {
      circuit.tellPressures(pressures);
    }
    return pressures[node];
  }
}
