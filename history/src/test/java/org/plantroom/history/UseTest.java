package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.history.Stores.EDGE;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plantroom.core.Counter;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.ManualTime;

class UseTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final TagPath METER = TagPath.of("north/e1/meter/Energy");
  private static final Counter PLAIN = new Counter(null);

  private final Path folder;

  UseTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A reading each minute, 0.1 kWh more each time: 6 kWh an hour, whatever the clocks do. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-28, 24, 144.0",
    "2026-03-29, 23, 138.0",
    "2026-10-25, 25, 150.0",
    "2026-10-26, 24, 144.0"
  })
  void aDayIsAsLongAsItsClocksSay(LocalDate day, int hours, BigDecimal use) {
    long from = day.atStartOfDay(STOCKHOLM).toInstant().toEpochMilli();
    long to = day.plusDays(1).atStartOfDay(STOCKHOLM).toInstant().toEpochMilli();
    TreeMap<Long, Double> readings = new TreeMap<>();
    for (long t = from - 3_600_000, tenths = 0; t <= to + 3_600_000; t += 60_000, tenths++) {
      readings.put(t, tenths / 10.0);
    }
    try (History history = open(to + 7_200_000)) {
      commit(history, readings);
      history.seal(Long.MAX_VALUE);
      UseSeries days =
          history.use(METER, PLAIN, Periods.covering(from, to, Periods.Kind.DAY, STOCKHOLM));
      assertThat(days.periods())
          .containsExactly(new UseSeries.Use(from, to, use, Duration.ofHours(hours).toMillis()));
      UseSeries perHour =
          history.use(METER, PLAIN, Periods.covering(from, to, Periods.Kind.HOUR, STOCKHOLM));
      assertThat(perHour.periods()).hasSize(hours);
      assertThat(perHour.periods())
          .allSatisfy(hour -> assertThat(hour.use()).isEqualByComparingTo("6"));
    }
  }

  @Test
  void rollOversAndResetsAreFoundByRule() {
    long from = Instant.parse("2026-05-01T00:00:00Z").toEpochMilli();
    TreeMap<Long, Double> readings = new TreeMap<>();
    double[] values = {990, 998, 3, 10, 400, 12, 20, 9};
    for (int i = 0; i < values.length; i++) {
      readings.put(from + i * 1_000L, values[i]);
    }
    try (History history = open(from + 86_400_000)) {
      commit(history, readings);
      history.seal(Long.MAX_VALUE);
      UseSeries use =
          history.use(
              METER,
              new Counter(1_000.0),
              Periods.covering(from, from + 1, Periods.Kind.DAY, ZoneId.of("UTC")));
      // 8 up, 5 over the roll-over, 7 and 390 up, 12 after the reset, 8 up, nothing for the last.
      assertThat(use.periods().getFirst().use()).isEqualByComparingTo("430");
      assertThat(use.steps())
          .containsExactly(
              new CounterStep(from + 2_000, CounterStep.Kind.ROLL_OVER, 998, 3),
              new CounterStep(from + 5_000, CounterStep.Kind.RESET, 400, 12),
              new CounterStep(from + 7_000, CounterStep.Kind.REPLACED, 20, 9));
    }
  }

  @Test
  void whatWasCountedInAGapStandsWhereTheNextReadingCame() {
    long from = Instant.parse("2026-05-01T00:00:00Z").toEpochMilli();
    long hour = 3_600_000;
    try (History history = open(from + 3 * hour)) {
      HistoryBatch batch = Stores.batch();
      int id = history.tag(METER, ValueType.F64).id();
      batch.add(id, Stores.good(5, from - 1));
      batch.add(id, Stores.bad(Quality.BAD_NO_ANSWER, from + hour / 2));
      batch.add(id, Stores.good(9, from + hour + 1_000));
      batch.lost(EDGE, from + 2 * hour, from + 2 * hour + 1, "the edge's disk was full");
      history.commit(batch);
      UseSeries use =
          history.use(
              METER,
              PLAIN,
              Periods.covering(from, from + 4 * hour, Periods.Kind.HOUR, ZoneId.of("UTC")));
      assertThat(use.periods())
          .containsExactly(
              period(from, hour, "0", hour / 2),
              period(from + hour, hour, "4.0", hour - 1_000),
              period(from + 2 * hour, hour, null, 0),
              period(from + 3 * hour, hour, null, 0));
    }
  }

  @Test
  void singlesKeepTheirDecimals() {
    long from = Instant.parse("2026-05-01T00:00:00Z").toEpochMilli();
    try (History history = open(from + 86_400_000)) {
      HistoryTest.commit(
          history,
          METER,
          ValueType.F32,
          List.of(Sample.good(Value.of(0.1f), from), Sample.good(Value.of(1234.6f), from + 1_000)));
      UseSeries use =
          history.use(
              METER, PLAIN, Periods.covering(from, from + 1, Periods.Kind.MONTH, ZoneId.of("UTC")));
      assertThat(use.periods().getFirst().use()).isEqualTo("1234.5");
    }
  }

  /** Random readings, committed late and sealed in parts: the sums are those of all differences. */
  @RepeatedTest(4)
  void theUseIsTheDifferenceOfTheReadings() {
    long seed = System.nanoTime();
    System.out.println("theUseIsTheDifferenceOfTheReadings seed=" + seed);
    Random random = new Random(seed);
    ZoneId zone = ZoneId.of(random.nextBoolean() ? "Asia/Kathmandu" : "America/New_York");
    long from = Instant.parse("2026-10-30T00:00:00Z").toEpochMilli();
    TreeMap<Long, Double> readings = new TreeMap<>();
    long tenths = 0;
    for (long t = from; t < from + 4 * 86_400_000L; t += 1 + random.nextLong(400_000)) {
      readings.put(t, tenths / 10.0);
      tenths += random.nextInt(3);
    }
    try (History history = open(from + 5 * 86_400_000L)) {
      TreeMap<Long, Double> late = new TreeMap<>();
      readings.forEach(
          (time, reading) -> {
            if (random.nextInt(5) == 0) {
              late.put(time, reading);
            }
          });
      TreeMap<Long, Double> prompt = new TreeMap<>(readings);
      prompt.keySet().removeAll(late.keySet());
      commit(history, prompt);
      history.seal(from + random.nextLong(4 * 86_400_000L));
      commit(history, late);
      if (random.nextBoolean()) {
        history.seal(Long.MAX_VALUE);
      }
      for (Periods.Kind kind : Periods.Kind.values()) {
        Periods periods = Periods.covering(from, from + 4 * 86_400_000L, kind, zone);
        UseSeries use = history.use(METER, PLAIN, periods);
        for (UseSeries.Use period : use.periods()) {
          assertThat(period.use() == null ? BigDecimal.ZERO : period.use())
              .as("%s from %s", kind, period.from())
              .isEqualByComparingTo(difference(readings, period.from(), period.to()));
        }
        assertThat(use.steps()).isEmpty();
      }
    }
  }

  private static BigDecimal difference(TreeMap<Long, Double> readings, long from, long to) {
    var end = readings.floorEntry(to);
    var begin = readings.floorEntry(from);
    double last = end == null ? 0 : end.getValue();
    double first = begin == null ? 0 : begin.getValue();
    return BigDecimal.valueOf(last).subtract(BigDecimal.valueOf(first));
  }

  private static UseSeries.Use period(
      long from, long millis, @Nullable String use, long usableMillis) {
    return new UseSeries.Use(
        from, from + millis, use == null ? null : new BigDecimal(use), usableMillis);
  }

  private History open(long now) {
    return History.open(folder, Stores.small(), new ManualTime(now));
  }

  private static void commit(History history, TreeMap<Long, Double> readings) {
    HistoryTest.commit(
        history,
        METER,
        ValueType.F64,
        readings.entrySet().stream().map(e -> Stores.good(e.getValue(), e.getKey())).toList());
  }
}
