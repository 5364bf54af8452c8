package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.OffsetRanges;
import org.plantroom.testkit.ManualTime;

/** Journal files that disks, or people, have changed: some with checksums that fit again. */
class JournalFuzzTest {
  private static final int ROUNDS = Boolean.getBoolean("plantroom.full") ? 20_000 : 300;

  /** Forty entries, and the one of a round. */
  private static final long MOST_BYTES = 64 << 10;

  private static final long NOW = 1_700_000_000_000L;

  @Test
  void whateverStandsInAFileOpensIsReadAndTakesMore(@TempDir Path folder) throws IOException {
    long seed = Long.getLong("plantroom.seed", System.nanoTime());
    System.out.println("JournalFuzzTest seed " + seed);
    Random random = new Random(seed);
    ManualTime time = new ManualTime(NOW);
    try (Journal journal = Journal.open(folder, 1 << 20, time)) {
      for (int i = 0; i < 40; i++) {
        journal.append(Plants.report("pump", NOW + i, i));
      }
    }
    Path file = JournalScan.files(folder, JournalScan.SUFFIX).getFirst();
    byte[] whole = Files.readAllBytes(file);
    byte[] reserved = Files.readAllBytes(folder.resolve(Journal.RESERVED));
    for (int round = 0; round < ROUNDS; round++) {
      for (Path left : JournalScan.files(folder, "")) {
        Files.delete(left);
      }
      Files.write(file, mutated(whole, random));
      Files.write(folder.resolve(Journal.RESERVED), reserved);
      assertUsable(folder, time, seed, round);
    }
  }

  private static void assertUsable(Path folder, ManualTime time, long seed, int round)
      throws IOException {
    assertThat(JournalView.read(folder).files()).hasSize(1);
    try (Journal journal = Journal.open(folder, 1 << 20, time)) {
      long last = journal.append(Plants.report("pump", NOW, round)).offset();
      List<Long> read = new ArrayList<>();
      try (JournalCursor cursor = journal.cursor(0)) {
        for (JournalEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
          read.add(entry.offset());
        }
      }
      assertThat(read).as("seed %d, round %d", seed, round).endsWith(last).hasSizeLessThan(100);
      OffsetRanges all = new OffsetRanges();
      all.addRange(0, last);
      assertThat(journal.bytes()).as("bytes kept, seed %d", seed).isLessThan(MOST_BYTES);
      assertThat(journal.dropped().all()).as("losses, seed %d", seed).hasSizeLessThan(10);
      journal.claim().received(all);
      journal.forget();
      assertThat(journal.dropped().all()).isEmpty();
    }
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextBoolean()) {
      mendChecksums(bytes);
    }
    return random.nextInt(4) == 0
        ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length))
        : bytes;
  }

  /** Makes every frame's checksum fit its body, so that the damage reaches the codec. */
  private static void mendChecksums(byte[] bytes) {
    ByteBuffer frames = ByteBuffer.wrap(bytes);
    int at = Integer.BYTES;
    while (at + JournalSegment.FRAME_HEADER <= bytes.length) {
      int length = frames.getInt(at);
      int body = at + JournalSegment.FRAME_HEADER;
      if (length <= 0 || length > bytes.length - body) {
        return;
      }
      frames.putInt(
          at + Integer.BYTES,
          JournalSegment.checksum(java.util.Arrays.copyOfRange(bytes, body, body + length)));
      at = body + length;
    }
  }
}
