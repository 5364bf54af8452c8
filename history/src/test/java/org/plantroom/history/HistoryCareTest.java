package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.history.Stores.DAY;
import static org.plantroom.history.Stores.FLOW;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.FolderTree;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.ManualTime;

class HistoryCareTest {
  private static final TagPath OTHER = TagPath.of("south/e2/tank/level");
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final ManualTime time = new ManualTime(DAY + 2 * DAY_MILLIS);
  private final HistoryCare care = new HistoryCare(Stores.small(), time);
  private final Path folder;

  HistoryCareTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aStoreThatIsWellIsLeftAlone() {
    fill();
    assertThat(care.check(folder)).isEmpty();
    assertThat(care.repair(folder)).isEmpty();
    checkAll();
  }

  @Test
  void withoutItsDatabaseWhatIsSealedIsTakenInAgain() throws IOException {
    fill();
    Files.delete(folder.resolve("history.duckdb"));
    checkAll();
    assertThat(care.check(folder)).isEmpty();
    try (History history = open()) {
      assertThat(history.gaps(FLOW, DAY, DAY + 3 * DAY_MILLIS))
          .extracting(Gap::reason)
          .containsExactly("the history's database was lost, and with it what was not sealed");
      assertThat(trend(history)).isEqualTo(samples().size());
    }
  }

  @Test
  void leftoversOfAMergeAreNotTakenInTwice() throws IOException {
    fill();
    Path merged = files("samples").getFirst();
    Files.copy(merged, merged.resolveSibling("samples-000000900.parquet"));
    Files.delete(folder.resolve("history.duckdb"));
    checkAll();
  }

  @Test
  void aTornFileIsFoundAndTheRestStaysReadable() throws IOException {
    fill();
    Path torn = files("samples").getFirst();
    byte[] whole = Files.readAllBytes(torn);
    Files.write(torn, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(care.check(folder)).singleElement().asString().contains("bytes instead of");
    try (History history = open()) {
      assertThat(history.raw(OTHER, DAY, DAY + DAY_MILLIS, 10_000).size()).isEqualTo(2_000);
      assertThat(history.raw(FLOW, DAY, DAY + DAY_MILLIS, 10_000).size()).isZero();
    }
    assertThat(care.repair(folder)).anyMatch(line -> line.contains("0 of 2000 samples saved"));
    assertThat(care.check(folder)).isEmpty();
    assertThat(folder.resolve("damaged")).isDirectoryRecursivelyContaining("glob:**.parquet");
    try (History history = open()) {
      assertThat(history.gaps(FLOW, DAY, DAY + 3_000))
          .extracting(Gap::reason)
          .contains("a sealed file was damaged");
      assertThat(history.raw(OTHER, DAY, DAY + DAY_MILLIS, 10_000).size()).isEqualTo(2_000);
    }
  }

  @Test
  void damagedRollUpsAreMadeAnewFromTheSamples() throws IOException {
    fill();
    for (String layer : List.of("minutes", "hours")) {
      Files.write(files(layer).getFirst(), new byte[100]);
    }
    assertThat(care.check(folder)).hasSize(2);
    assertThat(care.repair(folder)).hasSize(2).allMatch(line -> line.contains("made anew"));
    assertThat(care.check(folder)).isEmpty();
    checkAll();
    try (History history = open()) {
      assertThat(trend(history)).isEqualTo(samples().size());
    }
  }

  @Test
  void aFileDamagedWhileTheStoreIsOpenSpoilsOnlyItsOwnAnswers() throws IOException {
    fill();
    try (History history = open()) {
      Path damaged = files("samples").getFirst();
      overwrite(damaged, 4, new byte[(int) Files.size(damaged) - 8]);
      assertThat(history.raw(FLOW, DAY, DAY + DAY_MILLIS, 10_000).size()).isZero();
      assertThat(history.raw(OTHER, DAY, DAY + DAY_MILLIS, 10_000).size()).isEqualTo(2_000);
    }
  }

  @Test
  void aBitThatFlippedIsFoundWhateverItMadeOfTheValuesAndTheyAreUncertainThen() throws IOException {
    fill();
    Path damaged = files("samples").getFirst();
    byte[] bytes = Files.readAllBytes(damaged);
    overwrite(damaged, bytes.length / 3, new byte[] {(byte) (bytes[bytes.length / 3] ^ 1)});
    assertThat(care.check(folder)).singleElement().asString().contains("bytes have changed");
    care.repair(folder);
    assertThat(care.check(folder)).isEmpty();
    try (History history = open()) {
      RawSeries kept = history.raw(FLOW, DAY, DAY + DAY_MILLIS, 10_000);
      for (int i = 0; i < kept.size(); i++) {
        assertThat(kept.quality(i).isGood()).isFalse();
      }
      assertThat(HistoryTest.samples(history, OTHER)).isEqualTo(samples());
    }
  }

  @Test
  void filesOfAnOlderPlantroomHaveNoChecksumAndAreWell() throws Exception {
    fill();
    try (var connection =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("history.duckdb"));
        var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE sealed DROP COLUMN checksum");
    }
    checkAll();
    assertThat(care.check(folder)).isEmpty();
  }

