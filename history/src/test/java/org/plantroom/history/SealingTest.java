package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plantroom.history.Stores.DAY;
import static org.plantroom.history.Stores.FLOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.ManualTime;

class SealingTest {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final Path folder;

  SealingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void lateSamplesOfASealedDayAreSealedLater() {
    try (History history = Stores.open(folder)) {
      commit(history, FLOW, 0, 1_000);
      assertThat(history.seal(DAY + DAY_MILLIS)).isEqualTo(1_000);
      commit(history, FLOW, 1_000, 1_500);
      assertThat(history.raw(FLOW, DAY, DAY + DAY_MILLIS, 10_000).size()).isEqualTo(1_500);
      assertThat(history.seal(DAY + DAY_MILLIS)).isEqualTo(500);
      assertThat(HistoryTest.samples(history, FLOW)).isEqualTo(samples(0, 1_500));
    }
  }

  @Test
  void onlyOlderSamplesAreSealed() {
    try (History history = Stores.open(folder)) {
      commit(history, FLOW, 0, 1_000);
      assertThat(history.seal(DAY + 400)).isEqualTo(400);
      assertThat(history.stats().tableRows()).isEqualTo(600);
      assertThat(history.stats().sealedRows()).isEqualTo(400);
      assertThat(HistoryTest.samples(history, FLOW)).isEqualTo(samples(0, 1_000));
    }
  }

  @Test
  void mergingChangesFilesAndNothingElse() throws IOException {
    try (History history = Stores.open(folder)) {
      for (int part = 0; part < 9; part++) {
        commit(history, FLOW, part * 100L, part * 100L + 100);
        history.seal(Long.MAX_VALUE);
      }
      assertThat(files("samples")).hasSize(9);
      int merged = 0;
      for (int replaced = history.merge(); replaced > 0; replaced = history.merge()) {
        merged += replaced;
      }
      assertThat(merged).isGreaterThanOrEqualTo(27);
      assertThat(files("samples")).hasSize(1);
      assertThat(files("minutes")).hasSize(1);
      assertThat(files("hours")).hasSize(1);
      assertThat(HistoryTest.samples(history, FLOW)).isEqualTo(samples(0, 900));
    }
    try (History history = Stores.open(folder)) {
      assertThat(HistoryTest.samples(history, FLOW)).isEqualTo(samples(0, 900));
    }
  }

  @Test
  void manyTagsAreCutIntoFilesOfBoundedSize() throws IOException {
    try (History history = Stores.open(folder)) {
      for (int tag = 0; tag < 5; tag++) {
        commit(history, TagPath.of("north/e1/d/t" + tag), 0, 45_000);
      }
      history.seal(Long.MAX_VALUE);
      assertThat(files("samples")).hasSize(3);
      for (int tag = 0; tag < 5; tag++) {
        assertThat(history.raw(TagPath.of("north/e1/d/t" + tag), DAY, DAY + 45_000, 100_000).size())
            .isEqualTo(45_000);
      }
    }
  }

  @Test
  void sitesOfAnyNameHaveFoldersOfTheirOwn() throws IOException {
    List<String> sites =
        List.of("..", "a b", "Größe & Maß", "it's", "%41", "A", "\\", "x".repeat(128));
    try (History history = Stores.open(folder)) {
      for (String site : sites) {
        commit(history, new TagPath(site, "e", "d", "t"), 0, 10);
      }
      history.seal(Long.MAX_VALUE);
      for (String site : sites) {
        assertThat(HistoryTest.samples(history, new TagPath(site, "e", "d", "t"))).hasSize(10);
      }
    }
    assertThat(files("samples").stream().map(Path::getParent).distinct()).hasSize(sites.size());
  }

  @Test
  void aHalfWrittenFileIsRemovedAndAForeignOneLeftAlone() throws IOException {
    try (History history = Stores.open(folder)) {
      commit(history, FLOW, 0, 100);
      history.seal(Long.MAX_VALUE);
    }
    Path whole = files("samples").getFirst();
    Path torn =
        Files.write(whole.resolveSibling("samples-000000999.parquet.tmp"), new byte[] {1, 2, 3});
    Path orphan =
        Files.write(whole.resolveSibling("minutes-000000998.parquet"), new byte[] {1, 2, 3});
    Path foreign = Files.write(whole.resolveSibling("mine.parquet"), new byte[] {1, 2, 3});
    try (History history = Stores.open(folder)) {
      assertThat(HistoryTest.samples(history, FLOW)).isEqualTo(samples(0, 100));
    }
    assertThat(torn).doesNotExist();
    assertThat(orphan).doesNotExist();
    assertThat(foreign).exists();
  }

