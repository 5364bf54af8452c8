package org.plantroom.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plantroom.core.EdgeId;

/** The book over a ledger that the test changes behind its back. */
class LossBookTest {
  private static final EdgeId NORTH = EdgeId.of("north/edge1");
  private static final EdgeId SOUTH = EdgeId.of("south/edge1");

  private final LossBook book = new LossBook();
  private final DuckDBConnection ledger;

  LossBookTest() throws SQLException {
    ledger = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    run("CREATE TABLE loss (edge VARCHAR, first_time BIGINT, end_time BIGINT, reason VARCHAR)");
  }

  @AfterEach
  void close() throws SQLException {
    ledger.close();
  }

  @Test
  void anEdgesLossIsSeenAndTheOthersStayInMemory() throws SQLException {
    lose(NORTH, 10);
    lose(SOUTH, 10);
    assertThat(losses(NORTH)).hasSize(1);
    assertThat(losses(SOUTH)).hasSize(1);

    lose(NORTH, 20);
    lose(SOUTH, 20);
    book.changed(List.of(NORTH));
    assertThat(losses(NORTH)).hasSize(2);
    assertThat(losses(SOUTH)).as("not asked again").hasSize(1);

    book.allChanged();
    assertThat(losses(SOUTH)).hasSize(2);
  }

  @Test
  void whatAQuestionOfBeforeTheLossReadIsNotKept() throws SQLException {
    Inquiry before = inquiry();
    book.changed(List.of(NORTH));
    assertThat(before.losses(NORTH, 0, 100)).isEmpty();
    lose(NORTH, 10);
    assertThat(losses(NORTH)).hasSize(1);
  }

  @Test
  void changesOfMoreEdgesThanAreRememberedMakeNoneStale() throws SQLException {
    Inquiry before = inquiry();
    book.changed(List.of(NORTH));
    book.changed(IntStream.range(0, 2_000).mapToObj(i -> EdgeId.of("many/e" + i)).toList());
    assertThat(before.losses(NORTH, 0, 100)).isEmpty();
    lose(NORTH, 10);
    assertThat(losses(NORTH)).hasSize(1);
  }

  private List<Gap> losses(EdgeId edge) throws SQLException {
    return inquiry().losses(edge, 0, 100);
  }

  private Inquiry inquiry() {
    FileList files = new FileList(new SealedFolder(Path.of("none")));
    return new Inquiry(
        ledger, Deadline.in(Duration.ofMinutes(1)), new HashSet<>(), files.ownView(), book);
  }

  private void lose(EdgeId edge, long from) throws SQLException {
    run("INSERT INTO loss VALUES ('%s', %d, %d, 'lost')".formatted(edge, from, from + 5));
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = ledger.createStatement()) {
      statement.execute(sql);
    }
  }
}
