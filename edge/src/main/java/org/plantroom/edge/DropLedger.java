package org.plantroom.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.sparkplug.DeliveryMark.VoidReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers, over restarts too, which entries the disk cost, and why, until the host has been told.
 * Owned by the journal.
 */
final class DropLedger {
  private static final Logger LOG = LoggerFactory.getLogger(DropLedger.class);

  private static final int MAX_RANGES = 1_000;
  private static final int RANGE_BYTES = 5 * Long.BYTES;

  private final Path file;
  private final List<DroppedRange> ranges = new ArrayList<>();
  private boolean isKept = true;

  private DropLedger(Path file) {
    this.file = file;
  }

  /** Reads the ledger's file; one that is absent or not whole is an empty ledger. */
  static DropLedger open(Path file) throws IOException {
    DropLedger ledger = new DropLedger(file);
    ByteBuffer bytes = Durable.readBytes(file);
    while (bytes.remaining() >= RANGE_BYTES) {
      ledger.ranges.add(read(bytes));
    }
    return ledger;
  }

  private static DroppedRange read(ByteBuffer bytes) {
    return new DroppedRange(
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        VoidReason.ofCode(bytes.getLong()).orElse(VoidReason.DISK_ERROR));
  }

  /** Adds a loss; when too many are remembered the two oldest become one. */
  void note(DroppedRange loss) {
    if (ranges.stream().anyMatch(known -> known.covers(loss))) {
      // Told by its file's name and by this ledger, a crash lying between the two.
      keep();
      return;
    }
    if (!ranges.isEmpty() && ranges.getLast().isContinuedBy(loss)) {
      ranges.add(ranges.removeLast().merge(loss));
    } else {
      ranges.add(loss);
    }
    if (ranges.size() > MAX_RANGES) {
      ranges.addFirst(ranges.removeFirst().merge(ranges.removeFirst()));
    }
    keep();
  }

  /** Forgets what lies whole before an offset: every host has been told of it. */
  void forgetBefore(long offset) {
    if (ranges.removeIf(loss -> loss.to() < offset)) {
      keep();
    }
  }

  /** Every loss not every host has been told of, in the order they were noted. */
  List<DroppedRange> all() {
    return List.copyOf(ranges);
  }

  /** The loss an offset belongs to, or null when the disk did not take it. */
  @Nullable DroppedRange at(long offset) {
    for (DroppedRange loss : ranges) {
      if (loss.contains(offset)) {
        return loss;
      }
    }
    return null;
  }

  /** True when a crash now would forget none of the losses. */
  boolean isKept() {
    return isKept;
  }

  /** The lowest offset behind the given one that the disk took; the greatest long for none. */
  long firstBehind(long offset) {
    return ranges.stream()
        .mapToLong(DroppedRange::from)
        .filter(from -> from > offset)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private void keep() {
    ByteBuffer bytes = ByteBuffer.allocate(ranges.size() * RANGE_BYTES);
    for (DroppedRange loss : ranges) {
      bytes.putLong(loss.from()).putLong(loss.to());
      bytes.putLong(loss.fromTime()).putLong(loss.toTime()).putLong(loss.reason().code());
    }
    boolean wasKept = isKept;
    try {
      Durable.writeBytes(file, bytes.array(), true);
      isKept = true;
    } catch (IOException e) {
      isKept = false;
      if (wasKept) {
        // Likely the disk that is full; only a restart before the host is told would show it.
        LOG.warn("The record of lost values cannot be kept over a restart [file={}]", file, e);
      }
    }
  }
}
