package org.plantroom.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.OffsetRanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers, over restarts too, what the disk budget cost until the host has been told. Owned by
 * the journal.
 */
final class DropLedger {
  private static final Logger LOG = LoggerFactory.getLogger(DropLedger.class);

  private static final int MAX_RANGES = 1_000;
  private static final int RANGE_BYTES = 4 * Long.BYTES;

  private final Path file;
  private final List<DroppedRange> ranges = new ArrayList<>();

  private DropLedger(Path file) {
    this.file = file;
  }

  /** Reads the ledger's file; one that is absent or not whole is an empty ledger. */
  static DropLedger open(Path file) throws IOException {
    DropLedger ledger = new DropLedger(file);
    ByteBuffer bytes = Durable.readBytes(file);
    while (bytes.remaining() >= RANGE_BYTES) {
      ledger.ranges.add(
          new DroppedRange(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong()));
    }
    return ledger;
  }

  /** Adds a loss; when too many are remembered the two oldest become one. */
  void note(DroppedRange loss) {
    ranges.add(loss);
    if (ranges.size() > MAX_RANGES) {
      ranges.addFirst(ranges.removeFirst().merge(ranges.removeFirst()));
    }
    keep();
  }

  /** Forgets what the host has been told of whole. */
  void forget(OffsetRanges received) {
    long before = received.lowestMissing();
    if (ranges.removeIf(loss -> loss.to() < before)) {
      keep();
    }
  }

  /** The loss an offset belongs to, or null when the budget did not take it. */
  @Nullable DroppedRange at(long offset) {
    for (DroppedRange loss : ranges) {
      if (loss.contains(offset)) {
        return loss;
      }
    }
    return null;
  }

  /** The lowest offset behind the given one that the budget took; the greatest long for none. */
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
      bytes.putLong(loss.fromTime()).putLong(loss.toTime());
    }
    try {
      Durable.writeBytes(file, bytes.array(), true);
    } catch (IOException e) {
      // Likely the disk that is full; only a restart before the host is told would show it.
      LOG.warn("The record of lost values cannot be kept over a restart [file={}]", file, e);
    }
  }
}
