package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;
import org.plantroom.editing.ProjectEditor;
import org.plantroom.host.PlantroomHost;
import org.plantroom.workbench.Workbench;
import picocli.CommandLine.Option;

/** The project a program runs, from the command line. Filled by picocli, then only read. */
final class ProjectOption {
  @Option(
      names = "--project",
      required = true,
      paramLabel = "DIR",
      description = "the project folder")
  private Path folder = Path.of(".");

  /**
   * The project, for the start.
   *
   * @throws CommandFailure listing the mistakes
   */
  Project open() {
    return Projects.open(folder);
  }

  /** The project as the folder says it now, for a reload. */
  ProjectCheck read() {
    return ProjectFiles.read(folder);
  }

  /**
   * What changes the project's folder.
   *
   * @param data the host's folder, which keeps the versions
   * @throws IOException when either cannot be used
   */
  ProjectEditor editor(Path data, Time time) throws IOException {
    return ProjectEditor.open(folder, data.resolve(PlantroomHost.PROJECT_VERSIONS), time);
  }

  /**
   * The project's studies and their runs.
   *
   * @param data the host's folder, which keeps the runs
   * @throws IOException when it cannot be written
   */
  Workbench workbench(Path data, Time time) throws IOException {
    return Workbench.open(folder, data.resolve("study-runs"), new SimulatorTools(), time);
  }
}
