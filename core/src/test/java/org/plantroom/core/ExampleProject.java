package org.plantroom.core;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The valid project of the test resources, and copies of it to spoil. */
final class ExampleProject {
  static final Path FOLDER = Path.of("src/test/resources/project");
  static final BigInteger GREATEST_U64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private ExampleProject() {}

  /** Copies the project into an empty folder. */
  static void copyTo(Path target) throws IOException {
    for (Path file : files()) {
      Path copy = target.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(FOLDER.resolve(file), copy);
    }
  }

  /** The text of one of its files. */
  static String text(Path file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  /** Its files relative to its folder. */
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).map(FOLDER::relativize).sorted().toList();
    }
  }
}
