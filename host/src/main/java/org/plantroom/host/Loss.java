package org.plantroom.host;

import org.plantroom.history.HistoryBatch;

/**
 * Values that history will never have.
 *
 * @param fromTime earliest source time, milliseconds since 1970 UTC
 * @param toTime latest source time
 * @param reason for people
 */
record Loss(long fromTime, long toTime, String reason) {
  /** What is lost when these samples, at least one, are not stored. */
  static Loss of(HistoryBatch samples, String reason) {
    long from = Long.MAX_VALUE;
    long to = 0;
    for (int row = 0; row < samples.size(); row++) {
      from = Math.min(from, samples.sourceTime(row));
      to = Math.max(to, samples.sourceTime(row));
    }
    return new Loss(from, to, reason);
  }

  /** True when the times can stand in the gap ledger; 0 means that the edge does not know them. */
  boolean hasTimes() {
    return fromTime > 0 && fromTime <= toTime && toTime < HistoryBatch.MAX_TIME;
  }

  /** Both losses as one. */
  Loss and(Loss other) {
    return new Loss(
        Math.min(fromTime, other.fromTime), Math.max(toTime, other.toTime), other.reason);
  }
}
