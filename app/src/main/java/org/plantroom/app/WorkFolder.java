package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plantroom.core.FolderTree;

/** A folder of one bench's own, removed with all that is in it. */
final class WorkFolder implements AutoCloseable {
  private final Path path;

  private WorkFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes an empty folder.
   *
   * @param below an existing folder, or one that can be made
   * @throws IOException when it cannot be written
   */
  static WorkFolder below(Path below) throws IOException {
    Files.createDirectories(below);
    return new WorkFolder(Files.createTempDirectory(below, "plantroom-bench-"));
  }

  Path path() {
    return path;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() throws IOException {
    FolderTree.delete(path);
  }
}
