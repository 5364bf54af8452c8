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
