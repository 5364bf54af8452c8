package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.testkit.Await;

/**
 * A recorded plant goes over Modbus, MQTT and history and comes out as it went in. The head of the
 * recording at a row a second, or with {@code -Dplantroom.replay.rows=all} the whole of it; a
 * burdened machine may need less than {@code -Dplantroom.replay.speed=60}.
 */
class ReplayIT {
  private static final String RECORDING = "plant/NIST_IBAL_Atlanta_Eff_Default.csv";
  private static final String ROWS = System.getProperty("plantroom.replay.rows", "20");
  private static final int SPEED = Integer.getInteger("plantroom.replay.speed", 60);
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration SPARE = Duration.ofSeconds(60);

  private final Path folder;

  ReplayIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void historyHoldsTheRecordingValueByValue() throws Exception {
    Optional<Path> recording = Repository.shared(RECORDING);
    Assumptions.assumeTrue(
        recording.isPresent(), "no recording " + RECORDING + " beside the checkout");
    RecordedTable table =
        RecordedTable.read(
            recording.orElseThrow(),
            ROWS.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(ROWS));
    int mqtt = Ports.free();
    Path project = folder.resolve("project");
    try (Program replay = replay(table.write(folder.resolve("plant.csv")), project, mqtt)) {
      replay.awaitLine("project ");
      String token = TestAccess.token(folder.resolve("host"));
      try (Program host = host(project, mqtt);
          HostApi api = new HostApi(host.awaitPort("host: http://127\\.0\\.0\\.1:(\\d+)"), token);
          Program edge = edge(project)) {
        edge.awaitLine("edge: ");
        awaitLastRow(api, table.rows());
        assertSame(api, table);
      }
    }
  }

  private static Program replay(Path csv, Path project, int mqtt) throws Exception {
    return Program.start(
        "replay",
        "--csv",
        csv,
        "--time-format",
        "MM/dd  HH:mm:ss",
        "--speed",
        SPEED,
        "--port",
        0,
        "--write-project",
        project,
        "--broker",
        "tcp://127.0.0.1:" + mqtt);
  }

  private Program host(Path project, int mqtt) throws Exception {
    return Program.start(
        "host",
        "--project",
        project,
        "--data",
        folder.resolve("host"),
        "--http",
        0,
        "--mqtt",
        mqtt);
  }

  private Program edge(Path project) throws Exception {
    return Program.start(
        "edge", "--project", project, "--edge", "replay/replay", "--data", folder.resolve("edge"));
  }

  private static void awaitLastRow(HostApi api, int rows) {
    Duration longest = START.plus(SPARE).plusMillis(rows * 60_000L / SPEED);
    String counter = "replay/replay/plant/ReplayRowNumber";
    Await.until(
        "row " + rows + " is stored",
        longest,
        () -> api.history(counter).counts().contains((long) rows));
  }

  private static void assertSame(HostApi api, RecordedTable table) {
    assertThat(api.history("replay/replay/plant/ReplayRowNumber").counts())
        .as("rows, each polled once")
        .hasSize(table.rows());
    SoftAssertions softly = new SoftAssertions();
    for (String column : table.columns()) {
      Series stored = api.history("replay/replay/plant/" + column).fromFirstAnswer();
      softly.assertThat(values(stored)).as(column).isEqualTo(table.distinct(column));
      softly
          .assertThat(stored.points())
          .as("%s: no value is bad-no-value", column)
          .filteredOn(point -> point.value() == null)
          .allMatch(point -> point.quality().equals("bad-no-value"));
    }
    softly.assertAll();
  }

  /** All there is, not only distinct ones: what is stored twice shall show. */
  private static List<@Nullable Float> values(Series series) {
    List<@Nullable Float> values = new ArrayList<>();
    for (Series.Point point : series.points()) {
      Double value = point.value();
      values.add(value == null ? null : value.floatValue());
    }
    return values;
  }
}
