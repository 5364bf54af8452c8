package org.plantroom.edge;

import org.plantroom.sparkplug.DeliveryMark.VoidReason;

/**
 * Entries the disk cost at one time.
 *
 * @param from first offset lost
 * @param to last offset lost
 * @param fromTime earliest source time lost, milliseconds since 1970 UTC
 * @param toTime latest source time lost
 * @param reason why they are lost
 */
record DroppedRange(long from, long to, long fromTime, long toTime, VoidReason reason) {
  DroppedRange {
    if (from < 0 || to < from || toTime < fromTime) {
      throw new IllegalArgumentException(
          "no dropped range [from=%d, to=%d, fromTime=%d, toTime=%d]"
              .formatted(from, to, fromTime, toTime));
    }
  }

  /** One entry. */
  static DroppedRange of(JournalEntry entry, VoidReason reason) {
    return new DroppedRange(
        entry.offset(), entry.offset(), entry.earliestTime(), entry.latestTime(), reason);
  }

  /** True when the offset was lost here. */
  boolean contains(long offset) {
    return offset >= from && offset <= to;
  }

  /** True when the other loss lies within this one and has the same reason. */
  boolean covers(DroppedRange other) {
    return contains(other.from) && contains(other.to) && other.reason == reason;
  }

  /** True when the other loss goes on where this one ends, for the same reason. */
  boolean isContinuedBy(DroppedRange other) {
    return other.from == to + 1 && other.reason == reason;
  }

  /** One range over both and whatever lies between, with this one's reason. */
  DroppedRange merge(DroppedRange other) {
    return new DroppedRange(
        Math.min(from, other.from),
        Math.max(to, other.to),
        Math.min(fromTime, other.fromTime),
        Math.max(toTime, other.toTime),
        reason);
  }
}
