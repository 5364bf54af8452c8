package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerSettingsTest {
  @Test
  void aFolderRelativeToTheCurrentOneIsMadeAbsolute() {
    Path folder = EmbeddedBrokerSettings.onLoopback(0, Path.of("host-data")).dataFolder();
    assertThat(folder).isEqualTo(Path.of("").toAbsolutePath().resolve("host-data"));
  }

  @Test
  void aPortBeyondTheLastIsRefused() {
    assertThatThrownBy(() -> EmbeddedBrokerSettings.onLoopback(65_536, Path.of("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536");
  }
}
