package org.plantroom.history;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Quality;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.core.ValueType;

/**
 * Measures the store on this machine with 10,000 tags that walk at random by 0.1 once a second.
 * Sits on one thread; only the time spent in the store counts.
 */
public final class HistoryBench {
  private static final int TAGS = 10_000;
  private static final int LARGE = 100_000;
  private static final int SMALL = 10_000;
  private static final int POINTS = 1_000;
  private static final int PENS = 20;
  private static final int ROUNDS = 9;
  private static final int PANS = 40;
  private static final int ARRIVING = 50_000;
  private static final int SIZED_TAGS = 1_000;
  private static final int SIZED_SECONDS = 1_800;

  /** 2026-01-01T00:00:00Z. */
  private static final long START = 1_767_225_600_000L;

  private static final long SECOND = 1_000;
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final EdgeId EDGE = new EdgeId("bench", "edge");

  private final History history;
  private final Random random = new Random(1);
  private final HistoryBatch batch = new HistoryBatch(LARGE);
  private final int[] tenths = IntStream.range(0, TAGS).map(i -> 200 + i % 200).toArray();
  private long written;

  private HistoryBench(History history) {
    this.history = history;
  }

  /**
   * Runs the bench.
   *
   * @param seconds for how long to write, 2 or more; sealing and reading come on top
   * @param folder an empty folder for the store; left behind
   */
  public static HistoryFigures run(int seconds, Path folder) {
    Time time = Time.system();
    try (History history = History.open(folder, HistorySettings.defaults(), time)) {
      return new HistoryBench(history).run(Duration.ofSeconds(seconds).dividedBy(2));
    }
  }

  private HistoryFigures run(Duration share) {
    int[] ids = IntStream.range(0, TAGS).map(i -> id("t" + i)).toArray();
    double small = write(ids, SMALL, share);
    double large = write(ids, LARGE, share);
    long nanos = System.nanoTime();
    long sealed = history.seal(Long.MAX_VALUE);
    double sealRate = rate(sealed, System.nanoTime() - nanos);
    SealedBytes bytes = bytes();
    double penDay = penDay();
    List<TagPath> pens = fillYear();
    Year year = arriving(ids, () -> year(pens));
    return new HistoryFigures(
        large,
        small,
        bytes.all() / ((double) SIZED_TAGS * SIZED_SECONDS),
        bytes.samples() / ((double) SIZED_TAGS * SIZED_SECONDS),
        sealRate,
        penDay,
        year.warmMs(),
        year.coldMs(),
        year.panMs(),
        history.stats().values());
  }

  /** Commits the walk for a while; values a second spent committing. */
  private double write(int[] ids, int batchSize, Duration duration) {
    long committing = 0;
    long values = 0;
    while (committing < duration.toNanos()) {
      batch.clear();
      while (batch.size() < batchSize) {
        walk(ids);
      }
      long nanos = System.nanoTime();
      history.commit(batch);
      committing += System.nanoTime() - nanos;
      values += batch.size();
    }
    return rate(values, committing);
  }

  private void walk(int[] ids) {
    int tag = (int) (written % TAGS);
    tenths[tag] += random.nextInt(3) - 1;
    batch.add(
        ids[tag],
        START + written / TAGS * SECOND,
        Double.doubleToRawLongBits(tenths[tag] / 10.0),
        false,
        Quality.GOOD);
    written++;
  }

  /**
   * How much a fixed number of samples takes: the longer a tag's run in a file, the better it
   * packs, so that what {@link #write} left would depend on the machine's speed.
   */
  private SealedBytes bytes() {
    SealedBytes before = history.sealedBytes();
    for (int tag = 0; tag < SIZED_TAGS; tag++) {
      batch.clear();
      int id = id("sized" + tag);
      for (int second = 0; second < SIZED_SECONDS; second++) {
        tenths[tag] += random.nextInt(3) - 1;
        long bits = Double.doubleToRawLongBits(tenths[tag] / 10.0);
        batch.add(id, START + second * SECOND, bits, false, Quality.GOOD);
      }
      history.commit(batch);
    }
    history.seal(Long.MAX_VALUE);
    SealedBytes after = history.sealedBytes();
    return new SealedBytes(after.samples() - before.samples(), after.all() - before.all());
  }

