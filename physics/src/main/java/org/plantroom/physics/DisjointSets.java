package org.plantroom.physics;

import java.util.HashMap;
import java.util.Map;

/**
 * Things that are joined to sets, each told by one of its members.
 *
 * <p>Source: Tarjan, Efficiency of a good but not linear set union algorithm, J. ACM 22 (1975),
 * with path halving.
 */
final class DisjointSets<T> {
  private final Map<T, T> parents = new HashMap<>();

  /** The member that stands for the set of another; a thing never joined stands for itself. */
  T root(T member) {
    T at = member;
    for (T up = parents.get(at); up != null; up = parents.get(at)) {
      T next = parents.get(up);
      if (next != null) {
        parents.put(at, next);
      }
      at = up;
    }
    return at;
  }

  /** Makes two sets one, told by the second's member. */
  void join(T a, T b) {
    T first = root(a);
    T second = root(b);
    if (!first.equals(second)) {
      parents.put(first, second);
    }
  }
}
