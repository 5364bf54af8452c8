package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.ManualTime;

class StudyBarTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ManualTime time = new ManualTime(0);
  private final StudyBar bar =
      new StudyBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), time);

  private String drawn() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theBarGrowsWithTheRunsAndForetellsTheRest() {
    bar.expected(4);
    bar.advanced(0);
    time.advance(Duration.ofSeconds(10));
    bar.advanced(1);
    assertThat(drawn())
        .contains("\r[" + ".".repeat(40) + "] 0.0 of 4 runs")
        .contains("\r[" + "#".repeat(10) + ".".repeat(30) + "] 1.0 of 4 runs, 30 s left");
  }

  @Test
  void theBarIsDrawnAFewTimesASecondAtMost() {
    bar.expected(1000);
    for (int i = 0; i < 1000; i++) {
      bar.advanced(1);
      time.advance(Duration.ofMillis(1));
    }
    assertThat(drawn().split("\r", -1)).hasSizeLessThan(6);
  }

  @Test
  void theEndIsFullAndEndsTheLine() {
    bar.expected(2);
    bar.advanced(1.5);
    bar.finish();
    assertThat(drawn()).contains("[" + "#".repeat(40) + "] 2.0 of 2 runs").endsWith("\n");
  }

  @Test
  void aStudyThatFailsEndsTheLineOnlyIfOneWasBegun() {
    bar.giveUp();
    assertThat(drawn()).isEmpty();
    bar.expected(2);
    bar.advanced(1);
    bar.giveUp();
    assertThat(drawn()).endsWith("\n");
  }
}
