package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.history.Stores.DAY;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.ManualTime;

/** Ten days of samples, of which one tag keeps three. */
class RetentionIT {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int DAYS = 10;
  private static final TagPath FAST = TagPath.of("north/e1/d/fast");
  private static final TagPath KEPT = TagPath.of("north/e1/d/kept");
  private static final TagPath STILL = TagPath.of("north/e1/d/still");
  private static final Function<TagPath, Optional<Duration>> THREE_DAYS =
      tag -> tag.equals(KEPT) ? Optional.empty() : Optional.of(Duration.ofDays(3));

  private final ManualTime time = new ManualTime(DAY + DAYS * DAY_MILLIS + 1_000);
  private final Path folder;

  RetentionIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatIsOldGoesAndNothingElse() {
    try (History history = filled()) {
      long before = history.stats().values();
      assertThat(history.prune(THREE_DAYS)).isPositive();
      assertThat(history.prune(THREE_DAYS)).isZero();
      assertThat(before - history.stats().values()).isEqualTo(7 * 144 - 1);
      assertThat(HistoryTest.samples(history, KEPT)).isEqualTo(samples());
      assertThat(HistoryTest.samples(history, FAST))
          .isEqualTo(samples().stream().filter(s -> s.sourceTime() >= horizon()).toList());
    }
    try (History history = open()) {
      assertThat(HistoryTest.samples(history, FAST)).hasSize(3 * 144);
      assertThat(history.prune(THREE_DAYS)).isZero();
      time.advance(Duration.ofDays(1));
      assertThat(history.prune(THREE_DAYS)).isPositive();
      assertThat(HistoryTest.samples(history, FAST)).hasSize(2 * 144);
    }
  }

  @Test
  void aValueThatStillHoldsIsNotForgotten() {
    try (History history = filled()) {
      history.prune(THREE_DAYS);
      TrendSeries still = history.trend(STILL, horizon() - DAY_MILLIS, horizon() + DAY_MILLIS, 2);
      assertThat(still.last()[0]).isEqualTo(7);
      assertThat(still.usableMillis()).containsExactly(DAY_MILLIS, DAY_MILLIS);
    }
  }

  @Test
  void theTimeDeletedIsAGapInAnswersOfAnyLength() {
    try (History history = filled()) {
      history.prune(THREE_DAYS);
      assertThat(history.gaps(FAST, DAY, DAY + DAYS * DAY_MILLIS))
          .containsExactly(new Gap(DAY, horizon(), "deleted, its retention time was over"));
      for (int points : new int[] {10, 1_000}) {
        TrendSeries trend = history.trend(FAST, DAY, DAY + DAYS * DAY_MILLIS, points);
        for (int i = 0; i < trend.times().length; i++) {
          boolean isDeleted = trend.times()[i] < horizon();
          assertThat(Double.isNaN(trend.last()[i])).as("bucket %d", i).isEqualTo(isDeleted);
          assertThat(trend.usableMillis()[i]).isEqualTo(isDeleted ? 0 : trend.bucketMillis());
        }
      }
    }
  }

  private static long horizon() {
    return DAY + 7 * DAY_MILLIS;
  }

  private History open() {
    return History.open(folder, Stores.small(), time);
  }

  /** One tag that changed once, long ago, and two that change every ten minutes. */
  private History filled() {
    History history = open();
    HistoryTest.commit(history, STILL, ValueType.F64, List.of(Stores.good(7, DAY + 5)));
    HistoryTest.commit(history, FAST, ValueType.F64, samples());
    HistoryTest.commit(history, KEPT, ValueType.F64, samples());
    history.seal(Long.MAX_VALUE);
    return history;
  }

  private static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (long t = 0; t < DAYS * DAY_MILLIS; t += 600_000) {
      samples.add(Stores.good(t % 7_000 / 1_000.0, DAY + t));
    }
    return samples;
  }
}
