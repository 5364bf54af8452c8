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
  private long latestTime;
  private @Nullable JournalReader reader;
  private @Nullable JournalSegment segment;

  JournalCursor(Journal journal, long fromOffset) {
    this.journal = journal;
    this.next = fromOffset;
  }

  /**
   * The next entry at or behind the place, or null when there is none yet.
   *
   * @throws UncheckedIOException when the disk refuses; the next call tries again, and at last what
   *     cannot be read is given up
   */
  @Nullable JournalEntry next() {
    try {
      return findNext();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the journal [segment=%s]".formatted(segment), e);
    }
  }

  private @Nullable JournalEntry findNext() throws IOException {
    for (JournalSegment from = open(); from != null; from = open()) {
      try {
        JournalEntry entry = readOn(from);
        if (entry != null || journal.isCurrent(from)) {
          return entry;
        }
      } catch (IOException e) {
        close();
        if (!journal.giveUp(from, next, latestTime, e)) {
          throw e;
        }
      }
    }
    return null;
  }

  /** The file to read on from, its reader open; null when there is none. */
  private @Nullable JournalSegment open() {
    if (segment == null) {
      segment = journal.segmentFrom(next);
    }
    return segment;
  }

  /** The next entry of the file, or null at its end, when it is closed. */
  private @Nullable JournalEntry readOn(JournalSegment from) throws IOException {
    JournalReader open = reader == null ? from.reader() : reader;
    reader = open;
    JournalEntry entry = open.next();
    while (entry != null && entry.offset() < next) {
      entry = open.next();
    }
    if (entry != null) {
      next = entry.offset() + 1;
      latestTime = entry.latestTime();
      return entry;
    }
    if (next <= from.lastOffset()) {
      throw new JournalDamagedException("the journal file ends early");
    }
    close();
    return null;
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
