package org.plantroom.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alarms that suppress each other in a circle: each would wait for the other to be over. */
final class SuppressionCircles {
  private SuppressionCircles() {}

  /**
   * The circles among alarms of which each names one at most.
   *
   * @param parents the alarm that suppresses it, by each alarm that has one
   * @return the members of each circle in the order in which one names the next
   */
  static <A> List<List<A>> of(SequencedMap<A, A> parents) {
    List<List<A>> circles = new ArrayList<>();
    Set<A> done = new HashSet<>();
    for (A start : parents.keySet()) {
      List<A> circle = circle(start, parents, done);
      if (!circle.isEmpty()) {
        circles.add(circle);
      }
    }
    return circles;
  }

  private static <A> List<A> circle(A start, Map<A, A> parents, Set<A> done) {
    Set<A> way = new LinkedHashSet<>();
    @Nullable A at = start;
    while (at != null && !done.contains(at) && way.add(at)) {
      at = parents.get(at);
    }
    List<A> walked = List.copyOf(way);
    boolean isClosed = at != null && way.contains(at);
    done.addAll(way);
    return isClosed ? walked.subList(walked.indexOf(at), walked.size()) : List.of();
  }
}