  /** One tag once a second over a day, sealed; the median of several looks. */
  private double penDay() {
    int id = id("day");
    fill(id, SECOND, DAY);
    history.seal(Long.MAX_VALUE);
    return median(() -> history.trend(path("day"), START, START + DAY, POINTS));
  }

  /** What looks at a year took. */
  private record Year(double coldMs, double warmMs, double panMs) {}

  /** Twenty tags once in ten minutes over a year: as many roll-ups an hour as at any rate. */
  private List<TagPath> fillYear() {
    List<TagPath> pens = IntStream.range(0, PENS).mapToObj(i -> path("year" + i)).toList();
    long step = Duration.ofMinutes(10).toMillis();
    for (TagPath pen : pens) {
      fill(id(pen.tag()), step, 365 * DAY);
    }
    history.seal(Long.MAX_VALUE);
    int merged = history.merge();
    while (merged > 0) {
      merged = history.merge();
    }
    return pens;
  }

  /** The first look at all pens, nineteen of twenty later looks, and of looks at single days. */
  private Year year(List<TagPath> pens) {
    Runnable whole = () -> history.trends(pens, START, START + 365 * DAY, POINTS);
    double cold = millis(whole);
    double warm = quantile(ROUNDS, 0.95, whole);
    double pan =
        quantile(
            PANS,
            0.95,
            () -> {
              long day = START + random.nextInt(364) * DAY;
              history.trends(pens, day, day + DAY, POINTS);
            });
    return new Year(cold, warm, pan);
  }

  /** Looks while 50,000 values a second are committed on a thread of their own. */
  private Year arriving(int[] ids, Supplier<Year> looks) {
    AtomicBoolean isOver = new AtomicBoolean();
    Thread arrival = Thread.ofPlatform().name("arrival").start(() -> arrive(ids, isOver));
    try {
      return looks.get();
    } finally {
      isOver.set(true);
      join(arrival);
    }
  }

  private void arrive(int[] ids, AtomicBoolean isOver) {
    HistoryBatch arriving = new HistoryBatch(LARGE);
    long begin = System.nanoTime();
    for (long second = 0; !isOver.get(); second += 1) {
      for (int part = 0; part < ARRIVING / ids.length && !isOver.get(); part++) {
        arriving.clear();
        long time = START + 400 * DAY + second * SECOND + part * 200L;
        for (int id : ids) {
          arriving.add(id, time, Double.doubleToRawLongBits((double) second), false, Quality.GOOD);
        }
        history.commit(arriving);
        long due = begin + second * 1_000_000_000L + (part + 1) * 200_000_000L;
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fill(int id, long step, long span) {
    batch.clear();
    for (long t = 0; t < span; t += step) {
      if (batch.room() == 0) {
        history.commit(batch);
        batch.clear();
      }
      double value = 20 + random.nextInt(100) / 10.0;
      batch.add(id, START + t, Double.doubleToRawLongBits(value), false, Quality.GOOD);
    }
    history.commit(batch);
  }

  private int id(String tag) {
    return history.tag(path(tag), ValueType.F64).id();
  }

  private static TagPath path(String tag) {
    return EDGE.device("d").tag(tag);
  }

  private static double median(Runnable question) {
    return quantile(ROUNDS, 0.5, question);
  }

  private static double quantile(int rounds, double share, Runnable question) {
    return IntStream.range(0, rounds)
        .mapToDouble(i -> millis(question))
        .sorted()
        .skip((long) (rounds * share))
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double millis(Runnable question) {
    long nanos = System.nanoTime();
    question.run();
    return (System.nanoTime() - nanos) / 1e6;
  }

  private static double rate(long values, long nanos) {
    return values / (nanos / 1e9);
  }
}
