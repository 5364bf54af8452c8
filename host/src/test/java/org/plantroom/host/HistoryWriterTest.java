package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.history.History;
import org.plantroom.history.HistoryBatch;
import org.plantroom.history.HistorySettings;
import org.plantroom.testkit.Await;

/** The writer over a real store, whose commits the test can make fail. */
@Timeout(60)
final class HistoryWriterTest {
  private static final TagPath TAG = TagPath.of(Plant.COUNT);
  private static final long T0 = 1_700_000_000_000L;
  private static final Duration COMMIT_EVERY = Duration.ofMillis(5);

  private Path folder;
  private History history;
  private int tag;
  private volatile boolean broken;
  private final Set<EdgeId> told = ConcurrentHashMap.newKeySet();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
    history = History.open(folder, HistorySettings.defaults(), Time.system());
    tag = history.tag(TAG, ValueType.U32).id();
  }

  @AfterEach
  void close() {
    history.close();
  }

  private HistoryWriter writer(Consumer<HistoryBatch> commit) {
    return new HistoryWriter(history::received, commit, COMMIT_EVERY, Time.system());
  }

  private HistoryWriter started() {
    HistoryWriter writer = writer(this::commit);
    writer.start(told::addAll);
    return writer;
  }

  private void commit(HistoryBatch batch) {
    if (broken) {
      throw new IllegalStateException("no space left on device");
    }
    batches.add(batch.size());
    history.commit(batch);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HistoryBatch message(long first, int samples) {
    HistoryBatch staged = new HistoryBatch(Math.max(1_024, samples));
    for (int i = 0; i < samples; i++) {
      staged.add(tag, Sample.good(Plant.count(first + i), T0 + first + i));
    }
    return staged;
  }

  private int stored() {
    return history.raw(TAG, T0, T0 + 10_000_000, 1_000_000).size();
  }

  @Test
  void valuesAndTheirOffsetBecomeDurableTogetherAndTheEdgeIsTold() throws Exception {
    try (HistoryWriter writer = started()) {
      assertThat(writer.store(Plant.EDGE, 0, message(0, 3))).isEqualTo(HistoryWriter.Outcome.TAKEN);
      Await.until("the edge is told", Plant.PATIENCE, () -> told.contains(Plant.EDGE));
      assertThat(history.received(Plant.EDGE).contains(0)).isTrue();
      assertThat(stored()).isEqualTo(3);
    }
  }

  @Test
  void noMessageIsEverSplitBetweenTwoCommits() throws Exception {
    try (HistoryWriter writer = started()) {
      for (int offset = 0; offset < 20_000; offset++) {
        writer.store(Plant.EDGE, offset, message(offset * 7L, 7));
      }
    }
    assertThat(batches).allMatch(size -> size % 7 == 0);
    assertThat(stored()).isEqualTo(140_000);
    assertThat(history.received(Plant.EDGE).lowestMissing()).isEqualTo(20_000);
  }

  @Test
  void aFailedCommitIsTriedAgainAndNothingIsDoubled() throws Exception {
    try (HistoryWriter writer = started()) {
      broken = true;
      writer.store(Plant.EDGE, 0, message(0, 5));
      Await.until("it failed", Plant.PATIENCE, () -> writer.failures() > 0);
      assertThat(writer.trouble()).contains("no space left on device");
      assertThat(told).isEmpty();
      broken = false;
      Await.until("the edge is told", Plant.PATIENCE, () -> told.contains(Plant.EDGE));
      assertThat(writer.trouble()).isNull();
      assertThat(writer.stored()).isEqualTo(5);
      assertThat(stored()).isEqualTo(5);
    }
  }

  @Test
  void aMessageThatArrivedBeforeIsDroppedButItsEdgeIsToldAgain() throws Exception {
    try (HistoryWriter writer = started()) {
      writer.store(Plant.EDGE, 0, message(0, 2));
      Await.until("the edge is told", Plant.PATIENCE, () -> told.remove(Plant.EDGE));
      assertThat(writer.store(Plant.EDGE, 0, message(0, 2))).isEqualTo(HistoryWriter.Outcome.KNOWN);
      Await.until("the edge is told again", Plant.PATIENCE, () -> told.contains(Plant.EDGE));
      assertThat(writer.duplicates()).isEqualTo(1);
      assertThat(stored()).isEqualTo(2);
    }
  }

  @Test
  void offsetsKnownToTheStoreAreKnownAfterARestart() throws Exception {
    try (HistoryWriter writer = started()) {
      writer.store(Plant.EDGE, 4, message(0, 2));
    }
    try (HistoryWriter writer = started()) {
      assertThat(writer.store(Plant.EDGE, 4, message(0, 2))).isEqualTo(HistoryWriter.Outcome.KNOWN);
    }
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void aVoidFillsItsOffsetsAndItsLossIsAGap() throws Exception {
    try (HistoryWriter writer = started()) {
      writer.store(Plant.EDGE, 0, message(0, 1));
      writer.storeVoid(Plant.EDGE, 1, 9, new Loss(T0 + 1_000, T0 + 2_000, "disk full"));
      writer.store(Plant.EDGE, 10, message(5_000, 1));
    }
    assertThat(history.received(Plant.EDGE).lowestMissing()).isEqualTo(11);
    assertThat(history.gaps(TAG, T0, T0 + 10_000))
        .anySatisfy(gap -> assertThat(gap.reason()).contains("disk full"));
  }

  @Test
  void aVoidOfWhichOnlyTheEndsAreKnownIsTaken() throws Exception {
    try (HistoryWriter writer = started()) {
      writer.store(Plant.EDGE, 0, message(0, 1));
      writer.store(Plant.EDGE, 9, message(1, 1));
      assertThat(writer.storeVoid(Plant.EDGE, 0, 9, null)).isEqualTo(HistoryWriter.Outcome.TAKEN);
    }
    assertThat(history.received(Plant.EDGE).lowestMissing()).isEqualTo(10);
  }

  @Test
  void aLossWithoutTimesOrWithImpossibleOnesFillsOffsetsAlone() throws Exception {
    try (HistoryWriter writer = started()) {
      writer.storeVoid(Plant.EDGE, 0, 1, new Loss(0, 0, "unknown"));
      writer.storeVoid(Plant.EDGE, 2, 3, new Loss(1, Long.MAX_VALUE, "for ever"));
    }
    assertThat(history.received(Plant.EDGE).lowestMissing()).isEqualTo(4);
    assertThat(history.gaps(TAG, 0, T0)).isEmpty();
  }

  @Test
  void whenFullAndFailingItRefusesAtOnceAndTakesTheMessageWhenItComesAgain() throws Exception {
    broken = true;
    try (HistoryWriter writer = started()) {
      int offset = 0;
      HistoryWriter.Outcome outcome = HistoryWriter.Outcome.TAKEN;
      while (outcome == HistoryWriter.Outcome.TAKEN) {
        outcome = writer.store(Plant.EDGE, offset, message(offset * 10_000L, 10_000));
        offset++;
      }
      int refused = offset - 1;
      assertThat(refused).isLessThanOrEqualTo(2 * Gathering.MAX_SAMPLES / 10_000);
      assertThat(outcome).isEqualTo(HistoryWriter.Outcome.NO_ROOM);
      assertThat(writer.refused()).isPositive();
      broken = false;
      Await.until(
          "it is taken",
          Plant.PATIENCE,
          () ->
              writer.store(Plant.EDGE, refused, message(refused * 10_000L, 10_000))
                  == HistoryWriter.Outcome.TAKEN);
    }
    assertThat(history.received(Plant.EDGE).ranges()).hasSize(1);
  }

  @Test
  void aSlowCommitIsWaitedForOnceAndNotByEachMessage() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    HistoryWriter writer =
        writer(
            batch -> {
              await(slow);
              commit(batch);
            });
    writer.start(told::addAll);
    int offset = 0;
    while (writer.store(Plant.EDGE, offset, message(0, 50_000)) == HistoryWriter.Outcome.TAKEN) {
      offset++;
    }
    long begun = System.nanoTime();
    for (int again = 0; again < 20; again++) {
      assertThat(writer.store(Plant.EDGE, offset, message(0, 50_000)))
          .isEqualTo(HistoryWriter.Outcome.NO_ROOM);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    slow.countDown();
    int missing = offset;
    Await.until(
        "there is room again",
        Plant.PATIENCE,
        () -> writer.store(Plant.EDGE, missing, message(0, 50_000)) == HistoryWriter.Outcome.TAKEN);
    writer.close();
  }

  @Test
  void longTextsAreBoundedByTheirCharacters() throws Exception {
    int name = history.tag(TagPath.of(Plant.PUMP + "/Name"), ValueType.STRING).id();
    HistoryBatch text = new HistoryBatch(1_024);
    for (int i = 0; i < 100; i++) {
      text.add(name, Sample.good(Value.of("x".repeat(8_000)), T0 + i));
    }
    broken = true;
    try (HistoryWriter writer = started()) {
      int offset = 0;
      while (writer.store(Plant.EDGE, offset, text) == HistoryWriter.Outcome.TAKEN) {
        offset++;
      }
      assertThat(offset * text.characters()).isLessThanOrEqualTo(2 * Gathering.MAX_CHARACTERS);
      int missing = offset;
      broken = false;
      Await.until(
          "there is room again",
          Plant.PATIENCE,
          () -> writer.store(Plant.EDGE, missing, text) == HistoryWriter.Outcome.TAKEN);
    }
  }

  @Test
  void emptyMessagesAreBoundedToo() throws Exception {
    broken = true;
    try (HistoryWriter writer = started()) {
      writer.store(Plant.EDGE, 0, message(0, 1));
      Await.until("it failed", Plant.PATIENCE, () -> writer.failures() > 0);
      long offset = 2;
      while (writer.store(Plant.EDGE, offset, message(0, 0)) == HistoryWriter.Outcome.TAKEN) {
        offset += 2;
        assertThat(offset).isLessThanOrEqualTo(2L * Gathering.MAX_MESSAGES + 2);
      }
      assertThat(writer.refused()).isPositive();
    }
  }

  @Test
  void whatAnEdgeWithoutJournalLostAtTheHostIsAGap() throws Exception {
    broken = true;
    try (HistoryWriter writer = started()) {
      long first = 0;
      while (writer.store(Plant.EDGE, message(first, 20_000)) == HistoryWriter.Outcome.TAKEN) {
        first += 20_000;
      }
      long lost = first;
      broken = false;
      Await.until(
          "there is room again",
          Plant.PATIENCE,
          () -> writer.store(Plant.EDGE, message(lost + 20_000, 1)) == HistoryWriter.Outcome.TAKEN);
      Await.until(
          "the gap is told",
          Plant.PATIENCE,
          () ->
              history.gaps(TAG, T0, T0 + lost + 30_000).stream()
                  .anyMatch(gap -> gap.reason().contains("history could not be written")));
    }
  }

  @Test
  void closingCommitsWhatHasGathered() throws Exception {
    HistoryWriter writer =
        new HistoryWriter(history::received, history::commit, Duration.ofMinutes(1), Time.system());
    writer.start(told::addAll);
    writer.store(Plant.EDGE, 0, message(0, 4));
    writer.close();
    assertThat(stored()).isEqualTo(4);
  }

  @Test
  void closingWhileNothingCanBeWrittenEndsSoon() throws Exception {
    broken = true;
    HistoryWriter writer = started();
    writer.store(Plant.EDGE, 0, message(0, 4));
    Await.until("it failed", Plant.PATIENCE, () -> writer.failures() > 0);
    long begun = System.nanoTime();
    writer.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(history.received(Plant.EDGE).isEmpty()).isTrue();
  }

  @Test
  void manyEdgesShareOneCommit() throws Exception {
    AtomicInteger commits = new AtomicInteger();
    HistoryWriter writer =
        writer(
            batch -> {
              commits.incrementAndGet();
              history.commit(batch);
            });
    Set<EdgeId> edges = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      EdgeId edge = new EdgeId("north", "edge" + i);
      edges.add(edge);
      writer.store(edge, 0, message(i, 1));
    }
    writer.start(told::addAll);
    writer.close();
    assertThat(told).isEqualTo(edges);
    assertThat(commits).hasValueLessThanOrEqualTo(2);
  }
}
