package org.plantroom.sparkplug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeId;

/** Gathers the events of one call of a host session. Owned by that session. */
final class EventLog {
  private final EdgeId edge;
  private List<HostEvent> events = new ArrayList<>();

  EventLog(EdgeId edge) {
    this.edge = edge;
  }

  EdgeId edge() {
    return edge;
  }

  void add(HostEvent event) {
    events.add(event);
  }

  /** Notes what was not taken; nothing for null. */
  void refuse(@Nullable String reason) {
    if (reason != null) {
      events.add(new HostEvent.Refused(edge, reason));
    }
  }

  /** The events so far; the log is empty afterwards. */
  List<HostEvent> drain() {
    List<HostEvent> drained = events;
    events = new ArrayList<>();
    return drained;
  }
}
