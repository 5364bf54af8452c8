package org.plantroom.app;

import java.nio.file.Path;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Glob;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Site;

/** Finds what a command line names in a project folder. */
final class Projects {
  private Projects() {}

  /**
   * Reads a project.
   *
   * @throws CommandFailure listing the mistakes
   */
  static Project read(Path folder) {
    return switch (ProjectFiles.read(folder)) {
      case ProjectCheck.Valid valid -> valid.project();
      case ProjectCheck.Mistaken mistaken ->
          throw new CommandFailure(
              "the project has mistakes, mend them and check with \"plantroom check %s\"%n%s"
                  .formatted(folder, mistaken));
    };
  }

  /**
   * Reads a glob of the command line.
   *
   * @throws CommandFailure telling what is wrong with it
   */
  static Glob glob(String option, String text) {
    try {
      return Glob.of(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(option + ": " + e.getMessage());
    }
  }

  /**
   * Finds an edge by SITE/EDGE.
   *
   * @throws CommandFailure listing those there are
   */
  static EdgeNode edge(Project project, String path) {
    EdgeId id;
    try {
      id = EdgeId.of(path);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--edge: " + e.getMessage());
    }
    Site site = project.sites().get(id.site());
    EdgeNode edge = site == null ? null : site.edges().get(id.edge());
    if (edge == null) {
      throw new CommandFailure(
          "no edge %s in the project, there are %s"
              .formatted(
                  path,
                  project.sites().values().stream()
                      .flatMap(s -> s.edges().values().stream())
                      .map(e -> e.id().toString())
                      .toList()));
    }
    return edge;
  }
}
