package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSourceTest {
  @Test
  void variableIsReadFromTheEnvironment() throws IOException {
    SecretSource source = SecretSource.of("env:MQTT_PASSWORD").orElseThrow();
    assertThat(source.read("me", Map.of("MQTT_PASSWORD", "hunter2")::get)).isEqualTo("hunter2");
  }

  @Test
  void variableNotSetIsASentence() {
    SecretSource source = SecretSource.of("env:MQTT_PASSWORD").orElseThrow();
    assertThatThrownBy(() -> source.read("me", name -> null))
        .hasMessage("the password of me is missing: set the environment variable MQTT_PASSWORD");
  }

  @Test
  void fileOfTheUserHoldsItInItsFirstLine(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("secrets/north"));
    Files.writeString(folder.resolve("secrets/north/edge1"), "hunter2\nnotes\n");
    SecretSource source = SecretSource.of("file:secrets/{user}").orElseThrow().within(folder);
    assertThat(source.read("north/edge1", name -> null)).isEqualTo("hunter2");
  }

  @Test
  void fileThatIsMissingOrEmptyIsASentence(@TempDir Path folder) throws IOException {
    SecretSource source = SecretSource.of("file:{user}").orElseThrow().within(folder);
    Files.writeString(folder.resolve("blank"), "\n");
    assertThatThrownBy(() -> source.read("nobody", name -> null))
        .hasMessageContaining("put it into the file's first line");
    assertThatThrownBy(() -> source.read("blank", name -> null))
        .hasMessageContaining("put it into the file's first line");
  }

  @Test
  void passwordItselfIsNoSource() {
    assertThat(SecretSource.of("hunter2")).isEmpty();
    assertThat(SecretSource.of("env:")).isEmpty();
    assertThat(SecretSource.of("file:")).isEmpty();
  }
}
