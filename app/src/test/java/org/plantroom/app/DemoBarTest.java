package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoBarTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String drawn() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theBarGrowsAndEndsItsLineOnce() {
    try (DemoBar bar = new DemoBar(out, true)) {
      bar.begins("trunk-main", 1, 4);
      bar.finish();
    }
    assertThat(drawn())
        .contains("\r[" + "#".repeat(10) + ".".repeat(30) + "] trunk-main")
        .containsOnlyOnce("\n")
        .endsWith("\n");
  }

  @Test
  void aStartThatFailsEndsTheLine() {
    try (DemoBar bar = new DemoBar(out, true)) {
      bar.begins("trunk-main", 1, 4);
    }
    assertThat(drawn()).endsWith("\n");
  }

  @Test
  void nothingIsDrawnWhereNoTerminalIs() {
    try (DemoBar bar = new DemoBar(out, false)) {
      bar.begins("trunk-main", 1, 4);
      bar.finish();
    }
    assertThat(drawn()).isEmpty();
  }
}
