package org.plantroom.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds files of the checkout, wherever in it the tests run. */
final class Repository {
  private Repository() {}

  /** The folder with the launcher in it. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("app").resolve("jvm.options"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("not inside a checkout of Plantroom");
      }
      folder = parent;
    }
    return folder;
  }

  /** A recording or table handed over beside the checkout, or beside a folder of checkouts. */
  static Optional<Path> shared(String name) {
    return Stream.iterate(root().getParent(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("shared").resolve("data").resolve(name))
        .filter(Files::isReadable)
        .findFirst();
  }
}
