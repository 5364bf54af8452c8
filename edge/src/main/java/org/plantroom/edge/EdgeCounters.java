package org.plantroom.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the edge counts whichever way its values go. Owned by the publisher's thread. */
final class EdgeCounters {
  private final Journal journal;
  private final PublisherEvents events;
  private final FailureLog failures = new FailureLog();
  private long withoutOffset;

  EdgeCounters(Journal journal, PublisherEvents events) {
    this.journal = journal;
    this.events = events;
  }

  /** Counts a report that could have no offset; true for the first. */
  boolean countWithoutOffset() {
    return withoutOffset++ == 0;
  }

  /** The failures within publishing. */
  FailureLog failures() {
    return failures;
  }

  /** By the names that hosts know them by. */
  Map<String, Long> all() {
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("journalBytes", journal.bytes());
    counters.put("unjournaledEntries", journal.refusedEntries() + withoutOffset);
    counters.put("failedSyncs", journal.failedSyncs());
    counters.put("delayedEvents", events.delayed());
    counters.put("publishFailures", failures.count());
    return counters;
  }
}
