package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plantroom.history.Stores.DAY;
import static org.plantroom.history.Stores.FLOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.ManualTime;

class BackupTest {
  private final ManualTime time = new ManualTime(DAY + 3_600_000);
  private final Path folder;

  BackupTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aBackupIsOneMomentOfAStoreThatWorksOn() throws Exception {
    Path copy = folder.resolve("copy");
    try (History history = open("store");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicBoolean stop = new AtomicBoolean();
      commit(history, 0, 1_000);
      history.seal(Long.MAX_VALUE);
      Future<Integer> writing = threads.submit(() -> keepWriting(history, stop));
      for (int i = 0; i < 3; i++) {
        history.backUp(folder.resolve("copy" + i));
      }
      history.backUp(copy);
      stop.set(true);
      writing.get();
    }
    try (History restored = open("copy")) {
      int stored = HistoryTest.samples(restored, FLOW).size();
      // Each commit is of ten samples and whole, in the table or sealed.
      assertThat(stored).isGreaterThanOrEqualTo(1_000).matches(n -> n % 10 == 0);
      assertThat(restored.received(Stores.EDGE).lowestMissing()).isEqualTo(stored / 10 - 100);
    }
    assertThat(folder.resolve("copy.partial")).doesNotExist();
  }

  @Test
  void aStoreThatHasSealedNothingYetIsBackedUpToo() throws Exception {
    Path copy = folder.resolve("copy");
    try (History history = open("store")) {
      commit(history, 0, 10);
      // Nothing is old enough, but the names of the tags are written.
      history.seal(0);
      history.backUp(copy);
    }
    try (History restored = open("copy")) {
      assertThat(HistoryTest.samples(restored, FLOW)).hasSize(10);
    }
  }

  private static int keepWriting(History history, AtomicBoolean stop) {
    int round = 0;
    HistoryBatch batch = Stores.batch();
    int id = history.tag(FLOW, ValueType.F64).id();
    while (!stop.get()) {
      batch.clear();
      for (int i = 0; i < 10; i++) {
        batch.add(id, Stores.good(i, DAY + 1_000 + round * 10L + i));
      }
      batch.received(Stores.EDGE, round);
      history.commit(batch);
      round++;
      if (round % 20 == 0) {
        history.seal(Long.MAX_VALUE);
        history.merge();
      }
    }
    return round;
  }

  @Test
  void whatCameAfterTheBackupIsAGapAndNotAValueThatHeld() {
    try (History history = open("store")) {
      commit(history, 0, 10);
      history.backUp(folder.resolve("copy"));
    }
    long backup = time.millis();
    time.advance(Duration.ofHours(2));
    long restored = time.millis();
    try (History history = open("copy")) {
      history.noteRestored();
      List<Gap> gaps = history.gaps(FLOW, DAY, DAY + Duration.ofDays(1).toMillis());
      assertThat(gaps)
          .containsExactly(
              new Gap(backup, restored, "restored from a backup of 2026-03-01T01:00:00Z"));
      TrendSeries trend = history.trend(FLOW, backup - 1_000, backup + 1_000, 2);
      assertThat(trend.usableMillis()).containsExactly(1_000, 0);
    }
    try (History history = open("copy")) {
      history.noteRestored();
      assertThat(history.gaps(FLOW, DAY, DAY + Duration.ofDays(1).toMillis())).hasSize(1);
    }
  }

  @Test
  void aBackupThatFailsLeavesNothingBehind() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken"));
    Files.writeString(taken.resolve("file"), "mine");
    try (History history = open("store")) {
      commit(history, 0, 10);
      assertThatThrownBy(() -> history.backUp(taken))
          .isInstanceOf(java.io.UncheckedIOException.class);
      commit(history, 10, 20);
      history.backUp(folder.resolve("copy"));
    }
    assertThat(taken.resolve("file")).exists();
    assertThat(folder.resolve("taken.partial")).doesNotExist();
  }

  private History open(String name) {
    return History.open(folder.resolve(name), Stores.small(), time);
  }

  private static void commit(History history, int from, int to) {
    HistoryTest.commit(
        history,
        FLOW,
        ValueType.F64,
        java.util.stream.IntStream.range(from, to).mapToObj(i -> Stores.good(i, DAY + i)).toList());
  }
}
