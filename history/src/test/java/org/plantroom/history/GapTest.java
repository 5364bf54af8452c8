package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.history.Stores.DAY;
import static org.plantroom.history.Stores.EDGE;
import static org.plantroom.history.Stores.FLOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.ValueType;

class GapTest {
  private static final long NOW = DAY + Duration.ofDays(2).toMillis();

  private final Path folder;

  GapTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void badRunsAndLossesAreGapsWithTheirReasons() {
    try (History history = Stores.open(folder)) {
      HistoryBatch batch = Stores.batch();
      int id = history.tag(FLOW, ValueType.F64).id();
      batch.add(id, Stores.good(1, DAY));
      batch.add(id, Stores.bad(Quality.BAD_NO_ANSWER, DAY + 100));
      batch.add(id, Stores.bad(Quality.BAD_EDGE_OFFLINE, DAY + 200));
      batch.add(id, Stores.good(1, DAY + 300));
      batch.lost(EDGE, DAY + 150, DAY + 400, "the edge's disk was full");
      history.commit(batch);
      List<Gap> expected =
          List.of(
              new Gap(DAY + 120, DAY + 200, "the device does not answer"),
              new Gap(DAY + 150, DAY + 350, "the edge's disk was full"),
              new Gap(DAY + 200, DAY + 300, "the edge node is offline"));

      assertThat(history.gaps(FLOW, DAY + 120, DAY + 350)).isEqualTo(expected);
      history.seal(Long.MAX_VALUE);
      assertThat(history.gaps(FLOW, DAY + 120, DAY + 350)).isEqualTo(expected);
    }
  }

  @Test
  void aGapThatGoesOnEndsNow() {
    try (History history = Stores.open(folder)) {
      HistoryTest.commit(
          history, FLOW, ValueType.F64, List.of(Stores.bad(Quality.BAD_STALE, NOW - 50)));
      assertThat(history.gaps(FLOW, NOW - 100, NOW + 100))
          .containsExactly(new Gap(NOW - 50, NOW, "no news for too long"));
    }
  }

  @RepeatedTest(5)
  void gapsAreTheRunsOfBadSamplesWhereverTheyLie() {
    long seed = System.nanoTime();
    System.out.println("gapsAreTheRunsOfBadSamplesWhereverTheyLie seed=" + seed);
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    for (long t = DAY; t < DAY + 100_000_000; t += 1 + random.nextInt(1_000_000)) {
      Quality bad = random.nextBoolean() ? Quality.BAD_STALE : Quality.BAD_NO_ANSWER;
      samples.add(random.nextInt(5) == 0 ? Stores.bad(bad, t) : Stores.good(1, t));
    }
    try (History history = Stores.open(folder)) {
      int half = samples.size() / 2;
      HistoryTest.commit(history, FLOW, ValueType.F64, samples.subList(half, samples.size()));
      history.seal(DAY + random.nextInt(100_000_000));
      HistoryTest.commit(history, FLOW, ValueType.F64, samples.subList(0, half));
      history.seal(DAY + random.nextInt(100_000_000));
      for (int i = 0; i < 20; i++) {
        long from = DAY + random.nextInt(50_000_000);
        long to = from + 1 + random.nextInt(50_000_000);
        assertThat(history.gaps(FLOW, from, to)).isEqualTo(naive(samples, from, to));
      }
    }
  }

  private static List<Gap> naive(List<Sample> samples, long from, long to) {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      long end = i + 1 < samples.size() ? samples.get(i + 1).sourceTime() : NOW;
      long start = Math.max(from, sample.sourceTime());
      if (sample.quality().isBad() && Math.min(end, to) > start) {
        append(gaps, new Gap(start, Math.min(end, to), sample.quality().sentence()));
      }
    }
    return gaps;
  }

  private static void append(List<Gap> gaps, Gap gap) {
    if (!gaps.isEmpty()
        && gaps.getLast().to() == gap.from()
        && gaps.getLast().reason().equals(gap.reason())) {
      Gap last = gaps.removeLast();
      gaps.add(new Gap(last.from(), gap.to(), gap.reason()));
    } else {
      gaps.add(gap);
    }
  }
}
