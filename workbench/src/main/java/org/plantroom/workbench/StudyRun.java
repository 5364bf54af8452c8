package org.plantroom.workbench;

/**
 * A run of a study as it stands. Times are milliseconds since 1970 UTC, 0 for not yet.
 *
 * @param id of the run
 * @param study that is done
 * @param title of the study as it was then
 * @param state where it stands
 * @param sentence why it failed or was interrupted; else empty
 * @param queued when it was asked for
 * @param started when its process began
 * @param ended when it was over
 * @param progress how far it is
 */
public record StudyRun(
    WorkbenchId id,
    WorkbenchId study,
    String title,
    RunState state,
    String sentence,
    long queued,
    long started,
    long ended,
    RunProgress progress) {
  /** A run that waits. */
  static StudyRun waiting(WorkbenchId id, StudyText study, long now) {
    return new StudyRun(
        id, study.id(), study.title(), RunState.QUEUED, "", now, 0, 0, RunProgress.NONE);
  }

  /** The same, begun. */
  StudyRun begun(long now) {
    return new StudyRun(id, study, title, RunState.RUNNING, "", queued, now, 0, RunProgress.NONE);
  }

  /** The same, further on. */
  StudyRun further(RunProgress later) {
    return new StudyRun(
        id, study, title, state, sentence, queued, started, ended, progress.and(later));
  }

  /** The same at its end. */
  StudyRun over(RunState end, String why, long now) {
    return new StudyRun(id, study, title, end, why, queued, started, now, progress);
  }

  /**
   * Time it will still take if it goes on as until now, in milliseconds; -1 when nobody can tell
   * yet.
   */
  public long remaining(long now) {
    double share = progress.share();
    return state != RunState.RUNNING || share < 0.01
        ? -1
        : Math.round(Math.max(0, now - started) * (1 - share) / share);
  }
}
