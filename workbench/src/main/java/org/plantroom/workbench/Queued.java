package org.plantroom.workbench;

import java.util.List;
import org.plantroom.core.Mistake;

/** What became of a wish to run a study. */
public sealed interface Queued {
  /**
   * It waits for its turn.
   *
   * @param run that will be
   */
  record Waiting(StudyRun run) implements Queued {}

  /**
   * It has mistakes.
   *
   * @param mistakes one or more
   */
  record Mistaken(List<Mistake> mistakes) implements Queued {
    /** Takes a copy. */
    public Mistaken {
      mistakes = List.copyOf(mistakes);
    }
  }

  /** There is no such study. */
  record Unknown() implements Queued {}

  /** As many wait as may. */
  record Full() implements Queued {}
}
