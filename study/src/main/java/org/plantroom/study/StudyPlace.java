package org.plantroom.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.PlantFile;
import org.plantroom.simulation.PlantFileException;
import org.plantroom.simulation.PlantSource;

/**
 * Where a study file lies, and how far the files it names may lie from it.
 *
 * @param file the study's; absolute
 * @param root the folder that holds all it may name; absolute
 */
record StudyPlace(Path file, Path root) {
  /** A file that may name any other. */
  static StudyPlace anywhere(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return new StudyPlace(absolute, absolute.getRoot());
  }

  /** A file that may name those of a folder only. */
  static StudyPlace within(Path root, Path file) {
    return new StudyPlace(file.toAbsolutePath().normalize(), root.toAbsolutePath().normalize());
  }

  /**
   * The path of a file the study names.
   *
   * @param name relative to the study's folder
   * @return empty when it is no path, or leads out of the root
   */
  Optional<Path> find(String name) {
    try {
      return Optional.of(file.resolveSibling(name).normalize())
          .filter(path -> path.startsWith(root));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * The plant the study names: a file, or an example that comes with the simulator. Its parts may
   * name files within the root only, whatever a scenario changes in them.
   *
   * @return empty when there is none
   * @throws PlantFileException when it is no YAML
   */
  Optional<PlantFile> plant(String name, Catalogue catalogue) throws PlantFileException {
    Optional<Path> path = find(name).filter(Files::isRegularFile);
    if (path.isPresent()) {
      return Optional.of(PlantFile.read(path.get(), catalogue).within(root));
    }
    return PlantSource.examples().contains(name)
        ? Optional.of(PlantSource.find(name, catalogue).file().within(root))
        : Optional.empty();
  }
}
