package org.plantroom.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which edge nodes' links are to be looked at: those where something changed, and those whose wait
 * is over. Of ten thousand nodes at rest none is. Any thread may tell of a change; the rest belongs
 * to the alarm thread.
 */
final class LinkLooks {
  private final Set<NodeAlarms> changed = ConcurrentHashMap.newKeySet();
  private final Map<NodeAlarms, Long> waits = new HashMap<>();

  /** A link of this node stands otherwise than before. */
  void changed(NodeAlarms node) {
    changed.add(node);
  }

  /**
   * Looks at this node again when a wait of one of its links is over.
   *
   * @param until milliseconds since 1970 UTC, {@link Long#MAX_VALUE} for no wait
   */
  void waitUntil(NodeAlarms node, long until) {
    if (until != Long.MAX_VALUE) {
      waits.put(node, until);
    }
  }

  /**
   * Takes the nodes to look at now.
   *
   * @param now milliseconds since 1970 UTC
   */
  List<NodeAlarms> takeDue(long now) {
    List<NodeAlarms> due = new ArrayList<>();
    changed.removeIf(due::add);
    due.forEach(waits::remove);
    for (Iterator<Map.Entry<NodeAlarms, Long>> all = waits.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<NodeAlarms, Long> wait = all.next();
      if (isOver(wait.getValue(), now)) {
        all.remove();
        due.add(wait.getKey());
      }
    }
    return due;
  }

  /** A wait longer than any comes from a clock that was set back. */
  private static boolean isOver(long until, long now) {
    return now >= until || until - now > LinkAlarm.BROKER_CATCH_UP.toMillis();
  }
}
