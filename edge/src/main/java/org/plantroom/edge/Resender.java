package org.plantroom.edge;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.OffsetRanges.Range;
import org.plantroom.sparkplug.DeliveryMark;

/**
 * Sends again what the host lacks: entries from the journal as historical data, and for offsets
 * that are not there the word that they will never come. Owned by the publisher's thread.
 */
final class Resender implements Closeable {
  /** How the publisher sends. */
  interface Outlet {
    /** Sends an entry as historical data; false when the connection does not take it now. */
    boolean sendHistorical(JournalEntry entry);

    /** Sends a mark alone; false when the connection does not take it now. */
    boolean sendMark(DeliveryMark mark);
  }

  private final Journal journal;
  private final Delivery delivery;
  private final Outlet outlet;
  private @Nullable JournalCursor cursor;
  private long cursorAt = -1;
  private @Nullable JournalEntry ahead;
  private long resentEntries;

  Resender(Journal journal, Delivery delivery, Outlet outlet) {
    this.journal = journal;
    this.delivery = delivery;
    this.outlet = outlet;
  }

  /**
   * Sends a few messages, if there is anything to send and the connection takes it.
   *
   * @param most messages at most, so that live values never wait long
   * @param nanos now, on the clock that never steps
   * @return how many were sent
   */
  int send(int most, long nanos) {
    int sent = 0;
    int room = Math.min(most, delivery.room());
    if (room <= 0) {
      return 0;
    }
    for (Range range : delivery.missing()) {
      long at = range.from();
      while (at <= range.to() && sent < room) {
        long covered = sendOne(at, range.to());
        if (covered < at) {
          return sent;
        }
        delivery.sentAgain(at, covered, nanos);
        at = covered + 1;
        sent++;
      }
    }
    return sent;
  }

  /** Sends what begins at an offset; the last offset covered, or less than it when not sent. */
  private long sendOne(long at, long to) {
    JournalEntry entry = entryFrom(at);
    if (entry != null && entry.offset() == at) {
      if (!outlet.sendHistorical(entry)) {
        return at - 1;
      }
      resentEntries++;
      return at;
    }
    long end = entry == null ? to : Math.min(to, entry.offset() - 1);
    return sendVoid(at, end);
  }

  private long sendVoid(long from, long to) {
    DroppedRange loss = journal.dropped().at(from);
    long end = to;
    DeliveryMark mark;
    if (loss == null) {
      end = Math.min(to, journal.dropped().firstBehind(from) - 1);
      mark = new DeliveryMark.Void(from, end, 0, 0, DeliveryMark.VoidReason.RESTART);
    } else {
      end = Math.min(to, loss.to());
      mark =
          new DeliveryMark.Void(
              from, end, Math.max(0, loss.fromTime()), Math.max(0, loss.toTime()), loss.reason());
    }
    return outlet.sendMark(mark) ? end : from - 1;
  }

  /** The first entry at or behind an offset, or null; reads on where it can. */
  private @Nullable JournalEntry entryFrom(long offset) {
    JournalEntry waiting = ahead;
    if (waiting != null && waiting.offset() >= offset && cursorAt <= offset) {
      cursorAt = offset;
      return waiting;
    }
    if (cursor == null || offset < cursorAt) {
      rewind(offset);
    }
    JournalEntry entry = cursor == null ? null : cursor.next();
    while (entry != null && entry.offset() < offset) {
      entry = cursor == null ? null : cursor.next();
    }
    cursorAt = offset;
    ahead = entry;
    if (entry == null) {
      // The end for now; what is appended later is found from the beginning of its file.
      close();
    }
    return entry;
  }

  private void rewind(long offset) {
    close();
    cursor = journal.cursor(offset);
  }

  /** Entries sent again since the start. */
  long resentEntries() {
    return resentEntries;
  }

  @Override
  public void close() {
    JournalCursor open = cursor;
    cursor = null;
    ahead = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
