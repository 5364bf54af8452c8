package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plantroom.history.Stores.DAY;
import static org.plantroom.history.Stores.EDGE;
import static org.plantroom.history.Stores.FLOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.OffsetRanges.Range;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

class HistoryTest {
  private final Path folder;

  HistoryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatIsCommittedIsReadBackAfterReopening() {
    List<Sample> samples =
        List.of(
            Stores.good(21.5, DAY),
            new Sample(Value.of(22.25), Quality.UNCERTAIN, DAY + 1),
            Stores.bad(Quality.BAD_NO_ANSWER, DAY + 2));
    try (History history = Stores.open(folder)) {
      commit(history, FLOW, ValueType.F64, samples);
    }
    try (History history = Stores.open(folder)) {
      assertThat(samples(history, FLOW)).isEqualTo(samples);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTypeKeepsItsExactValues(boolean sealed) {
    try (History history = Stores.open(folder)) {
      List<List<Sample>> all = new ArrayList<>();
      for (ValueType type : ValueType.values()) {
        List<Sample> samples = extremes(type);
        commit(history, path(type), type, samples);
        all.add(samples);
      }
      if (sealed) {
        assertThat(history.seal(Long.MAX_VALUE))
            .isEqualTo(all.stream().mapToLong(List::size).sum());
        assertThat(history.stats().tableRows()).isZero();
      }
      for (ValueType type : ValueType.values()) {
        assertThat(samples(history, path(type))).isEqualTo(extremes(type));
      }
    }
  }

  @Test
  void aTagThatChangesItsTypeKeepsBothPasts() {
    try (History history = Stores.open(folder)) {
      List<Sample> counts = List.of(Sample.good(Value.ofLong(ValueType.U16, 7), DAY));
      List<Sample> singles = List.of(Sample.good(Value.of(7.5f), DAY + 1));
      commit(history, FLOW, ValueType.U16, counts);
      history.seal(DAY + 1);
      commit(history, FLOW, ValueType.F32, singles);

      RawSeries series = history.raw(FLOW, 0, DAY + 10, 10);

      assertThat(series.type()).isEqualTo(ValueType.F32);
      assertThat(series.sample(0)).isEqualTo(counts.getFirst());
      assertThat(series.sample(1)).isEqualTo(singles.getFirst());
      assertThat(history.tags()).containsExactly(history.tag(FLOW, ValueType.F32));
    }
  }

  @Test
  void offsetsAreCommittedWithTheSamplesAndSurvive() {
    try (History history = Stores.open(folder)) {
      HistoryBatch batch = Stores.batch();
      batch.received(EDGE, 5);
      batch.receivedRange(EDGE, 6, 9);
      batch.received(EDGE, 20);
      history.commit(batch);
      batch.clear();
      batch.received(EDGE, 10);
      history.commit(batch);
      assertThat(history.received(EDGE).ranges())
          .containsExactly(new Range(5, 10), new Range(20, 20));
    }
    try (History history = Stores.open(folder)) {
      assertThat(history.received(EDGE).ranges())
          .containsExactly(new Range(5, 10), new Range(20, 20));
    }
  }

  @Test
  void aSecondStoreOnTheSameFolderIsRefused() {
    try (History first = Stores.open(folder)) {
      assertThat(first.tags()).isEmpty();
      assertThatThrownBy(() -> Stores.open(folder))
          .isInstanceOf(HistoryOpenException.class)
          .hasMessageContaining("in use by another Plantroom");
    }
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Stores.open(file)).isInstanceOf(HistoryOpenException.class);
  }

  @Test
  void aDamagedDatabaseIsSetAsideAndDoesNotKeepTheStoreFromOpening() throws Exception {
    byte[] garbage = new byte[10_000];
    Files.write(folder.resolve("history.duckdb"), garbage);
    try (History history = Stores.open(folder)) {
      commit(history, FLOW, ValueType.F64, List.of(Stores.good(1, DAY)));
    }
    assertThat(folder.resolve("history.duckdb.damaged")).hasBinaryContent(garbage);
    try (History history = Stores.open(folder)) {
      assertThat(samples(history, FLOW)).hasSize(1);
    }
  }

  @Test
  void anUnknownTagIdIsTheCallersMistakeAndSpoilsNothing() {
    try (History history = Stores.open(folder)) {
      HistoryBatch batch = Stores.batch();
      batch.add(99, Stores.good(1, DAY));
      assertThatThrownBy(() -> history.commit(batch)).isInstanceOf(IllegalArgumentException.class);
      commit(history, FLOW, ValueType.F64, List.of(Stores.good(1, DAY)));
      assertThat(history.stats().values()).isEqualTo(1);
    }
  }

  @Test
  void theDictionaryHasABound() {
    try (History history = Stores.open(folder)) {
      IntStream.range(0, Stores.small().maxTags())
          .forEach(i -> history.tag(TagPath.of("s/e/d/t" + i), ValueType.F64));
      assertThatThrownBy(() -> history.tag(FLOW, ValueType.F64))
          .isInstanceOf(HistoryWriteException.class)
          .hasMessageContaining("no more tags");
    }
  }

  @Test
  void aLimitCutsTheSeriesAndSaysSo() {
    try (History history = Stores.open(folder)) {
      commit(
          history,
          FLOW,
          ValueType.F64,
          IntStream.range(0, 10).mapToObj(i -> Stores.good(i, DAY + i)).toList());
      assertThat(history.raw(FLOW, DAY, DAY + 10, 9).truncated()).isTrue();
      assertThat(history.raw(FLOW, DAY, DAY + 10, 9).size()).isEqualTo(9);
      assertThat(history.raw(FLOW, DAY, DAY + 10, 10).truncated()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 60_000, 3_600_000, 7_777_777, 86_400_000, 100_000_000})
  void theSampleBeforeTheRangeIsFoundHoweverOldItIs(long age) {
    try (History history = Stores.open(folder)) {
      commit(
          history,
          FLOW,
          ValueType.F64,
          List.of(Stores.good(1, DAY), Stores.good(2, DAY + 1), Stores.good(3, DAY + 200_000_000)));
      for (int round = 0; round < 2; round++) {
        RawSeries series = history.raw(FLOW, DAY + 2 + age, DAY + 300_000_000, 10, true);
        assertThat(series.sample(0)).isEqualTo(Stores.good(2, DAY + 1));
        assertThat(series.size()).isEqualTo(2);
        history.seal(DAY + 100);
      }
    }
  }

  @Test
  void textsOfAnyKindSurvive() {
    List<Sample> samples = new ArrayList<>();
    String[] texts = {
      "", "ok", "größer", "日本", "a\nb", "with\u0000zero", "'quoted'", "\uD83D\uDD25"
    };
    for (int i = 0; i < texts.length; i++) {
      samples.add(Sample.good(Value.of(texts[i]), DAY + i));
    }
    try (History history = Stores.open(folder)) {
      commit(history, FLOW, ValueType.STRING, samples);
      assertThat(samples(history, FLOW)).isEqualTo(samples);
      history.seal(Long.MAX_VALUE);
      assertThat(samples(history, FLOW)).isEqualTo(samples);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void noUnpackedLibraryStaysBehindAKilledProcess() throws IOException {
    try (History history = Stores.open(folder)) {
      assertThat(history.tags()).isEmpty();
      assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
          .filteredOn(line -> line.contains("libduckdb_java"))
          .isNotEmpty()
          .allMatch(line -> line.endsWith("(deleted)"));
    }
  }

  @Test
  void halfACharacterDoesNotStopTheBatch() {
    try (History history = Stores.open(folder)) {
      commit(history, FLOW, ValueType.STRING, List.of(Sample.good(Value.of("broken \uD83D"), DAY)));
      history.seal(Long.MAX_VALUE);
      assertThat(samples(history, FLOW)).hasSize(1);
    }
  }

  private static TagPath path(ValueType type) {
    return TagPath.of("north/e1/hp1/" + type.label());
  }

  private static List<Sample> extremes(ValueType type) {
    List<Value> values =
        switch (type) {
          case BOOL -> List.of(Value.of(true), Value.of(false));
          case STRING -> List.of(Value.of("on"), Value.of(""));
          case F32 ->
              List.of(
                  Value.of(23.4f),
                  Value.of(Float.MIN_VALUE),
                  Value.of(-Float.MAX_VALUE),
                  Value.of(-0.0f),
                  Value.of((float) Math.PI));
          case F64 ->
              List.of(
                  Value.of(0.1),
                  Value.of(1.0 / 3),
                  Value.of(Double.MIN_VALUE),
                  Value.of(Double.MAX_VALUE),
                  Value.of(-0.0),
                  Value.of(0.0),
                  Value.of(8_999_999_999_999.998),
                  Value.of(9_007_199_254_740_992.0),
                  Value.of(Double.NaN),
                  Value.of(Double.POSITIVE_INFINITY));
          case I16, U16, I32, U32, I64, U64 -> integers(type);
        };
    return IntStream.range(0, values.size())
        .mapToObj(i -> Sample.good(values.get(i), DAY + i))
        .toList();
  }

  private static List<Value> integers(ValueType type) {
    long[] bits =
        switch (type) {
          case I16 -> new long[] {Short.MIN_VALUE, -1, 0, Short.MAX_VALUE};
          case U16 -> new long[] {0, 1, 65_535};
          case I32 -> new long[] {Integer.MIN_VALUE, -1, Integer.MAX_VALUE};
          case U32 -> new long[] {0, 4_294_967_295L};
          default ->
              new long[] {
                0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, 9_000_000_000_001L
              };
        };
    return java.util.Arrays.stream(bits).mapToObj(b -> Value.ofLong(type, b)).toList();
  }

  static void commit(History history, TagPath path, ValueType type, List<Sample> samples) {
    HistoryBatch batch = Stores.batch();
    int id = history.tag(path, type).id();
    samples.forEach(sample -> batch.add(id, sample));
    history.commit(batch);
  }

  static List<Sample> samples(History history, TagPath path) {
    RawSeries series = history.raw(path, 0, HistoryBatch.MAX_TIME, 1_000_000);
    return IntStream.range(0, series.size()).mapToObj(series::sample).toList();
  }
}
