package org.plantroom.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.ManualTime;

/** The chain on a real disk, touched in every way. */
final class AuditTrailTest {
  private static final int LINES = 30;

  private final ManualTime time = new ManualTime(1_700_000_000_000L);
  private Path folder;
  private Path file;
  private Path old;

  @BeforeEach
  void write(@TempDir Path temporary) throws IOException {
    folder = temporary;
    file = folder.resolve(AuditTrail.FILE);
    old = folder.resolve("commands.jsonl");
    try (AuditTrail trail = open()) {
      for (int i = 1; i <= LINES; i++) {
        trail.append("signed-in", "user" + i % 3, "10.0.0.1", Map.of("n", i, "text", "åäö \"\n"));
      }
    }
  }

  private AuditTrail open() throws IOException {
    return AuditTrail.open(folder, old, time);
  }

  private List<String> findings() throws IOException {
    return AuditCheck.of(file).findings();
  }

  @Test
  void anUntouchedTrailIsSoundAndGoesOnAfterARestart() throws IOException {
    try (AuditTrail trail = open()) {
      trail.append("signed-out", "anna", "", Map.of());
      assertThat(trail.verify().lines()).isEqualTo(LINES + 1);
    }
    AuditCheck check = AuditCheck.of(file);
    assertThat(check.findings()).isEmpty();
    assertThat(check.lines()).isEqualTo(LINES + 1);
    assertThat(AuditCheck.contains(file, check.head())).isTrue();
  }

  @Test
  void everyChangedByteIsFound() throws IOException {
    byte[] sound = Files.readAllBytes(file);
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] touched = sound.clone();
      int at = random.nextInt(touched.length);
      touched[at] ^= (byte) (1 << random.nextInt(7));
      Files.write(file, touched);
      assertThat(findings()).as("-Dplantroom.seed=%d, byte %d", seed, at).isNotEmpty();
    }
  }

  @Test
  void everyRemovedDoubledOrMovedLineIsFound() throws IOException {
    List<String> sound = Files.readAllLines(file);
    for (int i = 0; i < LINES - 1; i++) {
      List<String> removed = new ArrayList<>(sound);
      String line = removed.remove(i);
      Files.write(file, removed);
      assertThat(findings()).as("without line %d", i + 1).isNotEmpty();
      removed.add(line);
      Files.write(file, removed);
      assertThat(findings()).as("line %d at the end", i + 1).isNotEmpty();
      List<String> doubled = new ArrayList<>(sound);
      doubled.add(i, line);
      Files.write(file, doubled);
      assertThat(findings()).as("line %d twice", i + 1).isNotEmpty();
    }
  }

  @Test
  void aRewrittenLineBreaksTheChainAfterIt() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    AuditEntry third =
        AuditLine.parse(lines.get(2).getBytes(StandardCharsets.UTF_8)).orElseThrow().entry();
    AuditEntry forged =
        new AuditEntry(
            third.number(),
            third.time(),
            third.what(),
            "somebody else",
            third.address(),
            third.details(),
            third.previous());
    lines.set(2, AuditLine.of(forged).text());
    Files.write(file, lines);
    assertThat(findings())
        .containsExactly("line 4: the line before it was changed, removed or put in");
  }

  @Test
  void aCutOffEndIsFoundByWhoNotedTheHash() throws IOException {
    String head = AuditCheck.of(file).head();
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, LINES - 1));
    assertThat(findings()).isEmpty();
    assertThat(AuditCheck.contains(file, head)).isFalse();
  }

  @Test
  void aCrashAmidALineLosesThatLineAloneAndIsToldAtEveryByte() throws IOException {
    byte[] sound = Files.readAllBytes(file);
    List<String> lines = Files.readAllLines(file);
    int last = lines.getLast().getBytes(StandardCharsets.UTF_8).length;
    for (int cut = 1; cut <= last; cut += 7) {
      Files.write(file, Arrays.copyOf(sound, sound.length - cut));
      try (AuditTrail trail = open()) {
        trail.append("signed-in", "anna", "", Map.of());
        List<AuditEntry> latest = trail.latest(2, Long.MAX_VALUE, _ -> true);
        assertThat(latest).extracting(AuditEntry::number).containsExactly(LINES + 1L, (long) LINES);
        assertThat(latest.get(1).what()).isEqualTo("torn-line-removed");
      }
      assertThat(findings()).isEmpty();
    }
  }

  @Test
  void aTouchedLastLineKeepsTheTrailFromGoingOn() throws IOException {
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 10) + "0000000\"}\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("plantroom audit verify");
  }

  @Test
  void theLatestComeFirstAPageAtATime() throws IOException {
    try (AuditTrail trail = open()) {
      List<AuditEntry> page = trail.latest(5, 20, entry -> entry.who().equals("user1"));
      assertThat(page).extracting(AuditEntry::number).containsExactly(19L, 16L, 13L, 10L, 7L);
      assertThat(page.getFirst().details()).containsEntry("text", "åäö \"\n");
      assertThat(trail.latest(1000, Long.MAX_VALUE, _ -> true)).hasSize(LINES);
    }
  }

  @Test
  void linesLongerThanABlockAreReadBackwards() throws IOException {
    try (AuditTrail trail = open()) {
      trail.append("signed-in", "anna", "", Map.of("long", "x".repeat(200_000)));
      trail.append("signed-out", "anna", "", Map.of());
      assertThat(trail.latest(3, Long.MAX_VALUE, _ -> true))
          .extracting(AuditEntry::number)
          .containsExactly(LINES + 2L, LINES + 1L, (long) LINES);
    }
  }

  @Test
  void theFileOfBeforeIsTakenOverAndWatched() throws IOException {
    Files.delete(file);
    Files.writeString(old, "{\"state\":\"confirmed\"}\n");
    open().close();
    assertThat(findings()).isEmpty();
    Files.writeString(old, "{\"state\":\"rejected\"}\n", StandardOpenOption.APPEND);
    assertThat(findings()).containsExactly("commands.jsonl was changed");
    Files.delete(old);
    assertThat(findings()).containsExactly("commands.jsonl is missing");
  }
}
