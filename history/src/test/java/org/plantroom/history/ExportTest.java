package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.history.Stores.DAY;
import static org.plantroom.history.Stores.FLOW;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

class ExportTest {
  private static final TagPath STATE = TagPath.of("north/e1/hp1/a state, or two");
  private static final TagPath COUNTER = TagPath.of("north/e1/hp1/counter");

  private final Path folder;

  ExportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void csvHoldsExactValuesAndQuotesWhatNeedsIt() {
    try (History history = filled()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(history.exportCsv(List.of(FLOW, COUNTER, STATE), DAY, DAY + 10, out)).isEqualTo(4);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              """
              path,time,value,quality
              north/e1/hp1/flow,2026-03-01T00:00:00Z,21.5,good
              north/e1/hp1/flow,2026-03-01T00:00:00.001Z,,bad-no-answer
              north/e1/hp1/counter,2026-03-01T00:00:00Z,18446744073709551615,good
              "north/e1/hp1/a state, or two",2026-03-01T00:00:00Z,"on ""hold""\",good
              """
                  .replace("\n", "\r\n"));
    }
  }

  @Test
  void parquetIsReadableElsewhere() throws Exception {
    Path file = folder.resolve("it's an export.parquet");
    try (History history = filled()) {
      assertThat(history.exportParquet(List.of(FLOW, COUNTER, STATE), DAY, DAY + 10, file))
          .isEqualTo(4);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), max(exact), max(text), max(value), max(quality) FROM '%s'"
                    .formatted(file.toString().replace("'", "''")))) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong(1)).isEqualTo(4);
      assertThat(row.getBigDecimal(2)).isEqualByComparingTo("18446744073709551615");
      assertThat(row.getString(3)).isEqualTo("on \"hold\"");
      assertThat(row.getInt(5)).isEqualTo(Quality.BAD_NO_ANSWER.code());
    }
  }

  @Test
  void anExportOfNothingKnownIsEmpty() {
    try (History history = Stores.open(folder.resolve("empty"))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(history.exportCsv(List.of(FLOW), DAY, DAY + 10, out)).isZero();
      assertThat(
              history.exportParquet(List.of(FLOW), DAY, DAY + 10, folder.resolve("none.parquet")))
          .isZero();
    }
  }

  private History filled() {
    History history = Stores.open(folder.resolve("store"));
    HistoryTest.commit(
        history,
        FLOW,
        ValueType.F64,
        List.of(Stores.good(21.5, DAY), Stores.bad(Quality.BAD_NO_ANSWER, DAY + 1)));
    history.seal(Long.MAX_VALUE);
    HistoryTest.commit(
        history,
        COUNTER,
        ValueType.U64,
        List.of(Sample.good(Value.ofLong(ValueType.U64, -1), DAY)));
    HistoryTest.commit(
        history, STATE, ValueType.STRING, List.of(Sample.good(Value.of("on \"hold\""), DAY)));
    return history;
  }
}
