package org.plantroom.physics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plantroom.physics.NetworkPorts.Joint;
import org.plantroom.physics.NetworkPorts.Path;

/**
 * Finds the nodes of a network: outlets connected to paths and junctions of the same pressure are
 * one node. Between two junctions that are connected directly goes a link, which is hardly a loss;
 * likewise from a junction to an inlet that is of no path.
 */
final class NetworkShaper {
  private record Edge(Object from, Object to, PressureLoss loss) {}

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
  private final Map<Object, Object> parents = new LinkedHashMap<>();
  private final Map<Outlet, Joint> ofJoint = new LinkedHashMap<>();
  private final Map<Outlet, List<Integer>> flowing = new LinkedHashMap<>();
  private final Map<Object, Double> known = new LinkedHashMap<>();
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
    known.put(OPEN, 0.0);
    for (Joint joint : joints) {
      if (joint.isReservoir()) {
        known.put(root(joint), joint.pressure());
      }
    }
    return number();
  }

  private void addPath(Path path) {
    int edge = edges.size();
    edges.add(new Edge(path.from().source(), path.to(), path.loss()));
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
        join(source, joint);
      } else {
        link(source, other, joint);
      }
    }
  }

  private void joinOutlet(Joint joint, Outlet outlet) {
    if (!consumed.contains(outlet)) {
      link(outlet, joint, OPEN);
    } else if (beforePath.contains(outlet)) {
      join(outlet, joint);
    }
  }

  private void link(Outlet outlet, Object from, Object to) {
    flowing.computeIfAbsent(outlet, key -> new ArrayList<>()).add(edges.size());
    edges.add(new Edge(from, to, Link.LINK));
  }

  private void openEnds() {
    for (Path path : paths) {
      if (!consumed.contains(path.to())) {
        join(path.to(), OPEN);
      }
    }
  }

  private Object root(Object node) {
    Object at = node;
    for (Object up = parents.get(at); up != null; up = parents.get(at)) {
      at = up;
    }
    return at;
  }

  private void join(Object a, Object b) {
    Object first = root(a);
    Object second = root(b);
    if (first != second) {
      parents.put(first, second);
    }
  }

  private NetworkShape number() {
    ground();
    Map<Object, Integer> numbers = new LinkedHashMap<>();
    List<Double> pressures = new ArrayList<>();
    int[] from = new int[edges.size()];
    int[] to = new int[edges.size()];
    PressureLoss[] losses = new PressureLoss[edges.size()];
    int[] unknowns = {0};
    for (int e = 0; e < from.length; e++) {
      from[e] = number(edges.get(e).from(), numbers, pressures, unknowns);
      to[e] = number(edges.get(e).to(), numbers, pressures, unknowns);
      losses[e] = edges.get(e).loss();
    }
    Map<Outlet, Integer> sources = imposed(numbers, pressures, unknowns);
    Map<Outlet, Integer> nodes = new LinkedHashMap<>();
    for (Path path : paths) {
      nodes.put(path.to(), numbers.get(root(path.to())));
    }
    return new NetworkShape(
        unknowns[0],
        from,
        to,
        losses,
        pressures.stream().mapToDouble(Double::doubleValue).toArray(),
        flowing,
        sources,
        nodes);
  }

  private int number(
      Object node, Map<Object, Integer> numbers, List<Double> pressures, int[] unknowns) {
    Object root = root(node);
    Integer number = numbers.get(root);
    if (number == null) {
      Double pressure = knownPressure(root);
      if (pressure == null) {
        number = unknowns[0]++;
      } else {
        pressures.add(pressure);
        number = -pressures.size();
      }
      numbers.put(root, number);
    }
    return number;
  }

  private @Nullable Double knownPressure(Object root) {
    for (Map.Entry<Object, Double> entry : known.entrySet()) {
      if (root(entry.getKey()) == root) {
        return entry.getValue();
      }
    }
    return null;
  }

  private Map<Outlet, Integer> imposed(
      Map<Object, Integer> numbers, List<Double> pressures, int[] unknowns) {
    Map<Outlet, Integer> sources = new LinkedHashMap<>();
    List<Inlet> inlets = new ArrayList<>();
    paths.forEach(path -> inlets.add(path.from()));
    joints.forEach(joint -> inlets.addAll(joint.inlets()));
    for (Inlet inlet : inlets) {
      if (inlet.isConnected() && !flowing.containsKey(inlet.source())) {
        sources.put(inlet.source(), number(inlet.source(), numbers, pressures, unknowns));
      }
    }
    return sources;
  }

  /** Gives each connected part without a known pressure one, at one of its nodes. */
  private void ground() {
    Map<Object, Object> parts = new LinkedHashMap<>();
    for (Edge edge : edges) {
      unite(parts, root(edge.from()), root(edge.to()));
    }
    Map<Object, Boolean> grounded = new LinkedHashMap<>();
    known.keySet().forEach(node -> grounded.put(part(parts, root(node)), true));
    for (Edge edge : edges) {
      Object part = part(parts, root(edge.from()));
      if (grounded.put(part, true) == null) {
        known.put(root(edge.from()), 0.0);
        requireNoSource(parts, part);
      }
    }
  }

  private void requireNoSource(Map<Object, Object> parts, Object part) {
    for (Path path : paths) {
      Outlet source = path.from().source();
      boolean imposed = path.from().isConnected() && !flowing.containsKey(source);
      if (imposed && part(parts, root(source)) == part) {
        throw new IllegalArgumentException(
            "a flow is imposed on a closed circuit, where it has nowhere to go");
      }
    }
  }

  private static Object part(Map<Object, Object> parts, Object node) {
    Object at = node;
    for (Object up = parts.get(at); up != null; up = parts.get(at)) {
      at = up;
    }
    return at;
  }

  private static void unite(Map<Object, Object> parts, Object a, Object b) {
    Object first = part(parts, a);
    Object second = part(parts, b);
    if (first != second) {
      parts.put(first, second);
    }
  }
}
