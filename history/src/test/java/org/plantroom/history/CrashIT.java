package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.OffsetRanges.Range;
import org.plantroom.core.Sample;

/** Kills a writing, sealing and merging process at random moments and counts what is left. */
class CrashIT {
  private static final int KILLS = Integer.getInteger("plantroom.kills", 15);

  private final Path folder;

  CrashIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyOffsetIsStoredWholeAndOnceHoweverOftenTheProcessIsKilled() throws Exception {
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    System.out.println("CrashIT seed=" + seed);
    Random random = new Random(seed);
    long before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(random);
      before = check(before);
    }
    System.out.println("CrashIT offsets=" + before);
  }

  private void runAndKill(Random random) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                folder.toString(),
                Long.toString(random.nextLong()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      while (line != null && !line.equals("ready")) {
        line = out.readLine();
      }
      assertThat(line).as("the writer runs").isEqualTo("ready");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(50, 1_500)));
      assertThat(process.isAlive()).as("the writer still runs").isTrue();
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /** Compares all that is stored with what the offsets stand for; returns how many offsets. */
  private long check(long before) {
    try (History history = Stores.open(folder)) {
      long offsets = history.received(CrashWriter.EDGE).lowestMissing();
      assertThat(offsets).isGreaterThanOrEqualTo(before);
      if (offsets > 0) {
        assertThat(history.received(CrashWriter.EDGE).ranges())
            .containsExactly(new Range(0, offsets - 1));
      }
      for (int tag = 0; tag < CrashWriter.TAGS; tag++) {
        assertThat(HistoryTest.samples(history, CrashWriter.path(tag)))
            .isEqualTo(expected(tag, offsets));
      }
      HistoryStats stats = history.stats();
      System.out.println("offsets=" + offsets + " " + stats);
      assertThat(stats.values()).isEqualTo(offsets * CrashWriter.SAMPLES_AN_OFFSET);
      return offsets;
    }
  }

  private static List<Sample> expected(int tag, long offsets) {
    List<Sample> samples = new ArrayList<>();
    for (long offset = 0; offset < offsets; offset++) {
      for (int i = tag; i < CrashWriter.SAMPLES_AN_OFFSET; i += CrashWriter.TAGS) {
        samples.add(CrashWriter.sample(offset, i));
      }
    }
    return samples;
  }
}
