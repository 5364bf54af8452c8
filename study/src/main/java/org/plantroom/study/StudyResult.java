package org.plantroom.study;

import java.util.List;
import java.util.Optional;

/**
 * What a study gave.
 *
 * @param study that was done
 * @param runs of its scenarios in their order, and of the optimum at the end if one was searched
 * @param optimum found
 * @param fit found
 */
public record StudyResult(
    Study study, List<RunResult> runs, Optional<Optimum> optimum, Optional<Fit> fit) {
  /** Takes copies. */
  public StudyResult {
    runs = List.copyOf(runs);
  }

  /** The run the others are compared with. */
  RunResult base() {
    return runs.getFirst();
  }
}
