package org.plantroom.edge;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A place in the journal that moves forward over files; survives their being dropped or forgotten.
 * Owned by the journal's owner, to be closed by it.
 */
final class JournalCursor implements Closeable {
  private final Journal journal;
  private long next;
  private @Nullable JournalReader reader;
  private @Nullable JournalSegment segment;

  JournalCursor(Journal journal, long fromOffset) {
    this.journal = journal;
    this.next = fromOffset;
  }

  /**
   * The next entry at or behind the place, or null when there is none yet.
   *
   * @throws UncheckedIOException when the disk refuses; the next call tries again
   */
  @Nullable JournalEntry next() {
    try {
      return findNext();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the journal [segment=%s]".formatted(segment), e);
    }
  }

  private @Nullable JournalEntry findNext() throws IOException {
    while (reader != null || openNext()) {
      JournalEntry entry = readOn();
      if (entry != null) {
        next = entry.offset() + 1;
        return entry;
      }
      JournalSegment left = segment;
      close();
      if (left == null || journal.isCurrent(left)) {
        return null;
      }
      next = Math.max(next, left.lastOffset() + 1);
    }
    return null;
  }

  private @Nullable JournalEntry readOn() {
    JournalReader open = reader;
    if (open == null) {
      return null;
    }
    JournalEntry entry = open.next();
    while (entry != null && entry.offset() < next) {
      entry = open.next();
    }
    return entry;
  }

  private boolean openNext() throws IOException {
    do {
      segment = journal.segmentFrom(next);
      reader = segment == null ? null : journal.read(segment);
    } while (segment != null && reader == null);
    return reader != null;
  }

  @Override
  public void close() throws IOException {
    JournalReader open = reader;
    reader = null;
    segment = null;
    if (open != null) {
      open.close();
    }
  }
}
