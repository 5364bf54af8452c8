package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.history.Stores.DAY;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Quality;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.ManualTime;

/**
 * Twenty pens with one sample's spike a month, looked at while 50,000 values a second arrive.
 * Short: two months by five minutes. With {@code -Dplantroom.full=true} a year by the second, 630
 * million samples. The times are printed, and judged by {@code plantroom bench history}.
 */
class TrendsIT {
  private static final boolean FULL = Boolean.getBoolean("plantroom.full");
  private static final long STEP = FULL ? 1_000 : 300_000;
  private static final int DAYS = FULL ? 365 : 61;
  private static final int MONTHS = DAYS / 30;
  private static final int PENS = 20;
  private static final int PIXELS = 1_200;
  private static final int LOOKS = FULL ? 40 : 10;
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final List<TagPath> PATHS =
      IntStream.range(0, PENS).mapToObj(i -> TagPath.of("north/e1/pens/p" + i)).toList();

  private final Path folder;

  TrendsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void longTrendsAreWholeAndQuickWhileValuesArrive() throws InterruptedException {
    ManualTime time = new ManualTime(DAY + DAYS * DAY_MILLIS);
    try (History history = History.open(folder, HistorySettings.defaults(), time)) {
      fill(history);
      AtomicBoolean isOver = new AtomicBoolean();
      Thread arrival = Thread.ofPlatform().start(() -> arrive(history, isOver));
      try {
        look(history);
      } finally {
        isOver.set(true);
        arrival.join();
      }
    }
  }

  private static void look(History history) {
    long to = DAY + DAYS * DAY_MILLIS;
    long begin = System.nanoTime();
    List<TrendSeries> all = history.trends(PATHS, DAY, to, PIXELS);
    double cold = (System.nanoTime() - begin) / 1e6;
    for (TrendSeries pen : all) {
      assertThat(pen.times()).hasSizeLessThanOrEqualTo(PIXELS);
      assertThat(Arrays.stream(pen.max()).filter(max -> max == 1_000).count()).isEqualTo(MONTHS);
      assertThat(Arrays.stream(pen.count()).sum()).isEqualTo(DAYS * DAY_MILLIS / STEP);
    }
    double warm = p95(i -> history.trends(PATHS, DAY, to, PIXELS));
    double pan =
        p95(
            i -> {
              long day = DAY + i * 7 % DAYS * DAY_MILLIS;
              history.trends(PATHS, day, day + DAY_MILLIS, PIXELS);
            });
    System.out.printf(
        "20 pens: cold %.0f ms, warm p95 %.0f ms, day p95 %.0f ms%n", cold, warm, pan);
  }

  private interface Look {
    void at(long index);
  }

  private static double p95(Look look) {
    double[] millis = new double[LOOKS];
    for (int i = 0; i < LOOKS; i++) {
      long begin = System.nanoTime();
      look.at(i);
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return millis[(int) (LOOKS * 0.95)];
  }

  private static void fill(History history) {
    HistoryBatch batch = new HistoryBatch(2_000_000);
    int[] ids = PATHS.stream().mapToInt(path -> history.tag(path, ValueType.F64).id()).toArray();
    for (int day = 0; day < DAYS; day++) {
      batch.clear();
      for (int id : ids) {
        for (long t = 0; t < DAY_MILLIS; t += STEP) {
          boolean isSpike = day % 30 == 15 && day / 30 < MONTHS && t == DAY_MILLIS / 2;
          double value = isSpike ? 1_000 : (t / STEP + id) % 100 / 10.0;
          long sourceTime = DAY + day * DAY_MILLIS + t;
          batch.add(id, sourceTime, Double.doubleToRawLongBits(value), false, Quality.GOOD);
        }
      }
      history.commit(batch);
      if (day % 10 == 9 || day == DAYS - 1) {
        history.seal(Long.MAX_VALUE);
      }
    }
    int merged = history.merge();
    while (merged > 0) {
      merged = history.merge();
    }
  }

  /** Ten thousand tags five times a second, as far as the machine lets it. */
  private static void arrive(History history, AtomicBoolean isOver) {
    int[] ids =
        IntStream.range(0, 10_000)
            .map(i -> history.tag(TagPath.of("north/e1/load/t" + i), ValueType.F64).id())
            .toArray();
    HistoryBatch batch = new HistoryBatch(20_000);
    long begin = System.nanoTime();
    for (long round = 0; !isOver.get(); round++) {
      batch.clear();
      for (int id : ids) {
        long sourceTime = DAY + DAYS * DAY_MILLIS + round * 200;
        batch.add(id, sourceTime, round, false, Quality.GOOD);
      }
      history.commit(batch);
      long due = begin + (round + 1) * 200_000_000L;
      java.util.concurrent.locks.LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
    }
  }
}
