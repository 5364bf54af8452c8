package org.plantroom.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small projects with a mistake in them. */
final class Spoilt {
  private static final String PUMP =
      """
      name: A pump
      class: pump
      tags:
        T: {register: input 1, type: i16}
      """;

  private Spoilt() {}

  /**
   * The mistakes of a project with a good {@code project.yaml}, a good type {@code valid}, and one
   * file more.
   *
   * @param file may also replace one of the good ones
   */
  static List<String> mistakes(Path folder, String file, String text) throws IOException {
    write(folder, "project.yaml", "project: spoilt\n");
    write(folder, "types/valid.yaml", PUMP);
    write(folder, file, text);
    return mistakes(folder);
  }

  /** The mistakes of a folder, one line each; none when the project is valid. */
  static List<String> mistakes(Path folder) {
    return switch (ProjectFiles.read(folder)) {
      case ProjectCheck.Valid valid -> List.of();
      case ProjectCheck.Mistaken mistaken ->
          mistaken.mistakes().stream().map(Mistake::toString).toList();
    };
  }

  /** Writes a file and the folders above it. */
  static void write(Path folder, String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
