package org.plantroom.simulation;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which files a plant may name: those of one folder and below it, and no devices or pipes, which
 * could be read for ever.
 *
 * @param folder names are relative to it
 * @param root all must lie in it
 */
record Reach(Path folder, Path root) {
  /** Any file of the machine, relative to the folder the plant's own is in. */
  static Reach anywhere(Path plantFile) {
    Path absolute = plantFile.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return new Reach(parent == null ? absolute : parent, absolute.getRoot());
  }

  /** The same folder, but nothing outside of another. */
  Reach within(Path some) {
    return new Reach(folder, some.toAbsolutePath().normalize());
  }

  /**
   * A file by its name.
   *
   * @throws IllegalArgumentException when it lies outside, or is no file
   */
  Path file(String name) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException("the file lies outside of the project: " + name);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException("this is no file: " + name);
    }
    return file;
  }
}
