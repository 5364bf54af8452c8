package org.plantroom.sparkplug;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the payload field {@code body} says of delivery: one byte of version, then varints. The
 * specification leaves the field to the application.
 */
public sealed interface DeliveryMark {
  /** Why offsets will never come. */
  enum VoidReason {
    /** Skipped at a restart, so that offsets only grow even when the journal's tail was lost. */
    RESTART(1),
    /** Dropped as the oldest when the edge's disk or its disk budget was full. */
    DISK_FULL(2),
    /** The edge's disk refused them or gave them back damaged. */
    DISK_ERROR(3);

    private final int code;

    VoidReason(int code) {
      this.code = code;
    }

    /** The number on the wire and in the edge's files. */
    public int code() {
      return code;
    }

    /** The reason of a number; empty when nobody knows it. */
    public static Optional<VoidReason> ofCode(long code) {
      return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }
  }

  /**
   * This payload is the journal entry of that offset.
   *
   * @param offset 0 or more
   */
  record Offset(long offset) implements DeliveryMark {
    /** Checks the range. */
    public Offset {
      if (offset < 0) {
        throw new IllegalArgumentException("an offset is 0 or more [offset=%d]".formatted(offset));
      }
    }
  }

  /**
   * The offsets {@code from} to {@code to} will never come.
   *
   * @param from first offset, inclusive
   * @param to last offset, inclusive
   * @param fromTime source time of the first value lost, milliseconds since 1970 UTC; 0 for unknown
   * @param toTime source time of the last value lost; 0 for unknown
   * @param reason why
   */
  @SuppressWarnings("JavaLangClash") // always written DeliveryMark.Void
  record Void(long from, long to, long fromTime, long toTime, VoidReason reason)
      implements DeliveryMark {
    /** Checks the ranges. */
    public Void {
      if (from < 0 || to < from || fromTime < 0 || toTime < fromTime) {
        throw new IllegalArgumentException(
            "no range of offsets and times [from=%d, to=%d, fromTime=%d, toTime=%d]"
                .formatted(from, to, fromTime, toTime));
      }
    }
  }
}
