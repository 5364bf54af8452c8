package org.plantroom.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plantroom.sparkplug.DeliveryMark.VoidReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start finds in the journal's folder: the files entries can be read from, in order, and
 * what is lost in those that are damaged.
 *
 * <p>Used by the journal's owner while it opens.
 */
final class JournalScan {
  static final String SUFFIX = ".journal";

  private static final Logger LOG = LoggerFactory.getLogger(JournalScan.class);

  /** Files set aside that are kept; of more the eldest go, so that the disk stays bounded. */
  private static final int MOST_SET_ASIDE = 4;

  private final List<JournalSegment> segments = new ArrayList<>();
  private final List<Damage> damages = new ArrayList<>();
  private final List<LostFile> lost = new ArrayList<>();

  /**
   * The end of a file that cannot be read.
   *
   * @param from the first offset that may be lost
   * @param fromTime since when values may be lost, milliseconds since 1970 UTC
   * @param toTime until when
   * @param segmentsBefore how many readable files lie before what is lost
   */
  private record Damage(long from, long fromTime, long toTime, int segmentsBefore) {}

  private JournalScan() {}

  /**
   * Looks through a folder. Empty files go; those that are damaged from the beginning are set aside
   * under another name.
   *
   * @throws IOException when the folder or a file cannot be opened
   */
  static JournalScan of(Path folder) throws IOException {
    JournalScan scan = new JournalScan();
    for (Path file : files(folder, SUFFIX)) {
      scan.take(JournalSegment.scan(file));
    }
    files(folder, LostFile.SUFFIX).stream()
        .map(LostFile::read)
        .filter(Objects::nonNull)
        .forEach(scan.lost::add);
    List<Path> aside = files(folder, JournalSegment.DAMAGED);
    for (Path file : aside.subList(0, Math.max(0, aside.size() - MOST_SET_ASIDE))) {
      Files.delete(file);
    }
    return scan;
  }

  /** The journal files of a folder in the order of their offsets. */
  static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    }
  }

  /** The files that hold entries, in rising order. */
  List<JournalSegment> segments() {
    return segments;
  }

  /** Files given up on a full disk whose loss was perhaps not written down any more. */
  List<LostFile> lost() {
    return lost;
  }

  /** The first offset behind every entry and every file damaged or given up; 0 without any. */
  long firstOffsetBehind() {
    long behindEntries = segments.isEmpty() ? 0 : segments.getLast().lastOffset() + 1;
    long behindDamage = damages.stream().mapToLong(Damage::from).max().orElse(0);
    long behindLost = lost.stream().mapToLong(file -> file.loss().to() + 1).max().orElse(0);
    return Math.max(behindEntries, Math.max(behindDamage, behindLost));
  }

  /**
   * What the damage cost.
   *
   * @param nextOffset the first offset that surely was never used
   */
  List<DroppedRange> losses(long nextOffset) {
    List<DroppedRange> losses = new ArrayList<>();
    for (Damage damage : damages) {
      boolean isLast = damage.segmentsBefore() == segments.size();
      long behind = isLast ? nextOffset : segments.get(damage.segmentsBefore()).firstOffset();
      if (behind > damage.from()) {
        losses.add(
            new DroppedRange(
                damage.from(),
                behind - 1,
                damage.fromTime(),
                damage.toTime(),
                VoidReason.DISK_ERROR));
      }
    }
    return losses;
  }

  private void take(JournalSegment segment) throws IOException {
    String damage = segment.damage();
    if (!segment.isEmpty()) {
      segments.add(segment);
    }
    if (damage != null) {
      LOG.warn("A journal file is damaged, values are lost [file={}]: {}", segment, damage);
      note(segment);
    } else if (segment.isEmpty()) {
      segment.delete();
    }
  }

  private void note(JournalSegment segment) throws IOException {
    long written = Files.getLastModifiedTime(segment.file()).toMillis();
    JournalSegment before = segments.isEmpty() ? null : segments.getLast();
    long since = before == null ? written : Math.min(written, before.latestTime());
    damages.add(new Damage(firstLost(segment, before), since, written, segments.size()));
    if (segment.isEmpty()) {
      segment.setAside();
    }
  }

  private static long firstLost(JournalSegment segment, @Nullable JournalSegment before) {
    if (!segment.isEmpty()) {
      return segment.lastOffset() + 1;
    }
    long behind = before == null ? 0 : before.lastOffset() + 1;
    return Math.max(behind, offsetInName(segment.file()));
  }

  /** A file is called by its first offset; 0 when somebody has called it otherwise. */
  private static long offsetInName(Path file) {
    String name = Objects.requireNonNull(file.getFileName()).toString();
    try {
      long offset = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
      return Math.clamp(offset, 0, Journal.MAX_OFFSET);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
