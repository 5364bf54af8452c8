package org.plantroom.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Measured data and reference results that lie beside the project, in {@code ../shared/data}, and
 * never in it. Where they are absent, a test says so and is skipped: {@code
 * assumeThat(SharedData.find("…")).as("…").isPresent()}.
 */
public final class SharedData {
  private SharedData() {}

  /**
   * A file of the shared data.
   *
   * @param name below {@code data/}, e.g. {@code weather/DEU_Potsdam_DWD-TRY2015.epw}
   */
  public static Optional<Path> find(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared").resolve("data").resolve(name);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
