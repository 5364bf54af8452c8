package org.plantroom.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A journal as it lies on the disk, for people who want to know what is in it. Reads beside a
 * running edge and changes nothing. A file whose entries the host has all receipted is deleted by
 * the edge, so what stands here is what is still owed, and up to a file's worth of what is not.
 *
 * @param folder where it lies
 * @param files its files in the order of their offsets
 * @param losses what the disk cost and the host has not been told yet
 * @param reservedTo the offset a restart after a crash begins at; empty when it is not known
 * @param lastAlive the edge's last sign of life, milliseconds since 1970 UTC; empty when unknown
 */
public record JournalView(
    Path folder,
    List<SegmentView> files,
    List<LossView> losses,
    OptionalLong reservedTo,
    OptionalLong lastAlive) {

  /**
   * One file.
   *
   * @param name the file's name
   * @param bytes its length
   * @param entries whole entries in it
   * @param samples samples in them
   * @param firstOffset its first offset; -1 when it is empty
   * @param lastOffset its last offset; -1 when it is empty
   * @param firstTime earliest source time, milliseconds since 1970 UTC; 0 when it is empty
   * @param lastTime latest source time; 0 when it is empty
   * @param damage why it could not be read to its end; null when it could, a torn end included
   */
  public record SegmentView(
      String name,
      long bytes,
      long entries,
      long samples,
      long firstOffset,
      long lastOffset,
      long firstTime,
      long lastTime,
      @Nullable String damage) {}

  /**
   * Entries that are lost.
   *
   * @param from first offset
   * @param to last offset
   * @param fromTime earliest source time, milliseconds since 1970 UTC
   * @param toTime latest source time
   * @param reason disk_full or disk_error
   */
  public record LossView(long from, long to, long fromTime, long toTime, String reason) {}

  /**
   * Reads a journal.
   *
   * @param folder the journal's own folder or that of its edge
   * @throws IOException when there is no journal or it cannot be opened
   */
  public static JournalView read(Path folder) throws IOException {
    Path journal = find(folder);
    List<SegmentView> files = new ArrayList<>();
    for (Path file : JournalScan.files(journal, JournalScan.SUFFIX)) {
      if (Files.exists(file)) {
        files.add(segment(file));
      }
    }
    List<LossView> losses =
        DropLedger.open(journal.resolve(Journal.DROPPED)).all().stream()
            .map(JournalView::loss)
            .toList();
    return new JournalView(
        journal,
        List.copyOf(files),
        losses,
        Durable.read(journal.resolve(Journal.RESERVED)),
        Durable.read(journal.resolve(Journal.ALIVE)));
  }

  /**
   * Gives every entry in order, as far as files can be read.
   *
   * @throws IOException when a file cannot be opened
   */
  public void forEachEntry(Consumer<JournalEntry> sink) throws IOException {
    for (SegmentView file : files) {
      String _ = readFile(folder.resolve(file.name()), sink);
    }
  }

  private static Path find(Path folder) throws IOException {
    for (Path candidate : List.of(folder, folder.resolve("journal"))) {
      if (Files.exists(candidate.resolve(Journal.RESERVED))) {
        return candidate;
      }
    }
    throw new NoSuchFileException(
        folder.toString(), null, "no journal; expected the folder DATA/SITE/EDGE of an edge");
  }

  private static SegmentView segment(Path file) throws IOException {
    Count count = new Count();
    String damage = readFile(file, count);
    return new SegmentView(
        Objects.requireNonNull(file.getFileName()).toString(),
        Files.size(file),
        count.entries,
        count.samples,
        count.firstOffset,
        count.lastOffset,
        count.entries == 0 ? 0 : count.firstTime,
        count.entries == 0 ? 0 : count.lastTime,
        damage);
  }

  /** Reads a file as far as it goes; why it did not go to its end, or null. */
  private static @Nullable String readFile(Path file, Consumer<JournalEntry> sink)
      throws IOException {
    JournalReader reader = new JournalReader(file);
    try (reader) {
      for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
        sink.accept(entry);
      }
      return null;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static LossView loss(DroppedRange range) {
    return new LossView(
        range.from(),
        range.to(),
        range.fromTime(),
        range.toTime(),
        range.reason().name().toLowerCase(Locale.ROOT));
  }

  /** Adds up a file's entries. */
  private static final class Count implements Consumer<JournalEntry> {
    private long entries;
    private long samples;
    private long firstOffset = -1;
    private long lastOffset = -1;
    private long firstTime = Long.MAX_VALUE;
    private long lastTime = Long.MIN_VALUE;

    @Override
    public void accept(JournalEntry entry) {
      firstOffset = entries == 0 ? entry.offset() : firstOffset;
      lastOffset = entry.offset();
      firstTime = Math.min(firstTime, entry.earliestTime());
      lastTime = Math.max(lastTime, entry.latestTime());
      entries++;
      samples += entry.report().samples().size();
    }
  }
}
