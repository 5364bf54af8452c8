package org.plantroom.edge;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge's memory of what it owes the host: entries on disk until the host's receipt.
 *
 * <p>Offsets only grow, also across a crash that loses the file's end: a block of offsets is
 * reserved on disk before its first is used, and a restart begins behind the reservation. A journal
 * without any memory begins at the wall clock's milliseconds, beyond whatever an earlier one used.
 *
 * <p>The disk it takes is bounded: when the budget is full the oldest file goes, and what was in it
 * is remembered as dropped.
 *
 * <p>Owned by the publisher's thread, except {@link #sync} and {@link #noteAlive}, which any thread
 * may call.
 */
final class Journal implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private static final String SUFFIX = ".journal";
  private static final long RESERVE = 65_536;
  private static final int SEGMENTS_A_BUDGET = 16;
  private static final int MAX_DROPPED = 1_000;

  /**
   * What the disk budget cost.
   *
   * @param from first offset lost
   * @param to last offset lost
   * @param fromTime earliest source time lost, milliseconds since 1970 UTC
   * @param toTime latest source time lost
   */
  record Dropped(long from, long to, long fromTime, long toTime) {}

  private final Path folder;
  private final Path reservedFile;
  private final Path aliveFile;
  private final long maxBytes;
  private final Deque<JournalSegment> segments = new ArrayDeque<>();
  private final List<Dropped> dropped = new ArrayList<>();
  private final OptionalLong lastAlive;
  private volatile @Nullable JournalSegment current;
  private long nextOffset;
  private long reservedTo;
  private long droppedEntries;

  private Journal(Path folder, long maxBytes, Time time) throws IOException {
    this.folder = folder;
    this.reservedFile = folder.resolve("reserved");
    this.aliveFile = folder.resolve("alive");
    this.maxBytes = maxBytes;
    OptionalLong reserved = Durable.read(reservedFile);
    scanSegments();
    long behindFiles = segments.isEmpty() ? 0 : segments.getLast().lastOffset() + 1;
    this.nextOffset = Math.max(reserved.orElse(time.millis()), behindFiles);
    this.reservedTo = nextOffset;
    OptionalLong alive = Durable.read(aliveFile);
    this.lastAlive =
        alive.isPresent() || segments.isEmpty()
            ? alive
            : OptionalLong.of(segments.getLast().lastTime());
  }

  /**
   * Opens a journal, making its folder when absent.
   *
   * @param maxBytes the disk it may take; at least 64 kB
   * @throws IOException when the folder cannot be written or read
   */
  static Journal open(Path folder, long maxBytes, Time time) throws IOException {
    Files.createDirectories(folder);
    return new Journal(folder, Math.max(maxBytes, 64 << 10), time);
  }

  private void scanSegments() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
    }
    for (Path file : files) {
      JournalSegment segment = JournalSegment.scan(file);
      if (segment.isEmpty()) {
        segment.delete();
      } else {
        segments.addLast(segment);
      }
    }
  }

  /**
   * Appends a report. When the disk has no room the oldest file makes it, as when the budget is
   * full.
   *
   * @return the entry with its offset
   * @throws IOException when the disk refuses all the same; an offset may then be used up, and the
   *     report is not kept
   */
  JournalEntry append(DeviceReport report) throws IOException {
    JournalEntry entry = new JournalEntry(takeOffset(), report);
    try {
      write(entry);
    } catch (IOException e) {
      current = null;
      if (segments.size() < 2) {
        throw e;
      }
      dropOldest();
      write(entry);
    }
    return entry;
  }

  private void write(JournalEntry entry) throws IOException {
    JournalSegment segment = current;
    if (segment == null || segment.bytes() > maxBytes / SEGMENTS_A_BUDGET) {
      segment = startSegment(entry.offset());
    }
    segment.append(entry);
  }

  private long takeOffset() throws IOException {
    if (nextOffset >= reservedTo) {
      Durable.write(reservedFile, nextOffset + RESERVE, true);
      reservedTo = nextOffset + RESERVE;
    }
    return nextOffset++;
  }

  private JournalSegment startSegment(long offset) throws IOException {
    JournalSegment before = current;
    current = null;
    if (before != null) {
      before.sync();
      before.close();
    }
    while (bytes() > maxBytes - maxBytes / SEGMENTS_A_BUDGET && !segments.isEmpty()) {
      dropOldest();
    }
    JournalSegment segment =
        JournalSegment.create(folder.resolve("%019d%s".formatted(offset, SUFFIX)));
    segments.addLast(segment);
    current = segment;
    return segment;
  }

  private void dropOldest() throws IOException {
    JournalSegment oldest = segments.removeFirst();
    if (!oldest.isEmpty()) {
      droppedEntries += oldest.lastOffset() - oldest.firstOffset() + 1;
      if (dropped.size() == MAX_DROPPED) {
        mergeOldestDropped();
      }
      dropped.add(
          new Dropped(
              oldest.firstOffset(), oldest.lastOffset(), oldest.firstTime(), oldest.lastTime()));
      LOG.warn(
          "The journal's disk budget is full, its oldest values are lost [from={}, to={}, maxBytes={}]",
          oldest.firstOffset(),
          oldest.lastOffset(),
          maxBytes);
    }
    oldest.delete();
  }

  private void mergeOldestDropped() {
    Dropped first = dropped.removeFirst();
    Dropped second = dropped.removeFirst();
    dropped.addFirst(
        new Dropped(
            first.from(),
            second.to(),
            Math.min(first.fromTime(), second.fromTime()),
            Math.max(first.toTime(), second.toTime())));
  }

  /** Forgets every file and loss the host has receipted whole. */
  void forget(OffsetRanges received) {
    long before = received.lowestMissing();
    segments.removeIf(segment -> segment != current && removeIfBefore(segment, before));
    dropped.removeIf(loss -> loss.to() < before);
  }

  private static boolean removeIfBefore(JournalSegment segment, long offset) {
    if (segment.lastOffset() >= offset) {
      return false;
    }
    try {
      segment.delete();
    } catch (IOException e) {
      LOG.warn("A receipted journal file cannot be deleted and will be tried at the next start", e);
    }
    return true;
  }

  /** Reads entries from an offset on, in order; the caller closes the cursor. */
  Cursor cursor(long fromOffset) {
    return new Cursor(fromOffset);
  }

  /** The loss an offset belongs to, or null when the budget did not take it. */
  @Nullable Dropped droppedAt(long offset) {
    for (Dropped loss : dropped) {
      if (offset >= loss.from() && offset <= loss.to()) {
        return loss;
      }
    }
    return null;
  }

  /** The lowest offset behind the given one that the budget took; the greatest long for none. */
  long firstDroppedFrom(long offset) {
    return dropped.stream()
        .mapToLong(Dropped::from)
        .filter(from -> from > offset)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** The offset the next entry will get; every one below is used or void. */
  long nextOffset() {
    return nextOffset;
  }

  /**
   * Begins behind an offset somebody has already seen, should this journal have lost its memory.
   *
   * @return true when it had
   */
  boolean skipBeyond(long offset) {
    if (offset < nextOffset) {
      return false;
    }
    nextOffset = offset + 1;
    return true;
  }

  /** When the edge was last known to run before this start, milliseconds since 1970 UTC. */
  OptionalLong lastAlive() {
    return lastAlive;
  }

  /** Notes that the edge runs, for {@link #lastAlive} after the next start. */
  void noteAlive(long now) throws IOException {
    Durable.write(aliveFile, now, false);
  }

  /** Puts what was appended on the disk; to be called every 200 ms. */
  void sync() throws IOException {
    JournalSegment segment = current;
    if (segment != null) {
      segment.sync();
    }
  }

  /** The lowest offset on disk, or the next one when there is none. */
  long lowestKept() {
    return segments.isEmpty() ? nextOffset : segments.getFirst().firstOffset();
  }

  /** Bytes on disk. */
  long bytes() {
    return segments.stream().mapToLong(JournalSegment::bytes).sum();
  }

  /** Entries the disk budget has cost since the start. */
  long droppedEntries() {
    return droppedEntries;
  }

  /** Closes the files; a clean end, so that the next start skips no offsets. */
  @Override
  public void close() throws IOException {
    sync();
    JournalSegment segment = current;
    if (segment != null) {
      segment.close();
    }
    Durable.write(reservedFile, nextOffset, true);
  }

  /** A place in the journal that moves forward over files; survives their being dropped. */
  final class Cursor implements Closeable {
    private long next;
    private JournalSegment.@Nullable Reader reader;
    private @Nullable JournalSegment segment;

    private Cursor(long fromOffset) {
      this.next = fromOffset;
    }

    /** The next entry at or behind the place, or null when there is none yet. */
    @Nullable JournalEntry next() {
      try {
        return findNext();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the journal [folder=%s]".formatted(folder), e);
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
        if (left == null || left == current) {
          return null;
        }
        next = Math.max(next, left.lastOffset() + 1);
      }
      return null;
    }

    private @Nullable JournalEntry readOn() {
      JournalSegment.Reader open = reader;
      JournalEntry entry = open == null ? null : open.next();
      while (entry != null && entry.offset() < next) {
        entry = open.next();
      }
      return entry;
    }

    private boolean openNext() throws IOException {
      for (JournalSegment candidate : segments) {
        if (candidate.lastOffset() >= next) {
          segment = candidate;
          reader = candidate.reader();
          return true;
        }
      }
      return false;
    }

    @Override
    public void close() throws IOException {
      JournalSegment.Reader open = reader;
      reader = null;
      segment = null;
      if (open != null) {
        open.close();
      }
    }
  }
}
