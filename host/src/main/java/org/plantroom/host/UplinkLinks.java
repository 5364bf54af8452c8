package org.plantroom.host;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.plantroom.core.EdgeId;

/**
 * An edge node's uplinks to other hosts, as it tells of them; a bounded number. Changed by the
 * Sparkplug thread alone, read by anyone.
 */
final class UplinkLinks {
  /** More than any edge has use for; the names come from a birth, which a stranger may forge. */
  private static final int MAX_UPLINKS = 20;

  private final EdgeId edge;
  private final Map<String, LinkView> byName = new ConcurrentHashMap<>();

  UplinkLinks(EdgeId edge) {
    this.edge = edge;
  }

  /** A birth begins: what it does not tell of is no more. */
  void clear() {
    byName.clear();
  }

  /** Takes what the edge tells of an uplink; false when there are too many. */
  boolean report(String name, EdgeInfo.LinkReport report) {
    if (byName.size() >= MAX_UPLINKS && !byName.containsKey(name)) {
      return false;
    }
    byName.put(name, state(report).view(edge + "/uplink/" + name, report.counters()));
    return true;
  }

  private static LinkState state(EdgeInfo.LinkReport report) {
    String state = report.connected() ? LinkView.CONNECTED : LinkView.DISCONNECTED;
    return new LinkState(state, report.since(), report.sentence());
  }

  /** The edge node itself is lost, so nobody knows. */
  void edgeLost(long now) {
    LinkState lost = new LinkState(LinkView.DISCONNECTED, now, "its edge node is offline");
    byName.replaceAll((name, before) -> lost.view(before.path(), Map.of()));
  }

  /** All of them in the order of their paths. */
  List<LinkView> views() {
    return byName.values().stream().sorted(Comparator.comparing(LinkView::path)).toList();
  }
}
