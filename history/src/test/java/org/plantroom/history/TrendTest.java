package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plantroom.history.Stores.DAY;
import static org.plantroom.history.Stores.EDGE;
import static org.plantroom.history.Stores.FLOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

class TrendTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long NOW = DAY + Duration.ofDays(2).toMillis();

  private final Path folder;

  TrendTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Samples arrive shuffled, in part late, and are sealed in several goes: the answer is one. */
  @RepeatedTest(8)
  void bucketsAreWhatTheDefinitionSays() {
    long seed = System.nanoTime();
    System.out.println("bucketsAreWhatTheDefinitionSays seed=" + seed);
    Random random = new Random(seed);
    List<Sample> samples = randomSamples(random);
    try (History history = Stores.open(folder)) {
      commitInParts(history, samples, random);
      for (int i = 0; i < 12; i++) {
        long from = DAY + random.nextLong(40 * HOUR);
        long to = from + 1 + random.nextLong(1L << random.nextInt(10, 29));
        int points = 1 + random.nextInt(random.nextBoolean() ? 5 : 500);
        check(history.trend(FLOW, from, to, points), samples, points);
      }
    }
  }

  @Test
  void aSpikeOfOneSampleStandsOutOfAYear() {
    long year = Duration.ofDays(365).toMillis();
    try (History history =
        History.open(folder, Stores.small(), new org.plantroom.testkit.ManualTime(DAY + year))) {
      HistoryBatch batch = Stores.batch();
      int id = history.tag(FLOW, ValueType.F64).id();
      for (long t = DAY; t < DAY + year; t += 10 * 60_000) {
        batch.add(id, Stores.good((double) (t % 7), t));
      }
      batch.add(id, Stores.good(1_000, DAY + year / 3 + 1));
      batch.add(id, Stores.good(3, DAY + year / 3 + 2));
      history.commit(batch);
      history.seal(Long.MAX_VALUE);

      TrendSeries trend = history.trend(FLOW, DAY, DAY + year, 1_000);

      assertThat(trend.bucketMillis()).isGreaterThan(2 * HOUR);
      assertThat(java.util.Arrays.stream(trend.max()).max()).hasValue(1_000);
      assertThat(java.util.Arrays.stream(trend.count()).sum()).isEqualTo(batch.size());
    }
  }

  @Test
  void anUnchangedValueGoesOnAndABadRunIsAGap() {
    try (History history = Stores.open(folder)) {
      HistoryTest.commit(
          history,
          FLOW,
          ValueType.F64,
          List.of(
              Stores.good(5, DAY),
              Stores.bad(Quality.BAD_NO_ANSWER, DAY + 4_000),
              Stores.good(6, DAY + 7_000)));
      TrendSeries trend = history.trend(FLOW, DAY + 1_000, DAY + 9_000, 8);

      assertThat(trend.count()).containsExactly(0, 0, 0, 1, 0, 0, 1, 0);
      assertThat(trend.last()).containsExactly(5, 5, 5, Double.NaN, Double.NaN, Double.NaN, 6, 6);
      assertThat(trend.last()[3]).isNaN();
      assertThat(trend.mean()).startsWith(5, 5, 5);
      assertThat(trend.usableMillis()).containsExactly(1000, 1000, 1000, 0, 0, 0, 1000, 1000);
    }
  }

  @Test
  void nothingIsClaimedBeforeTheFirstSampleNorAfterNow() {
    try (History history = Stores.open(folder)) {
      HistoryTest.commit(history, FLOW, ValueType.F64, List.of(Stores.good(5, NOW - 1_500)));
      TrendSeries trend = history.trend(FLOW, NOW - 3_000, NOW + 2_000, 5);
      assertThat(trend.usableMillis()).containsExactly(0, 500, 1_000, 0, 0);
      assertThat(trend.last()[0]).isNaN();
      assertThat(trend.last()[4]).isNaN();
    }
  }

  @Test
  void whatAnEdgeLostIsNotBridged() {
    try (History history = Stores.open(folder)) {
      HistoryBatch batch = Stores.batch();
      int id = history.tag(FLOW, ValueType.F64).id();
      batch.add(id, Stores.good(5, DAY));
      batch.add(id, Stores.good(6, DAY + 5_000));
      batch.lost(EDGE, DAY + 2_000, DAY + 4_000, "the edge's disk was full");
      history.commit(batch);
      TrendSeries trend = history.trend(FLOW, DAY, DAY + 6_000, 6);
      assertThat(trend.last()).containsExactly(5, 5, Double.NaN, Double.NaN, Double.NaN, 6);
      history.seal(Long.MAX_VALUE);
      TrendSeries coarse = history.trend(FLOW, DAY, DAY + 10 * HOUR, 5);
      assertThat(coarse.usableMillis()[0]).isEqualTo(2 * HOUR - 3_000);
    }
  }

  @Test
  void severalTagsAnswerInTheOrderAsked() {
    TagPath other = TagPath.of("south/e9/tank/level");
    TagPath unknown = TagPath.of("south/e9/tank/none");
    try (History history = Stores.open(folder)) {
      HistoryTest.commit(history, FLOW, ValueType.F64, List.of(Stores.good(1, DAY)));
      HistoryTest.commit(history, other, ValueType.BOOL, List.of(Sample.good(Value.of(true), DAY)));
      history.seal(Long.MAX_VALUE);
      List<TrendSeries> trends =
          history.trends(List.of(other, unknown, FLOW, other), DAY, DAY + 10, 1);
      assertThat(trends).extracting(TrendSeries::path).containsExactly(other, unknown, FLOW, other);
      assertThat(trends).extracting(t -> t.last()[0]).containsExactly(1.0, Double.NaN, 1.0, 1.0);
    }
  }

  private static List<Sample> randomSamples(Random random) {
    TreeMap<Long, Sample> byTime = new TreeMap<>();
    long time = DAY;
    while (time < DAY + 40 * HOUR) {
      time += 1 + random.nextLong(random.nextInt(20) == 0 ? 3 * HOUR : 120_000);
      byTime.put(
          time,
          random.nextInt(10) == 0
              ? Stores.bad(Quality.BAD_EXCEPTION, time)
              : Stores.good(random.nextInt(1_000) / 10.0, time));
    }
    return List.copyOf(byTime.values());
  }

  private static void commitInParts(History history, List<Sample> samples, Random random) {
    List<Sample> shuffled = new ArrayList<>(samples);
    int late = random.nextInt(shuffled.size() / 2);
    Collections.rotate(shuffled, late);
    Collections.shuffle(shuffled.subList(0, late + 1), random);
    int parts = 1 + random.nextInt(6);
    for (int part = 0; part < parts; part++) {
      int from = shuffled.size() * part / parts;
      int to = shuffled.size() * (part + 1) / parts;
      HistoryTest.commit(history, FLOW, ValueType.F64, shuffled.subList(from, to));
      if (random.nextBoolean()) {
        history.seal(DAY + random.nextLong(48 * HOUR));
      }
      if (random.nextBoolean()) {
        history.merge();
      }
    }
    assertThat(history.stats().values()).isEqualTo(samples.size());
  }

  private static void check(TrendSeries trend, List<Sample> samples, int points) {
    assertThat(trend.times().length).isBetween(1, points);
    for (int i = 0; i < trend.times().length; i++) {
      long from = trend.times()[i];
      NaiveTrend expected = NaiveTrend.of(samples, from, from + trend.bucketMillis(), NOW);
      assertThat(trend.count()[i]).as("count of %s", from).isEqualTo(expected.count());
      assertThat(List.of(trend.min()[i], trend.max()[i], trend.first()[i], trend.last()[i]))
          .as("min, max, first, last of %s", from)
          .isEqualTo(List.of(expected.min(), expected.max(), expected.first(), expected.last()));
      assertThat(trend.usableMillis()[i]).as("usable %s", from).isEqualTo(expected.usableMillis());
      if (!Double.isNaN(expected.mean())) {
        assertThat(trend.mean()[i]).isCloseTo(expected.mean(), within(1e-6));
        assertThat(trend.timeWeightedMean()[i])
            .isCloseTo(expected.timeWeightedMean(), within(1e-6));
      }
    }
  }
}
