package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  private static final TagPath FLOW = TagPath.of("mill-road/plant-room/hp-01/Flow");

  private final Path folder;

  RetentionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aRuleByPathWinsOverTheClassAndTheFirstOneWins() throws IOException {
    Retention retention =
        read("{normal: 3650d, fast: 30d, '**/Flow': 7d, mill-road/**: 90d, '*/*/*/Other': 1d}");
    assertThat(retention.of(FLOW, "fast")).contains(Duration.ofDays(7));
    assertThat(retention.of(TagPath.of("mill-road/e/d/Other"), "fast"))
        .contains(Duration.ofDays(90));
    assertThat(retention.of(TagPath.of("s/e/d/Level"), "fast")).contains(Duration.ofDays(30));
    assertThat(retention.of(TagPath.of("s/e/d/Level"), "normal")).contains(Duration.ofDays(3650));
    assertThat(retention.of(TagPath.of("s/e/d/Level"), "unnamed")).isEmpty();
  }

  @Test
  void withoutRulesAllIsKeptForEver() {
    assertThat(Retention.FOREVER.of(FLOW, "normal")).isEmpty();
    assertThat(Retention.FOREVER.isForever()).isTrue();
  }

  @Test
  void typesNameTheClassAndTellCounters() throws IOException {
    Files.createDirectories(folder.resolve("types"));
    Files.writeString(folder.resolve("project.yaml"), "project: p\n");
    Files.writeString(
        folder.resolve("types/meter.yaml"),
        """
        name: Meter
        class: meter
        tags:
          Energy: {register: input 0, type: u32, scale: 0.01, unit: kWh, counter: {rollover: 42949672.96}}
          Volume: {register: input 2, type: u32, counter: true, retention: fast}
          Power: {register: input 4, type: u16}
        """);
    Project project = ProjectFiles.read(folder).orElseThrow();
    assertThat(project.types().firstEntry().getValue().tags().values())
        .extracting(TagType::history)
        .containsExactly(
            new TagHistory(new Counter(42_949_672.96), "normal"),
            new TagHistory(new Counter(null), "fast"),
            TagHistory.DEFAULT);
  }

  private Retention read(String rules) throws IOException {
    Files.writeString(
        folder.resolve("project.yaml"), "project: p\nhistory:\n  retention: " + rules + "\n");
    return ProjectFiles.read(folder).orElseThrow().settings().retention();
  }
}
