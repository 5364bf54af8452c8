package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  private static final String PLANT =
      """
      name: A plant with weather
      step: 60 s
      components:
        weather: {type: epw, file: weather.epw}
      """;

  @Test
  void filesOfTheFolderAndBelowItAreFound(@TempDir Path root) {
    Reach reach = Reach.anywhere(root.resolve("plants/a.yaml")).within(root);
    assertThat(reach.file("x.csv")).isEqualTo(root.resolve("plants/x.csv"));
    assertThat(reach.file("../data/x.csv")).isEqualTo(root.resolve("data/x.csv"));
  }

  @Test
  void foldersAndDevicesAreNoFiles(@TempDir Path root) throws IOException {
    Files.createDirectory(root.resolve("data"));
    Reach reach = Reach.anywhere(root.resolve("a.yaml"));
    assertThatThrownBy(() -> reach.file("data")).hasMessageContaining("no file");
    assertThatThrownBy(() -> reach.file("/dev/zero")).hasMessageContaining("no file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../secret.epw", "/etc/hostname"})
  void aChangedPlantCannotReadOutsideOfItsFolder(String name, @TempDir Path root)
      throws PlantFileException {
    PlantFile plant =
        PlantFile.of(PLANT, root.resolve("plants/a.yaml"), Catalogue.standard())
            .within(root)
            .with(Map.of("weather.file", name));
    assertThatThrownBy(plant::build)
        .isInstanceOf(PlantFileException.class)
        .hasMessageContaining("outside of the project");
  }
}
