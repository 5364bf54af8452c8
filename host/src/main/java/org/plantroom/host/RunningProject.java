package org.plantroom.host;

import java.util.List;
import java.util.function.Supplier;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectChange;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectDiff;
import org.plantroom.core.Time;

/** The project as the host runs it, which may have been reloaded since the start. Thread-safe. */
final class RunningProject {
  private final Supplier<ProjectCheck> folder;
  private final Time time;
  private volatile Loaded loaded;

  /**
   * A project in use.
   *
   * @param since when it was read, milliseconds since 1970 UTC
   */
  record Loaded(Project project, long since) {}

  /**
   * Begins with the project of the start.
   *
   * @param folder reads the project's folder as it is now
   */
  RunningProject(Project project, Supplier<ProjectCheck> folder, Time time) {
    this.folder = folder;
    this.time = time;
    this.loaded = new Loaded(project, time.millis());
  }

  /** The project. */
  Project project() {
    return loaded.project();
  }

  /** The project, and since when. */
  Loaded loaded() {
    return loaded;
  }

  /** Reads the folder and changes nothing. */
  ProjectCheck read() {
    return folder.get();
  }

  /** What {@link #become} would change. */
  List<ProjectChange> changes(Project next) {
    return ProjectDiff.between(project(), next);
  }

  /**
   * Goes over to another project. Settings stay those of the start, so they go on being told as
   * changes until then.
   *
   * @return what differs
   */
  synchronized List<ProjectChange> become(Project next) {
    List<ProjectChange> changes = changes(next);
    Project merged =
        new Project(
            project().settings(),
            next.types(),
            next.sites(),
            next.notifications(),
            next.displays());
    loaded = new Loaded(merged, time.millis());
    return changes;
  }
}
