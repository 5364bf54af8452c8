package org.plantroom.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What one edge node's link did since the host started. All but the edge's own only grow. */
final class LinkCounts {
  private static final int MAX_EDGE_COUNTERS = 50;

  final AtomicLong messages = new AtomicLong();
  final AtomicLong values = new AtomicLong();
  final AtomicLong historicalValues = new AtomicLong();
  final AtomicLong overtakenValues = new AtomicLong();
  final AtomicLong births = new AtomicLong();
  final AtomicLong rebirths = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong refusedTags = new AtomicLong();
  final AtomicLong droppedProperties = new AtomicLong();
  final AtomicLong unstoredMessages = new AtomicLong();
  final AtomicLong lostMessages = new AtomicLong();
  private final Map<String, Long> edge = new ConcurrentSkipListMap<>();

  /** Keeps a counter the edge tells of itself, up to 50 of them. */
  void ofEdge(String name, long value) {
    if (edge.size() < MAX_EDGE_COUNTERS || edge.containsKey(name)) {
      edge.put(name, value);
    }
  }

  /** All counters by name; the edge cannot hide one of the host's. */
  Map<String, Long> view() {
    Map<String, Long> view = new LinkedHashMap<>();
    view.put("messages", messages.get());
    view.put("values", values.get());
    view.put("historicalValues", historicalValues.get());
    view.put("overtakenValues", overtakenValues.get());
    view.put("births", births.get());
    view.put("rebirthRequests", rebirths.get());
    view.put("refused", refused.get());
    view.put("refusedTags", refusedTags.get());
    view.put("droppedProperties", droppedProperties.get());
    view.put("unstoredMessages", unstoredMessages.get());
    view.put("lostMessages", lostMessages.get());
    edge.forEach(view::putIfAbsent);
    return view;
  }
}
