package org.plantroom.host;

import java.util.List;
import java.util.function.Consumer;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectChange;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectDiff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes over to the project folder as it is now. Thread-safe: one at a time. */
final class ProjectReload {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectReload.class);

  private final RunningProject running;
  private final EdgeReloads edges;
  private final Consumer<Project> followers;

  /**
   * Knows who has to go along.
   *
   * @param followers told of the project that runs from now on
   */
  ProjectReload(RunningProject running, EdgeReloads edges, Consumer<Project> followers) {
    this.running = running;
    this.edges = edges;
    this.followers = followers;
  }

  /**
   * Reads the folder, runs it and asks the edges to do the same.
   *
   * @return what has changed
   * @throws Problem 409 when the folder has mistakes; everything goes on as it was
   */
  synchronized List<ProjectChange> goOver() {
    return switch (running.read()) {
      case ProjectCheck.Valid valid -> goOver(valid.project());
      case ProjectCheck.Mistaken mistaken ->
          throw Problem.conflict(
              "%s; the host goes on with the project it has, see /api/project/changes; the first: %s"
                  .formatted(
                      ProjectChangesView.sentence(mistaken), mistaken.mistakes().getFirst()));
    };
  }

  private List<ProjectChange> goOver(Project next) {
    List<ProjectChange> changes = running.become(next);
    LOG.info("The project is reloaded: {}", ProjectDiff.summary(changes));
    followers.accept(running.project());
    edges.askAll();
    return changes;
  }
}
