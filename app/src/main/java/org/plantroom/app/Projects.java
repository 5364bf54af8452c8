package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Glob;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what a command line names in a project folder. */
final class Projects {
  private static final Logger LOG = LoggerFactory.getLogger(Projects.class);

  private Projects() {}

  /**
   * Reads the project a program is to run, after finishing a save that a crash cut short.
   *
   * @throws CommandFailure listing the mistakes
   */
  static Project open(Path folder) {
    try {
      ProjectFiles.recover(folder);
    } catch (IOException e) {
      // Reading sees what is saved all the same; only other programs' eyes see the old files.
      LOG.warn("A save of the project that was cut short cannot be finished", e);
    }
    return read(folder);
  }

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
