package org.plantroom.edge;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Time;
import org.plantroom.sparkplug.DeliveryMark.VoidReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge's memory of what it owes its hosts: entries on disk until each has receipted them.
 *
 * <p>The disk it takes is bounded: when the budget is full the oldest file goes, and what was in it
 * is remembered as dropped. So is what the disk refused or gave back damaged.
 *
 * <p>Owned by the publisher's thread, except {@link #sync}, which any thread may call.
 */
final class Journal implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** No offset reaches this; room enough for a million a second and 30,000 years. */
  static final long MAX_OFFSET = 1L << 60;

  /** The files beside the entries'. */
  static final String RESERVED = "reserved";

  static final String ALIVE = "alive";
  static final String DROPPED = "dropped";

  /** Into how many files the budget goes, or the room there is on a disk with less. */
  private static final int SEGMENTS_A_BUDGET = 16;

  private static final long LEAST_BUDGET = 64 << 10;

  /** Whoever looks for an offset reads its file from the beginning. */
  private static final long MAX_SEGMENT = 8 << 20;

  /** A disk with less room is full. Also the most that is given up for one entry, and a file. */
  private static final long SCARCE_BYTES = 1 << 20;

  /** A file whose reading the disk refuses so often in a row is given up. */
  private static final int MOST_FAILED_READS = 250;

  private final Path folder;
  private final JournalDisk disk;
  private final long maxBytes;
  private final long segmentBytes;
  private final Deque<JournalSegment> segments = new ArrayDeque<>();
  private final DropLedger dropped;
  private final OptionalLong lastAlive;
  private final OffsetReservation offsets;
  private final List<JournalClaim> claims = new ArrayList<>();

  /** Files given up whose loss the ledger could not write down yet. */
  private final Deque<LostFile> lostFiles = new ArrayDeque<>();

  /** Beyond so many bytes the file being written is followed by another. */
  private long currentBytes;

  private volatile @Nullable JournalSegment current;
  private final AtomicLong failedSyncs = new AtomicLong();
  private long refusedEntries;
  private boolean isRefused;

  private Journal(Path folder, long maxBytes, Time time, JournalDisk disk) throws IOException {
    this.folder = folder;
    this.disk = disk;
    this.maxBytes = Math.max(maxBytes, LEAST_BUDGET);
    this.segmentBytes = Math.min(this.maxBytes / SEGMENTS_A_BUDGET, MAX_SEGMENT);
    this.dropped = DropLedger.open(folder.resolve(DROPPED));
    JournalScan found = JournalScan.of(folder);
    segments.addAll(found.segments());
    this.offsets = new OffsetReservation(folder.resolve(RESERVED), found, time);
    found.losses(offsets.next()).forEach(dropped::note);
    lostFiles.addAll(found.lost());
    found.lost().forEach(file -> note(file.loss()));
    this.lastAlive = lastSign();
  }

  /**
   * Opens a journal, making its folder when absent.
   *
   * @param maxBytes the disk it may take; at least 64 kB
   * @throws IOException when the folder cannot be written or read
   */
  static Journal open(Path folder, long maxBytes, Time time) throws IOException {
    return open(folder, maxBytes, time, JournalDisk.real());
  }

  /** Opens a journal on a disk of the caller's. */
  static Journal open(Path folder, long maxBytes, Time time, JournalDisk disk) throws IOException {
    Files.createDirectories(folder);
    return new Journal(folder, maxBytes, time, disk);
  }

  /** Behind every value kept, which may be younger than the sign written once a second. */
  private OptionalLong lastSign() throws IOException {
    OptionalLong alive = Durable.read(aliveFile());
    if (segments.isEmpty()) {
      return alive;
    }
    long behindValues = segments.getLast().latestTime() + 1;
    return OptionalLong.of(Math.max(alive.orElse(behindValues), behindValues));
  }

  private Path aliveFile() {
    return folder.resolve(ALIVE);
  }

  /** Work that needs room on the disk. */
  private interface DiskWork<T> {
    T run() throws IOException;
  }

  /**
   * Appends a report. When the disk is full the oldest file makes room, as when the budget is full,
   * even if it is the only one. When the disk refuses all the same, as one does that others have
   * filled again, the entry is known as lost to every host that has it not live; the next is tried
   * anew.
   *
   * @return the entry with its offset
   * @throws IOException when no offset can be had
   */
  JournalEntry append(DeviceReport report) throws IOException {
    JournalEntry entry = new JournalEntry(makingRoom(offsets::take), report);
    try {
      makingRoom(() -> write(entry));
      isRefused = false;
    } catch (IOException e) {
      refused(entry, e);
    }
    return entry;
  }

  private <T> T makingRoom(DiskWork<T> work) throws IOException {
    long freed = 0;
    while (true) {
      try {
        return work.run();
      } catch (IOException e) {
        // Only a full disk is mended by giving something up; any other trouble must not cost it.
        if (freed >= SCARCE_BYTES || !isDiskFull()) {
          throw e;
        }
        abandonCurrent();
        if (segments.isEmpty()) {
          throw e;
        }
      }
      freed += dropOldest();
    }
  }

  private boolean isDiskFull() {
    return freeBytes() < SCARCE_BYTES;
  }

  /** Without an answer there is room: nothing is given up on a guess. */
  private long freeBytes() {
    try {
      return disk.freeBytes(folder);
    } catch (IOException e) {
      LOG.debug("The disk does not tell its room [folder={}]", folder, e);
      return Long.MAX_VALUE;
    }
  }

  private JournalEntry write(JournalEntry entry) throws IOException {
    try {
      segmentFor(entry.offset()).append(entry);
      return entry;
    } catch (IOException e) {
      abandonCurrent();
      throw e;
    }
  }

  private void refused(JournalEntry entry, IOException why) {
    refusedEntries++;
    note(DroppedRange.of(entry, isDiskFull() ? VoidReason.DISK_FULL : VoidReason.DISK_ERROR));
    if (!isRefused) {
      isRefused = true;
      LOG.error("The journal cannot be written; values still go out live [folder={}]", folder, why);
    }
  }

  private JournalSegment segmentFor(long offset) throws IOException {
    JournalSegment segment = current;
    if (segment != null && segment.bytes() <= currentBytes) {
      return segment;
    }
    finish(segment);
    currentBytes = bytesOfNext();
    while (bytes() > maxBytes - segmentBytes && !segments.isEmpty()) {
      dropOldest();
    }
    Path file = folder.resolve("%019d%s".formatted(offset, JournalScan.SUFFIX));
    JournalSegment begun = JournalSegment.create(file, disk);
    segments.addLast(begun);
    current = begun;
    return begun;
  }

  /**
   * Small where the disk has less room than the budget, so that each file given up costs little.
   */
  private long bytesOfNext() {
    long room = bytes() + Math.min(freeBytes(), maxBytes);
    return Math.clamp(room / SEGMENTS_A_BUDGET, LEAST_BUDGET / SEGMENTS_A_BUDGET, segmentBytes);
  }

  /** A file the disk does not confirm is closed all the same: what is in it can be read. */
  private void finish(@Nullable JournalSegment segment) throws IOException {
    if (segment != null) {
      current = null;
      try (segment) {
        segment.sync();
      } catch (IOException e) {
        failedSyncs.incrementAndGet();
        LOG.warn("A journal file may not be whole after a power cut [file={}]", segment, e);
      }
    }
  }

  /** The file's end is in doubt, so nothing more goes into it; what is whole in it stays. */
  private void abandonCurrent() {
    JournalSegment failed = current;
    current = null;
    if (failed == null) {
      return;
    }
    try {
      if (failed.isEmpty()) {
        segments.remove(failed);
        failed.delete();
      } else {
        failed.close();
      }
    } catch (IOException e) {
      LOG.debug("A journal file cannot be closed [file={}]", failed, e);
    }
  }

  /**
   * Gives up the oldest file, which is not being written.
   *
   * @return how many bytes that freed
   */
  private long dropOldest() throws IOException {
    JournalSegment oldest = segments.getFirst();
    if (isWanted(oldest)) {
      lose(oldest);
    } else {
      oldest.delete();
      segments.removeFirst();
    }
    return oldest.bytes();
  }

  /**
   * First the name, which needs no room and tells of the loss after a crash; then the room, some of
   * which the ledger may need; the name goes when the ledger has it.
   */
  private void lose(JournalSegment oldest) throws IOException {
    DroppedRange loss = lossOf(oldest);
    LostFile lost = LostFile.of(folder, loss);
    oldest.close();
    // Where even a name finds no room, as in a folder that would have to grow, it goes without.
    boolean isNamed = tryTo(() -> disk.rename(oldest.file(), lost.file()));
    if (!isNamed) {
      disk.delete(oldest.file());
    }
    segments.removeFirst();
    claims.forEach(claim -> claim.drop(loss.from(), loss.to()));
    if (isNamed) {
      lostFiles.add(lost);
      // A reader may hold the file open, and then its room would not come back by deleting it.
      tryTo(() -> disk.empty(lost.file()));
    }
    note(loss);
    LOG.warn(
        "The disk for the journal is full, its oldest values are lost [file={}, maxBytes={}]",
        oldest,
        maxBytes);
  }

  /** What of a file somebody still wants, all that lies between included. */
  private DroppedRange lossOf(JournalSegment segment) {
    DroppedRange whole =
        new DroppedRange(
            segment.firstOffset(),
            segment.lastOffset(),
            segment.earliestTime(),
            segment.latestTime(),
            VoidReason.DISK_FULL);
    long entries = segment.lastOffset() - segment.firstOffset() + 1;
    if (claims.isEmpty() || claims.stream().anyMatch(c -> lacking(c, segment) == entries)) {
      return whole;
    }
    DroppedRange wanted = null;
    try (JournalReader reader = segment.reader()) {
      for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
        long offset = entry.offset();
        if (claims.stream().anyMatch(claim -> claim.wants(offset))) {
          DroppedRange loss = DroppedRange.of(entry, VoidReason.DISK_FULL);
          wanted = wanted == null ? loss : wanted.merge(loss);
        }
      }
    } catch (IOException e) {
      LOG.debug("Which values of a journal file are lost is not known [file={}]", segment, e);
      return whole;
    }
    return wanted == null ? whole : wanted;
  }

  private static long lacking(JournalClaim claim, JournalSegment segment) {
    return claim.lacking(segment.firstOffset(), segment.lastOffset());
  }

  /** Writes a loss down, and lets the names go that stood for losses until now. */
  private void note(DroppedRange loss) {
    dropped.note(loss);
    while (dropped.isKept() && !lostFiles.isEmpty()) {
      LostFile told = lostFiles.removeFirst();
      // A name that stays is read again at the next start and found told.
      tryTo(() -> disk.delete(told.file()));
    }
  }

  /** Something with the disk that can be done without. */
  private interface DiskWish {
    void run() throws IOException;
  }

  private static boolean tryTo(DiskWish wish) {
    try {
      wish.run();
      return true;
    } catch (IOException e) {
      LOG.debug("The disk refuses what the journal can do without", e);
      return false;
    }
  }

  /** True while an uplink wants anything of the file; before the first claim all is wanted. */
  private boolean isWanted(JournalSegment segment) {
    return claims.isEmpty() || claims.stream().anyMatch(claim -> lacking(claim, segment) > 0);
  }

  /**
   * A claim on everything kept, for one more uplink. To be made before the first {@link #forget}.
   */
  JournalClaim claim() {
    JournalClaim claim = new JournalClaim();
    claims.add(claim);
    return claim;
  }

  /** Forgets every file and loss that no uplink wants any more. */
  void forget() {
    segments.removeIf(segment -> segment != current && removeIfReceipted(segment));
    claims.stream().mapToLong(JournalClaim::lowestMissing).min().ifPresent(dropped::forgetBefore);
  }

  private boolean removeIfReceipted(JournalSegment segment) {
    if (isWanted(segment)) {
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
  JournalCursor cursor(long fromOffset) {
    return new JournalCursor(this, fromOffset);
  }

  /** The first file with an entry at or behind the offset, or null. */
  @Nullable JournalSegment segmentFrom(long offset) {
    for (JournalSegment segment : segments) {
      if (segment.lastOffset() >= offset) {
        return segment;
      }
    }
    return null;
  }

  /**
   * Gives up what cannot be read of a file, if there is no hope left. What lies before stays.
   *
   * @param from the first offset that cannot be read
   * @param since the source time of the entry before it
   * @return false when the disk may yet give it
   */
  boolean giveUp(JournalSegment segment, long from, long since, IOException why) {
    boolean isHopeless =
        why instanceof JournalDamagedException || why instanceof NoSuchFileException;
    if (!isHopeless && segment.readFailed() < MOST_FAILED_READS) {
      return false;
    }
    if (from > segment.lastOffset() || !segments.contains(segment)) {
      // Nothing is wanted of it, or it was given up while it was being read.
      return true;
    }
    LOG.error("A journal file is damaged, values are lost [file={}]", segment, why);
    long first = Math.max(from, segment.firstOffset());
    long fromTime = Math.clamp(since, segment.earliestTime(), segment.latestTime());
    note(
        new DroppedRange(
            first, segment.lastOffset(), fromTime, segment.latestTime(), VoidReason.DISK_ERROR));
    segment.endBefore(first);
    leave(segment);
    return true;
  }

  /** Nothing more goes into a damaged file, and one without a readable entry is put aside. */
  private void leave(JournalSegment segment) {
    current = segment == current ? null : current;
    try {
      segment.close();
      if (segment.isEmpty()) {
        segments.remove(segment);
        segment.setAside();
      }
    } catch (IOException e) {
      LOG.debug("A damaged journal file stays where it is [file={}]", segment, e);
    }
  }

  /** True when the file is the one entries are appended to. */
  boolean isCurrent(JournalSegment segment) {
    return segment == current;
  }

  /** What the disk cost and not every host knows yet. */
  DropLedger dropped() {
    return dropped;
  }

  /** The offset the next entry will get; every one below is used or void. */
  long nextOffset() {
    return offsets.next();
  }

  /**
   * Begins behind an offset somebody has already seen, should this journal have lost its memory.
   *
   * @param offset less than {@link #MAX_OFFSET}
   * @return true when it had
   */
  boolean skipBeyond(long offset) {
    return offsets.skipBeyond(offset);
  }

  /** When the edge was last known to run before this start, milliseconds since 1970 UTC. */
  OptionalLong lastAlive() {
    return lastAlive;
  }

  /** Notes that the edge runs, for {@link #lastAlive} after the next start. */
  void noteAlive(long now) throws IOException {
    Durable.write(aliveFile(), now, false);
  }

  /**
   * Puts what was appended on the disk; {@link JournalSync} calls it.
   *
   * @throws IOException when the disk refuses, which is counted; a power cut may then cost what was
   *     appended since, unless the hosts have it
   */
  void sync() throws IOException {
    JournalSegment segment = current;
    if (segment == null) {
      return;
    }
    try {
      segment.sync();
    } catch (IOException e) {
      failedSyncs.incrementAndGet();
      throw e;
    }
  }

  /** How often the disk did not confirm what was written, since the start. Thread-safe. */
  long failedSyncs() {
    return failedSyncs.get();
  }

  /** The lowest offset on disk, or the next one when there is none. */
  long lowestKept() {
    return segments.isEmpty() ? nextOffset() : segments.getFirst().firstOffset();
  }

  /** Bytes on disk. */
  long bytes() {
    return segments.stream().mapToLong(JournalSegment::bytes).sum();
  }

  /** Entries the disk refused since the start. */
  long refusedEntries() {
    return refusedEntries;
  }

  /** Closes the files; a clean end, so that the next start skips no offsets. */
  @Override
  public void close() throws IOException {
    finish(current);
    offsets.finish();
  }
}
