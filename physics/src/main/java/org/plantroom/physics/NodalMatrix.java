package org.plantroom.physics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The symmetric matrix of a network's nodes, sparse, factored as LDLᵀ. Order of elimination and
 * fill are found once, from the network's shape (least degree first), so that trees and chains cost
 * no more than their length; numbers are filled in again and again without allocation.
 *
 * <p>Source: George and Liu, Computer Solution of Large Sparse Positive Definite Systems, 1981.
 */
final class NodalMatrix {
  private static final double LEAST_PIVOT = 1e-15;

  private final int[] order;
  private final int[][] neighbours;
  private final int[][] slots;
  private final int[][] fills;
  private final int[] from;
  private final int[] to;
  private final double[] diagonal;
  private final double[] original;
  private final double[] values;
  private final int[] edgeSlots;

  /**
   * A matrix of zeros.
   *
   * @param nodes how many
   * @param from first node of each edge; −1 where its pressure is known
   * @param to second node of each edge; −1 where its pressure is known
   */
  NodalMatrix(int nodes, int[] from, int[] to) {
    this.from = from;
    this.to = to;
    List<Set<Integer>> graph = graph(nodes, from, to);
    order = new int[nodes];
    neighbours = new int[nodes][];
    eliminate(graph);
    slots = new int[nodes][];
    int count = 0;
    int[] rank = ranks();
    for (int node = 0; node < nodes; node++) {
      slots[node] = new int[neighbours[node].length];
      for (int i = 0; i < slots[node].length; i++) {
        slots[node][i] = count++;
      }
    }
    fills = new int[nodes][];
    for (int node = 0; node < nodes; node++) {
      fills[node] = fill(node, rank);
    }
    edgeSlots = new int[from.length];
    for (int e = 0; e < from.length; e++) {
      boolean inner = from[e] >= 0 && to[e] >= 0 && from[e] != to[e];
      edgeSlots[e] = inner ? slot(from[e], to[e], rank) : -1;
    }
    diagonal = new double[nodes];
    original = new double[nodes];
    values = new double[count];
  }

  private static List<Set<Integer>> graph(int nodes, int[] from, int[] to) {
    List<Set<Integer>> graph = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      graph.add(new TreeSet<>());
    }
    for (int e = 0; e < from.length; e++) {
      if (from[e] >= 0 && to[e] >= 0 && from[e] != to[e]) {
        graph.get(from[e]).add(to[e]);
        graph.get(to[e]).add(from[e]);
      }
    }
    return graph;
  }

  private void eliminate(List<Set<Integer>> graph) {
    TreeSet<Long> byDegree = new TreeSet<>();
    for (int node = 0; node < order.length; node++) {
      byDegree.add(key(graph, node));
    }
    for (int step = 0; step < order.length; step++) {
      int node = (int) (Objects.requireNonNull(byDegree.pollFirst()) & 0xffff_ffffL);
      order[step] = node;
      Set<Integer> around = graph.get(node);
      neighbours[node] = around.stream().mapToInt(Integer::intValue).toArray();
      for (int a : around) {
        byDegree.remove(key(graph, a));
      }
      for (int a : around) {
        Set<Integer> of = graph.get(a);
        of.addAll(around);
        of.remove(a);
        of.remove(node);
      }
      for (int a : around) {
        byDegree.add(key(graph, a));
      }
    }
  }

  private static long key(List<Set<Integer>> graph, int node) {
    return ((long) graph.get(node).size() << 32) + node;
  }

  private int[] ranks() {
    int[] rank = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
    }
    return rank;
  }

  private int slot(int a, int b, int[] rank) {
    int first = rank[a] < rank[b] ? a : b;
    int second = first == a ? b : a;
    for (int i = 0; i < neighbours[first].length; i++) {
      if (neighbours[first][i] == second) {
        return slots[first][i];
      }
    }
    throw new IllegalStateException("no place for nodes %d and %d".formatted(a, b));
  }

  private int[] fill(int node, int[] rank) {
    int[] around = neighbours[node];
    int[] fill = new int[around.length * (around.length - 1) / 2];
    int at = 0;
    for (int i = 0; i < around.length; i++) {
      for (int j = i + 1; j < around.length; j++) {
        fill[at++] = slot(around[i], around[j], rank);
      }
    }
    return fill;
  }

  /** Sets all to zero. */
  void clear() {
    Arrays.fill(diagonal, 0);
    Arrays.fill(values, 0);
  }

  /** Adds the conductance of an edge. */
  void add(int edge, double conductance) {
    if (from[edge] >= 0) {
      diagonal[from[edge]] += conductance;
    }
    if (to[edge] >= 0) {
      diagonal[to[edge]] += conductance;
    }
    if (edgeSlots[edge] >= 0) {
      values[edgeSlots[edge]] -= conductance;
    }
  }

  /** Solves in place; afterwards the matrix has to be filled anew. */
  void solve(double[] rhs) {
    System.arraycopy(diagonal, 0, original, 0, diagonal.length);
    for (int node : order) {
      eliminate(node, rhs);
    }
    for (int k = order.length - 1; k >= 0; k--) {
      int node = order[k];
      double sum = rhs[node] / diagonal[node];
      int[] around = neighbours[node];
      for (int i = 0; i < around.length; i++) {
        sum -= values[slots[node][i]] / diagonal[node] * rhs[around[i]];
      }
      rhs[node] = sum;
    }
  }

  private void eliminate(int node, double[] rhs) {
    double pivot = Math.max(diagonal[node], LEAST_PIVOT * original[node]);
    diagonal[node] = pivot;
    int[] around = neighbours[node];
    int[] slot = slots[node];
    int at = 0;
    for (int i = 0; i < around.length; i++) {
      double factor = values[slot[i]] / pivot;
      diagonal[around[i]] -= factor * values[slot[i]];
      rhs[around[i]] -= factor * rhs[node];
      for (int j = i + 1; j < around.length; j++) {
        values[fills[node][at++]] -= factor * values[slot[j]];
      }
    }
  }
}
