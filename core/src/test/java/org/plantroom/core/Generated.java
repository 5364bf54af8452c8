package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Committed files that are made from code. With {@code -Dplantroom.regenerate=true} they are
 * written, else compared.
 */
final class Generated {
  static final Path REFERENCE = Path.of("../docs/reference");

  private static final boolean WRITE = Boolean.getBoolean("plantroom.regenerate");

  private Generated() {}

  /** Compares a committed file with what it should be, or writes it. */
  static void check(Path file, String expected) throws IOException {
    if (WRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("%s; to regenerate run mvn -pl core test -Dplantroom.regenerate=true", file)
        .isEqualTo(expected);
  }
}
