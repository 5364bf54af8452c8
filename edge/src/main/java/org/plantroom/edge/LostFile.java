package org.plantroom.edge;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plantroom.sparkplug.DeliveryMark.VoidReason;

/**
 * A journal file that was given up on a full disk: its name tells what was in it, so that a crash
 * before the {@link DropLedger} could be written, which needs room too, hides no loss.
 *
 * @param file where it lies, emptied
 * @param loss what was in it
 */
record LostFile(Path file, DroppedRange loss) {
  static final String SUFFIX = ".lost";

  private static final String BETWEEN = "_";
  private static final int PARTS = 4;

  /** What a file with this loss is called in the journal's folder. */
  static LostFile of(Path folder, DroppedRange loss) {
    String name =
        "%019d_%d_%d_%d%s"
            .formatted(loss.from(), loss.to(), loss.fromTime(), loss.toTime(), SUFFIX);
    return new LostFile(folder.resolve(name), loss);
  }

  /** Reads a file's name; null when it is none of ours. */
  static @Nullable LostFile read(Path file) {
    String name = Objects.requireNonNull(file.getFileName()).toString();
    String[] parts = name.substring(0, name.length() - SUFFIX.length()).split(BETWEEN, -1);
    if (parts.length != PARTS) {
      return null;
    }
    try {
      long from = Long.parseLong(parts[0]);
      long to = Long.parseLong(parts[1]);
      long fromTime = Long.parseLong(parts[2]);
      long toTime = Long.parseLong(parts[3]);
      if (to >= Journal.MAX_OFFSET) {
        return null;
      }
      return new LostFile(file, new DroppedRange(from, to, fromTime, toTime, VoidReason.DISK_FULL));
    } catch (IllegalArgumentException e) {
      return null; // numbers that are none, or no range
    }
  }
}
