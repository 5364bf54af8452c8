package org.plantroom.core;

import java.nio.file.Path;

/** Reads project folders; {@code docs/reference/project-files.md} tells what they hold. */
public final class ProjectFiles {
  private ProjectFiles() {}

  /**
   * Reads and checks a whole project folder. Whatever the folder holds, this returns: files that
   * are torn, too large or no text give mistakes like any other.
   *
   * @param folder holds {@code project.yaml}, {@code types/} and {@code sites/}
   * @return the project, or all mistakes of all files
   */
  public static ProjectCheck read(Path folder) {
    return new ProjectReader(folder).read();
  }
}
