package org.plantroom.physics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plantroom.physics.NetworkPlan.Joint;
import org.plantroom.physics.NetworkPlan.Path;

/**
 * Finds the nodes of a network: outlets connected to paths and junctions of the same pressure are
 * one node. Between two junctions that are connected directly goes a link, which is hardly a loss;
 * likewise from a junction to an inlet that is of no path.
 */
final class NetworkShaper {
  private record Edge(String component, Object from, Object to, PressureLoss loss) {}

  /** A connection without a part in it; slope in Pa·s/kg. */
  private enum Link implements PressureLoss {
    LINK;

    @Override
    public double loss(double massFlow) {
      return massFlow;
    }

    @Override
    public double slope(double massFlow) {
      return 1;
    }

    @Override
    public long version() {
      return 0;
    }
  }

  private static final Object OPEN = new Object();

  private final List<Path> paths;
  private final List<Joint> joints;
  private final List<Edge> edges = new ArrayList<>();
  private final DisjointSets<Object> nodes = new DisjointSets<>();
  private final Map<Outlet, Joint> ofJoint = new LinkedHashMap<>();
  private final Map<Outlet, List<Integer>> flowing = new LinkedHashMap<>();
  private final Set<Outlet> consumed = new HashSet<>();
  private final Set<Outlet> beforePath = new HashSet<>();

  NetworkShaper(List<Path> paths, List<Joint> joints) {
    this.paths = paths;
    this.joints = joints;
  }

  NetworkShape shape() {
    joints.forEach(joint -> joint.outlets().forEach(outlet -> ofJoint.put(outlet, joint)));
    paths.forEach(this::addPath);
    joints.forEach(this::joinInlets);
    joints.forEach(joint -> joint.outlets().forEach(outlet -> joinOutlet(joint, outlet)));
    openEnds();
    Map<Outlet, String> imposed = imposed();
    Map<Object, Double> known = known();
    ground(known, imposed);
    return number(new NodeNumbers(nodes, known), imposed);
  }

  private void addPath(Path path) {
    int edge = edges.size();
    edges.add(new Edge(path.component(), path.from().source(), path.to(), path.loss()));
    flowing.computeIfAbsent(path.to(), key -> new ArrayList<>()).add(edge);
    consumed.add(path.from().source());
    beforePath.add(path.from().source());
    if (ofJoint.containsKey(path.from().source())) {
      flowing.computeIfAbsent(path.from().source(), key -> new ArrayList<>()).add(edge);
    }
  }

  private void joinInlets(Joint joint) {
    for (Inlet inlet : joint.inlets()) {
      Outlet source = inlet.source();
      Joint other = ofJoint.get(source);
      consumed.add(source);
      if (other == null) {
        nodes.join(source, joint);
      } else {
        link(source, other, joint);
      }
    }
  }

  private void joinOutlet(Joint joint, Outlet outlet) {
    if (!consumed.contains(outlet)) {
      link(outlet, joint, OPEN);
    } else if (beforePath.contains(outlet)) {
      nodes.join(outlet, joint);
    }
  }

  private void link(Outlet outlet, Joint from, Object to) {
    flowing.computeIfAbsent(outlet, key -> new ArrayList<>()).add(edges.size());
    edges.add(new Edge(from.component(), from, to, Link.LINK));
  }

  private void openEnds() {
    for (Path path : paths) {
      if (!consumed.contains(path.to())) {
        nodes.join(path.to(), OPEN);
      }
    }
  }

  /** Outlets that set their flows themselves, with the component they flow into. */
  private Map<Outlet, String> imposed() {
    Map<Outlet, String> imposed = new LinkedHashMap<>();
    for (Path path : paths) {
      impose(path.from(), path.component(), imposed);
    }
    for (Joint joint : joints) {
      joint.inlets().forEach(inlet -> impose(inlet, joint.component(), imposed));
    }
    return imposed;
  }

  private void impose(Inlet inlet, String component, Map<Outlet, String> imposed) {
    if (inlet.isConnected() && !flowing.containsKey(inlet.source())) {
      imposed.put(inlet.source(), component);
    }
  }

  private Map<Object, Double> known() {
    Map<Object, Double> known = new LinkedHashMap<>();
    known.put(nodes.root(OPEN), 0.0);
    for (Joint joint : joints) {
      if (joint.isReservoir()) {
        known.put(nodes.root(joint), joint.pressure());
      }
    }
    return known;
  }

  /**
   * Gives each closed part of the network a known pressure where most paths meet: around that node
   * its circuits are then solved each by itself.
   */
  private void ground(Map<Object, Double> known, Map<Outlet, String> imposed) {
    DisjointSets<Object> parts = new DisjointSets<>();
    edges.forEach(edge -> parts.join(nodes.root(edge.from()), nodes.root(edge.to())));
    Set<Object> grounded = new HashSet<>();
    known.keySet().forEach(node -> grounded.add(parts.root(node)));
    for (Map.Entry<Outlet, String> each : imposed.entrySet()) {
      if (!grounded.contains(parts.root(nodes.root(each.getKey())))) {
        throw new ImposedFlowException(each.getValue(), each.getKey());
      }
    }
    Map<Object, Map.Entry<Object, Integer>> grounds = new LinkedHashMap<>();
    for (Map.Entry<Object, Integer> node : degrees().entrySet()) {
      Object part = parts.root(node.getKey());
      if (!grounded.contains(part)) {
        grounds.merge(part, node, (a, b) -> b.getValue() > a.getValue() ? b : a);
      }
    }
    grounds.values().forEach(node -> known.put(node.getKey(), 0.0));
  }

  private Map<Object, Integer> degrees() {
    Map<Object, Integer> degrees = new LinkedHashMap<>();
    for (Edge edge : edges) {
      degrees.merge(nodes.root(edge.from()), 1, Integer::sum);
      degrees.merge(nodes.root(edge.to()), 1, Integer::sum);
    }
    return degrees;
  }

  private NetworkShape number(NodeNumbers numbers, Map<Outlet, String> imposed) {
    List<NetworkShape.Edge> numbered = new ArrayList<>();
    for (Edge edge : edges) {
      numbered.add(
          new NetworkShape.Edge(
              edge.component(), numbers.of(edge.from()), numbers.of(edge.to()), edge.loss()));
    }
    Map<Outlet, Integer> sources = new LinkedHashMap<>();
    imposed.keySet().forEach(outlet -> sources.put(outlet, numbers.of(outlet)));
    Map<Outlet, Integer> ends = new HashMap<>();
    paths.forEach(path -> ends.put(path.to(), numbers.of(path.to())));
    return new NetworkShape(numbered, numbers.unknown(), numbers.known(), flowing, sources, ends);
  }
}