  @Test
  void rollUpsOfAnOlderPlantroomAreMadeAnew() throws Exception {
    fill();
    try (var connection =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("history.duckdb"));
        var statement = connection.createStatement()) {
      statement.execute("UPDATE version SET version = 1");
    }
    List<Path> old = files("minutes");
    checkAll();
    assertThat(files("minutes")).hasSameSizeAs(old).doesNotContainAnyElementsOf(old);
    try (History history = open()) {
      assertThat(trend(history)).isEqualTo(samples().size());
    }
  }

  /** Any file torn or garbled anywhere: the store opens, answers in some way, and takes values. */
  @RepeatedTest(5)
  void whateverIsDamagedTheStoreOpens() throws IOException {
    int rounds = Boolean.getBoolean("plantroom.full") ? 200 : 1;
    for (int round = 0; round < rounds; round++) {
      long seed = System.nanoTime();
      System.out.println("whateverIsDamagedTheStoreOpens seed=" + seed);
      Random random = new Random(seed);
      FolderTree.delete(folder);
      fill();
      spoil(random);
      try (History history = open()) {
        try {
          history.raw(FLOW, DAY, DAY + DAY_MILLIS, 10_000);
        } catch (HistoryQueryException e) {
          assertThat(e).hasMessageContaining("cannot answer");
        }
        HistoryTest.commit(
            history, OTHER, ValueType.F64, List.of(Stores.good(1, DAY + DAY_MILLIS)));
      }
      care.repair(folder);
      assertThat(care.check(folder)).isEmpty();
    }
  }

  private void spoil(Random random) throws IOException {
    List<Path> all = new ArrayList<>(files("[a-z]+"));
    all.add(folder.resolve("history.duckdb"));
    Path file = all.get(random.nextInt(all.size()));
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(3)) {
      case 0 -> Files.write(file, java.util.Arrays.copyOf(bytes, at));
      case 1 -> {
        byte[] garbage = new byte[1 + random.nextInt(bytes.length - at)];
        random.nextBytes(garbage);
        overwrite(file, at, garbage);
      }
      default -> Files.delete(file);
    }
    System.out.println("spoilt " + file.getFileName() + " at " + at + " of " + bytes.length);
  }

  private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), at);
    }
  }

  private History open() {
    return History.open(folder, Stores.small(), time);
  }

  private void fill() {
    try (History history = open()) {
      HistoryTest.commit(history, FLOW, ValueType.F64, samples());
      HistoryTest.commit(history, OTHER, ValueType.F64, samples());
      history.seal(Long.MAX_VALUE);
    }
  }

  private void checkAll() {
    try (History history = open()) {
      assertThat(HistoryTest.samples(history, FLOW)).isEqualTo(samples());
      assertThat(HistoryTest.samples(history, OTHER)).isEqualTo(samples());
    }
  }

  /** Samples counted over roll-ups. */
  private static long trend(History history) {
    return java.util.Arrays.stream(history.trend(FLOW, DAY, DAY + DAY_MILLIS, 12).count()).sum();
  }

  private static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      samples.add(Stores.good(i % 50 / 10.0, DAY + i * 1_000L));
    }
    return samples;
  }

  private List<Path> files(String layer) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("sealed"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(layer + "-\\d+\\.parquet"))
          .sorted()
          .toList();
    }
  }
}
