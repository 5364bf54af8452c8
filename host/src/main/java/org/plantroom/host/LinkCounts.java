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
  final AtomicLong births = new AtomicLong();
  final AtomicLong rebirths = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong lostMessages = new AtomicLong();

  /** Counters the edge tells of itself. */
  final Map<String, Long> edge =
      new ConcurrentSkipListMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        public Long put(String name, Long value) {
          return size() < MAX_EDGE_COUNTERS || containsKey(name) ? super.put(name, value) : value;
        }
      };

  Map<String, Long> view() {
    Map<String, Long> view = new LinkedHashMap<>();
    view.put("messages", messages.get());
    view.put("values", values.get());
    view.put("historicalValues", historicalValues.get());
    view.put("births", births.get());
    view.put("rebirthRequests", rebirths.get());
    view.put("refused", refused.get());
    view.put("lostMessages", lostMessages.get());
    view.putAll(edge);
    return view;
  }
}
