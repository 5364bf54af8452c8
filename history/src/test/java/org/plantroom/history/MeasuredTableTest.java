package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;

class MeasuredTableTest {
  private static final long[] TIMES = {0, 60_000, 120_000};

  @Test
  void aRowHasTheMiddleOfItsBucketAndACellForEachTag() {
    MeasuredTable table =
        MeasuredTable.of(
            List.of(
                trend("s/e/d/T", 20, Double.NaN, 21.5),
                trend("s/e/d/P", Double.NaN, Double.NaN, 3)));
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.columns()).containsExactly("s/e/d/T", "s/e/d/P");
    assertThat(table.csv())
        .isEqualTo(
            """
            time,s/e/d/T,s/e/d/P
            1970-01-01T00:00:30Z,20.0000000,
            1970-01-01T00:02:30Z,21.5000000,3.00000000
            """);
  }

  @Test
  void aNameWithACommaIsQuoted() {
    MeasuredTable table = MeasuredTable.of(List.of(trend("s/e/d/a,b", 1, 2, 3)));
    assertThat(table.csv()).startsWith("time,\"s/e/d/a,b\"\n");
  }

  @Test
  void trendsOfOtherBucketsAreRefused() {
    TrendSeries other = trend("s/e/d/T", new long[] {1, 2, 3}, 1, 2, 3);
    assertThatThrownBy(() -> MeasuredTable.of(List.of(trend("s/e/d/P", 1, 2, 3), other)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rowsOfAHistoryAreAsWideAsAskedFromTheWholeMinute(@TempDir Path folder) {
    try (History history = Stores.open(folder)) {
      long start = 1_000_000 * 60_000L;
      TagPath tag = TagPath.of("s/e/d/T");
      HistoryTest.commit(
          history,
          tag,
          ValueType.F64,
          List.of(Stores.good(20, start + 1_000), Stores.good(22, start + 600_000)));
      MeasuredTable table =
          MeasuredTable.read(history, List.of(tag), start + 500, start + 1_200_000, 5);
      assertThat(table.csv())
          .startsWith("time,s/e/d/T\n" + Instant.ofEpochMilli(start + 150_000) + ",20.0000000\n")
          .endsWith(Instant.ofEpochMilli(start + 1_050_000) + ",22.0000000\n");
      assertThat(table.rows()).isEqualTo(4);
    }
  }

  @Test
  void tooManyRowsAndOddMinutesAreRefused(@TempDir Path folder) {
    try (History history = Stores.open(folder)) {
      List<TagPath> tags = List.of(TagPath.of("s/e/d/T"));
      for (int minutes : new int[] {0, -1, 61, 90, 1500}) {
        assertThatThrownBy(() -> MeasuredTable.read(history, tags, 0, 864_000_000, minutes))
            .hasMessageContaining("minutes must be");
      }
      assertThatThrownBy(() -> MeasuredTable.read(history, tags, 0, 8_640_000_000L, 1))
          .hasMessageContaining("2 to 20000 rows");
      assertThatThrownBy(() -> MeasuredTable.read(history, tags, 9, 3, 1))
          .hasMessageContaining("[rows=0]");
    }
  }

  private static TrendSeries trend(String path, double... means) {
    return trend(path, TIMES, means);
  }

  private static TrendSeries trend(String path, long[] times, double... means) {
    long[] counts = {1, 1, 1};
    return new TrendSeries(
        TagPath.of(path), 60_000, times, means, means, means, means, means, means, counts, counts);
  }
}
