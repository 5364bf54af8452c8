package org.plantroom.workbench;

import java.util.List;
import org.plantroom.core.Mistake;

/** What became of a wish to save a study. */
public sealed interface Saved {
  /**
   * It is on disk.
   *
   * @param study as it is there
   */
  record Done(StudyText study) implements Saved {}

  /**
   * It has mistakes, and the old one stays.
   *
   * @param mistakes one or more
   */
  record Mistaken(List<Mistake> mistakes) implements Saved {
    /** Takes a copy. */
    public Mistaken {
      mistakes = List.copyOf(mistakes);
    }
  }

  /** There are {@link StudyFolder#MOST} already, and it would be one more. */
  record Full() implements Saved {}

  /** Somebody else has saved, made or deleted it meanwhile, and the other's stays. */
  record Overtaken() implements Saved {}
}
