package org.plantroom.editing;

import java.util.List;
import java.util.Map;

/**
 * A version of the project's files. Immutable.
 *
 * @param number from 1
 * @param time when it was made or first seen, milliseconds since 1970 UTC
 * @param cause how it came to be
 * @param who made it; empty when nobody knows
 * @param reason in their words
 * @param changes what became of which file, against the version before
 * @param files what names each file's text
 * @param isSettled false until its files are in the folder; one that never got there does not count
 */
public record Revision(
    int number,
    long time,
    Cause cause,
    String who,
    String reason,
    List<FileChange> changes,
    Map<String, String> files,
    boolean isSettled) {
  /** How a version came to be. */
  public enum Cause {
    /** It was there when the host first kept versions. */
    FIRST,
    /** The files were changed on disk, by hand or by another program. */
    DISK,
    /** Somebody applied a draft. */
    APPLIED,
    /** Somebody went back to an earlier version. */
    ROLLED_BACK
  }

  /** What became of a file. */
  public record FileChange(String name, FileDiff.Change change) {}

  /** Takes what was told. */
  public Revision {
    changes = List.copyOf(changes);
    files = Map.copyOf(files);
  }

  Revision settled() {
    return new Revision(number, time, cause, who, reason, changes, files, true);
  }
}
