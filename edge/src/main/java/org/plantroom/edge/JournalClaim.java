package org.plantroom.edge;

import org.plantroom.core.OffsetRanges;
import org.plantroom.core.OffsetRanges.Range;

/**
 * What one uplink still wants of the journal, which forgets nothing that anybody wants. Owned by
 * the publisher's thread.
 */
final class JournalClaim {
  private OffsetRanges received = new OffsetRanges();
  private long droppedEntries;

  /** Takes all that the uplink's host has, or is taken to have. */
  void received(OffsetRanges all) {
    received = all;
  }

  /** How many offsets of a range, both ends inclusive, are still wanted. */
  long lacking(long from, long to) {
    long lacking = to - from + 1;
    for (Range has : received.ranges()) {
      lacking -= Math.max(0, Math.min(to, has.to()) - Math.max(from, has.from()) + 1);
    }
    return lacking;
  }

  /** The lowest offset still wanted. */
  long lowestMissing() {
    return received.lowestMissing();
  }

  /** True when the offset is still wanted. */
  boolean wants(long offset) {
    return lacking(offset, offset) > 0;
  }

  /** The disk budget takes a range away; what of it was wanted is lost. */
  void drop(long from, long to) {
    droppedEntries += lacking(from, to);
  }

  /** Entries the disk budget has cost this uplink since the start. */
  long droppedEntries() {
    return droppedEntries;
  }
}
