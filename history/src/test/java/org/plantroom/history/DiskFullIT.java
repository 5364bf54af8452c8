package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.OffsetRanges.Range;

/**
 * Lets a process run out of room for its files, as a full disk would, and gives it room again while
 * it runs. Needs Linux, whose {@code prlimit} can do that to a process.
 */
class DiskFullIT {
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final int LIMIT_BYTES = 3_000_000;

  private final Path folder;

  DiskFullIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  @Timeout(120)
  void whatDoesNotFitIsRefusedWholeAndStoredOnceThereIsRoom() throws Exception {
    assumeTrue(Files.isExecutable(PRLIMIT), "prlimit is there");
    Process process = start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
      assertThat(next(out)).isEqualTo("ready");
      limit(process.pid(), LIMIT_BYTES + ":unlimited");
      in.write("go\n");
      in.flush();
      String full = next(out);
      assertThat(full).startsWith("full ");
      long whileFull = Long.parseLong(full.substring("full ".length()));
      assertThat(whileFull).isPositive();
      assertThat(whileFull % DiskFullWriter.SAMPLES_AN_OFFSET).isZero();
      in.write("again\n");
      in.flush();
      assertThat(next(out)).as("nothing changes while it is full").isEqualTo(full);
      limit(process.pid(), "unlimited");
      in.write("again\n");
      in.flush();
      assertThat(next(out)).isEqualTo("done");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    checkAll();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            DiskFullWriter.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void limit(long pid, String bytes) throws IOException, InterruptedException {
    Process prlimit =
        new ProcessBuilder(PRLIMIT.toString(), "--pid", Long.toString(pid), "--fsize=" + bytes)
            .inheritIO()
            .start();
    assertThat(prlimit.waitFor()).isZero();
  }

  /** The next line that is the writer's own and not a log's. */
  private static String next(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (line != null && !line.matches("ready|done|full .*")) {
      line = out.readLine();
    }
    return String.valueOf(line);
  }

  private void checkAll() {
    try (History history = Stores.open(folder)) {
      assertThat(history.received(DiskFullWriter.EDGE).ranges())
          .containsExactly(new Range(0, DiskFullWriter.OFFSETS - 1L));
      assertThat(history.stats().values())
          .isEqualTo((long) DiskFullWriter.OFFSETS * DiskFullWriter.SAMPLES_AN_OFFSET);
    }
  }
}