  @Test
  void sealedFilesWithoutDatabaseAndNamesAreNotThrownAway() throws IOException {
    try (History history = Stores.open(folder)) {
      commit(history, FLOW, 0, 100);
      history.seal(Long.MAX_VALUE);
    }
    Files.delete(folder.resolve("history.duckdb"));
    Files.delete(folder.resolve("sealed/tags.parquet"));
    assertThatThrownBy(() -> Stores.open(folder))
        .isInstanceOf(HistoryOpenException.class)
        .hasMessageContaining("put the database back");
    assertThat(files("samples")).hasSize(1);
  }

  @Test
  void aSealedFileThatIsGoneTakesNothingElseWithIt() throws IOException {
    try (History history = Stores.open(folder)) {
      commit(history, FLOW, 0, 100);
      history.seal(Long.MAX_VALUE);
      commit(history, FLOW, 100, 200);
      history.seal(Long.MAX_VALUE);
    }
    Files.delete(files("samples").getFirst());
    try (History history = Stores.open(folder)) {
      assertThat(HistoryTest.samples(history, FLOW)).hasSize(100);
    }
  }

  @Test
  void theTagFileNamesTheTags() throws Exception {
    try (History history = Stores.open(folder)) {
      commit(history, FLOW, 0, 10);
      history.seal(Long.MAX_VALUE);
    }
    try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT path, count(*), max(coalesce(decimal::DOUBLE, number))
                FROM read_parquet('%1$s/sealed/*/day=*/samples-*.parquet')
                JOIN read_parquet('%1$s/sealed/tags.parquet') USING (tag) GROUP BY path"""
                    .formatted(folder))) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(FLOW.toString());
      assertThat(rows.getLong(2)).isEqualTo(10);
      assertThat(rows.getDouble(3)).isEqualTo(0.9);
    }
  }

  @Test
  void theKeeperSealsWhatHasGrownOldAndStops() {
    ManualTime time = new ManualTime(DAY + Duration.ofMinutes(15).toMillis());
    HistorySettings settings = Stores.small();
    try (History history = History.open(folder, settings, time)) {
      try (HistoryKeeper keeper =
          HistoryKeeper.start(history, settings, tag -> Optional.empty(), time)) {
        assertThat(keeper).isNotNull();
        commit(history, FLOW, 0, 100);
        for (int i = 0; i < 31; i++) {
          Await.until("the keeper sleeps", Duration.ofSeconds(10), () -> time.sleepers() == 1);
          time.advance(Duration.ofSeconds(10));
        }
        Await.until("sealed", Duration.ofSeconds(10), () -> history.stats().sealedRows() == 100);
      }
      assertThat(time.sleepers()).isZero();
    }
  }

  @Test
  void theKeeperOutlivesAFailureAndTellsIt() throws IOException {
    ManualTime time = new ManualTime(DAY + Duration.ofMinutes(15).toMillis());
    HistorySettings settings = Stores.small();
    try (History history = History.open(folder, settings, time);
        HistoryKeeper keeper =
            HistoryKeeper.start(history, settings, tag -> Optional.empty(), time)) {
      commit(history, FLOW, 0, 100);
      Path inTheWay = Files.writeString(folder.resolve("sealed"), "no folder");
      letLook(time, () -> keeper.failures() > 0);
      assertThat(keeper.trouble()).isNotNull();
      Files.delete(inTheWay);
      letLook(time, () -> history.stats().sealedRows() == 100 && keeper.trouble() == null);
    }
  }

  private static void letLook(ManualTime time, java.util.concurrent.Callable<Boolean> isDone) {
    Await.until(
        "the keeper has looked",
        Duration.ofSeconds(20),
        () -> {
          if (time.sleepers() == 1) {
            time.advance(Duration.ofSeconds(10));
          }
          return isDone.call();
        });
  }

  private List<Path> files(String layer) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("sealed"))) {
      return files
          .filter(file -> file.getFileName().toString().matches(layer + "-\\d+\\.parquet"))
          .sorted()
          .toList();
    }
  }

  private static void commit(History history, TagPath path, long from, long to) {
    HistoryTest.commit(history, path, ValueType.F64, samples(from, to));
  }

  private static List<Sample> samples(long from, long to) {
    return new ArrayList<>(
        LongStream.range(from, to)
            .mapToObj(i -> Stores.good(i % 100 / 10.0 % 1, DAY + i))
            .toList());
  }
}
