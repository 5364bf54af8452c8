package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTypesTest {
  private static final Path LIBRARY = Path.of("src/main/resources/library/types");

  @Test
  void indexListsEveryTypeOfTheLibrary() throws IOException {
    Generated.check(LIBRARY.resolve("index.txt"), String.join("", lines()));
  }

  private static List<String> lines() throws IOException {
    if (Files.notExists(LIBRARY)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(LIBRARY)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()) + "\n")
          .sorted()
          .toList();
    }
  }

  @Test
  void everyTypeOfTheLibraryIsWithoutMistake() {
    for (String id : MachineTypes.libraryIds()) {
      assertThat(MachineTypes.library(id).id()).isEqualTo(id);
    }
  }

  @Test
  void typeOfTheLibraryIsFoundByItsName() {
    assertThat(MachineTypes.library("test-meter").tags()).containsOnlyKeys("Energy");
  }

  @Test
  void typeWithAMistakeIsRefusedWithItsLine() {
    assertThatThrownBy(() -> MachineTypes.library("test-broken"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("library/types/test-broken.yaml:2: klass: unknown key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such", "", "..", "../types/test-meter", "a\\b", "test-meter.yaml"})
  void unknownTypeIsRefused(String id) {
    assertThatThrownBy(() -> MachineTypes.library(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such machine type in the library");
  }
}
