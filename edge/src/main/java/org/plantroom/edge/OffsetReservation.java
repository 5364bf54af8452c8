package org.plantroom.edge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.plantroom.core.Time;

/**
 * Gives the journal its offsets, which only grow, also across a crash that loses the last file's
 * end: a block of them is reserved on disk before its first is used, and a restart begins behind
 * the reservation. Without any memory they begin at the wall clock's milliseconds, beyond whatever
 * an earlier journal used.
 *
 * <p>Owned by the journal.
 */
final class OffsetReservation {
  static final long BLOCK = 65_536;

  private final Path file;
  private long next;
  private long reservedTo;

  /**
   * Begins behind everything that may have been used.
   *
   * @param file where the reservation is kept
   * @param found what the journal's folder holds
   */
  OffsetReservation(Path file, JournalScan found, Time time) throws IOException {
    this.file = file;
    this.next = first(Durable.read(file), found.firstOffsetBehind(), time);
    this.reservedTo = next;
  }

  private static long first(OptionalLong reserved, long behindFiles, Time time) {
    if (behindFiles == 0) {
      return reserved.orElse(time.millis());
    }
    // Without the reservation nobody knows how much of the last file's end is lost.
    return Math.max(behindFiles, reserved.orElse(Math.max(behindFiles + BLOCK, time.millis())));
  }

  /** The offset that will be taken next; every one below is used or void. */
  long next() {
    return next;
  }

  /**
   * Takes an offset.
   *
   * @throws IOException when no more are reserved and the disk refuses to reserve them
   */
  long take() throws IOException {
    // Early, so that a disk that is full for a while does not leave the edge without offsets.
    if (next >= reservedTo - BLOCK / 2) {
      reserve();
    }
    return next++;
  }

  private void reserve() throws IOException {
    try {
      Durable.write(file, next + BLOCK, true);
      reservedTo = next + BLOCK;
    } catch (IOException e) {
      if (next >= reservedTo) {
        throw e;
      }
    }
  }

  /** Goes on behind an offset; false when it has been passed already. */
  boolean skipBeyond(long offset) {
    if (offset < next) {
      return false;
    }
    next = offset + 1;
    return true;
  }

  /** Notes a clean end, so that the next start skips none. */
  void finish() throws IOException {
    Durable.write(file, next, true);
  }
}
