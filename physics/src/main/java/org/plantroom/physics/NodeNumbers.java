package org.plantroom.physics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers nodes as they are asked for: unknown pressures from 0 up, known ones from −1 down. */
final class NodeNumbers {
  private final DisjointSets<Object> nodes;
  private final Map<Object, Double> pressures;
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Double> known = new ArrayList<>();
  private int unknown;

  /**
   * No numbers yet.
   *
   * @param pressures known, Pa, by root of the nodes' sets
   */
  NodeNumbers(DisjointSets<Object> nodes, Map<Object, Double> pressures) {
    this.nodes = nodes;
    this.pressures = pressures;
  }

  /** The number of the node that something belongs to. */
  int of(Object member) {
    return numbers.computeIfAbsent(nodes.root(member), this::next);
  }

  private int next(Object root) {
    Double pressure = pressures.get(root);
    if (pressure == null) {
      return unknown++;
    }
    known.add(pressure);
    return -known.size();
  }

  /** How many unknown pressures there are. */
  int unknown() {
    return unknown;
  }

  /** Known pressures, Pa, of −1, −2, … */
  List<Double> known() {
    return List.copyOf(known);
  }
}
