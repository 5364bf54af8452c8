package org.plantroom.mqtt;

import java.util.concurrent.atomic.LongAdder;

/** The counters behind {@link LinkCounters}. Thread-safe. */
final class Tally {
  final LongAdder sent = new LongAdder();
  final LongAdder received = new LongAdder();
  final LongAdder droppedOutgoing = new LongAdder();
  final LongAdder droppedIncoming = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder connects = new LongAdder();
  final LongAdder refused = new LongAdder();

  LinkCounters snapshot() {
    return new LinkCounters(
        sent.sum(),
        received.sum(),
        droppedOutgoing.sum(),
        droppedIncoming.sum(),
        failed.sum(),
        connects.sum(),
        refused.sum());
  }
}
