package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plantroom.history.Stores.DAY;
import static org.plantroom.history.Stores.FLOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.Await;

class QuestionsTest {
  private final Path folder;

  QuestionsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readersSeeEachSampleOnceWhileOthersCommitSealAndMerge() throws Exception {
    try (History history = Stores.open(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicBoolean stop = new AtomicBoolean();
      Future<?> sealing = threads.submit(() -> keepSealing(history, stop));
      Future<?> reading = threads.submit(() -> keepCounting(history, stop));
      for (int i = 0; i < 60; i++) {
        HistoryTest.commit(
            history,
            FLOW,
            ValueType.F64,
            List.of(Stores.good(i, DAY + 2L * i), Stores.good(i, DAY + 2L * i + 1)));
      }
      stop.set(true);
      sealing.get();
      reading.get();
      assertThat(history.raw(FLOW, 0, DAY * 2, 1_000).size()).isEqualTo(120);
    }
  }

  private Questions questions(Database database, Duration timeout) {
    return questions(database, timeout, new FileList(new SealedFolder(folder.resolve("sealed"))));
  }

  private static Questions questions(Database database, Duration timeout, FileList list) {
    return new Questions(database, 1, timeout, files -> false, list, new LossBook());
  }

  @Test
  void whatIsKeptInMemoryIsReadAnewAfterEachChange() {
    try (History history = Stores.open(folder)) {
      for (int i = 0; i < 5; i++) {
        HistoryBatch batch = Stores.batch();
        batch.add(history.tag(FLOW, ValueType.F64).id(), Stores.good(i, DAY + i * 1_000L));
        batch.lost(Stores.EDGE, DAY + i * 1_000L + 1, DAY + i * 1_000L + 2, "loss " + i);
        history.commit(batch);
        assertThat(history.gaps(FLOW, DAY, DAY + 60_000)).hasSize(i + 1);
        assertThat(history.gaps(FLOW, DAY, DAY + 60_000)).hasSize(i + 1);
        history.seal(Long.MAX_VALUE);
        assertThat(history.raw(FLOW, DAY, DAY + 60_000, 100).size()).isEqualTo(i + 1);
        history.merge();
        assertThat(history.raw(FLOW, DAY, DAY + 60_000, 100).size()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void anAnswerThatMayMixOldFilesWithANewerTableIsMadeAnew() throws Exception {
    FileList list = new FileList(new SealedFolder(folder.resolve("sealed")));
    Wanted wanted = new Wanted(new TreeSet<>(List.of(1)), new TreeSet<>(List.of(1)));
    try (Database database = Database.open(folder, Stores.small(), List.of())) {
      Questions questions = questions(database, Duration.ofMinutes(1), list);
      AtomicInteger asked = new AtomicInteger();
      Questions.Question<Integer> question =
          inquiry -> {
            inquiry.files(wanted, DAY, DAY + 1);
            return asked.incrementAndGet();
          };
      assertThat(questions.ask(question)).as("from the store").isEqualTo(1);
      assertThat(questions.ask(question)).as("from memory").isEqualTo(2);
      Questions.Question<Integer> overtaken =
          inquiry -> {
            int number = question.ask(inquiry);
            list.changing();
            list.changed(true);
            return number;
          };
      assertThat(questions.ask(overtaken)).as("from memory, then from the store").isEqualTo(4);
      assertThat(questions.ask(overtaken)).as("from the store alone").isEqualTo(5);
    }
  }

  @Test
  void tooManyQuestionsAtOnceAreRefusedInTime() throws Exception {
    try (Database database = Database.open(folder, Stores.small(), List.of());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Questions questions = questions(database, Duration.ofSeconds(1));
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      Future<Boolean> slow = threads.submit(() -> questions.ask(c -> hold(inside, release)));
      inside.await();
      assertThatThrownBy(() -> questions.ask(connection -> 1))
          .isInstanceOf(HistoryQueryException.class)
          .hasMessageContaining("too many questions");
      release.countDown();
      assertThat(slow.get()).isTrue();
      assertThat(questions.<Integer>ask(connection -> 1)).isEqualTo(1);
    }
  }

  @Test
  void aQuestionThatTakesTooLongIsEndedAndTheStoreGoesOn() {
    try (History history = Stores.open(folder.resolve("store"))) {
      HistoryTest.commit(history, FLOW, ValueType.F64, List.of(Stores.good(1, DAY)));
    }
    String endless = "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b";
    try (var database = Database.open(folder.resolve("store"), Stores.small(), List.of())) {
      Questions questions = questions(database, Duration.ofSeconds(1));
      assertThatThrownBy(() -> questions.ask(inquiry -> count(inquiry, endless)))
          .isInstanceOf(HistoryQueryException.class);
      assertThat(questions.<Long>ask(i -> StatsReader.tableRows(i.connection()))).isEqualTo(1);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aQuestionNobodyWantsAnyMoreIsEndedAtOnce() throws Exception {
    String endless = "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b";
    try (Database database = Database.open(folder, Stores.small(), List.of());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Questions questions = questions(database, Duration.ofMinutes(10));
      AtomicReference<Thread> asker = new AtomicReference<>();
      Future<Long> asked =
          threads.submit(
              () -> {
                asker.set(Thread.currentThread());
                return questions.ask(inquiry -> count(inquiry, endless));
              });
      Await.until(
          "the question has ended",
          Duration.ofSeconds(20),
          () -> {
            Thread thread = asker.get();
            if (thread != null) {
              questions.cancel(thread);
            }
            return asked.isDone();
          });
      assertThatThrownBy(asked::get).hasCauseInstanceOf(HistoryQueryException.class);
      assertThat(questions.<Integer>ask(inquiry -> 1)).isEqualTo(1);
    }
  }

  private static long count(Inquiry inquiry, String sql) throws java.sql.SQLException {
    long[] rows = new long[1];
    inquiry.each(sql, chunk -> rows[0] += chunk.rowCount());
    return rows[0];
  }

  private static boolean hold(CountDownLatch inside, CountDownLatch release) {
    inside.countDown();
    Await.until("released", Duration.ofSeconds(20), () -> release.getCount() == 0);
    return true;
  }

  private static void keepSealing(History history, AtomicBoolean stop) {
    while (!stop.get()) {
      history.seal(Long.MAX_VALUE);
      history.merge();
    }
  }

  private static void keepCounting(History history, AtomicBoolean stop) {
    int before = 0;
    while (!stop.get()) {
      RawSeries series = history.raw(FLOW, 0, DAY * 2, 1_000);
      assertThat(series.size()).isGreaterThanOrEqualTo(before).isEven();
      assertThat(java.util.Arrays.stream(series.times()).distinct().count())
          .isEqualTo(series.size());
      before = series.size();
    }
  }
}
