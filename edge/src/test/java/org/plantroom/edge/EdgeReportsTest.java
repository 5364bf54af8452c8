package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Time;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.NodeMetric;

class EdgeReportsTest {
  private final DevicePoller poller =
      new DevicePoller(
          "pump",
          Plants.device("pump", Plants.counters(1), 1, 1),
          new ScriptedDriver(),
          new PublisherEvents(),
          Time.system());
  private final UplinkBoard board = new UplinkBoard();
  private final EdgeReports reports = new EdgeReports("main", Map.of("pump", poller), board);

  @Test
  void theBirthDeclaresCountersLinksAndCommands() {
    assertThat(reports.births(Map.of("journalBytes", 5L), 1_000))
        .extracting(NodeMetric::name)
        .containsExactlyInAnyOrder(
            "Edge/journalBytes",
            EdgeMetrics.DEVICE_LINK_PREFIX + "pump",
            EdgeMetrics.COMMAND,
            EdgeMetrics.COMMAND_RESULT);
  }

  @Test
  void theOtherUplinksAreToldOfAndNotTheOwn() {
    board.write("main", new UplinkBoard.Notice(true, 1_000, "fine", Map.of()));
    board.write(
        "company", new UplinkBoard.Notice(false, 2_000, "away", Map.of("backlogEntries", 3L)));
    assertThat(reports.births(Map.of(), 0))
        .filteredOn(metric -> metric.name().startsWith(EdgeMetrics.UPLINK_PREFIX))
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.name()).isEqualTo("Uplink/company");
              assertThat(metric.current().value())
                  .hasToString(
                      """
                      {"connected":false,"since":2000,"sentence":"away",\
                      "counters":{"backlogEntries":3}}""");
            });
  }

  @Test
  void onlyChangesAreToldAfterwards() {
    reports.births(Map.of("journalBytes", 5L), 1_000);
    assertThat(reports.changes(Map.of("journalBytes", 5L), name -> 1L, 2_000)).isEmpty();
    List<?> changes =
        reports.changes(
            Map.of("journalBytes", 6L),
            name -> {
              assertThat(name).isEqualTo("Edge/journalBytes");
              return 1L;
            },
            3_000);
    assertThat(changes).hasSize(1);
    assertThat(reports.changes(Map.of("journalBytes", 6L), name -> 1L, 4_000)).isEmpty();
  }

  @Test
  void aLinkIsToldAsJson() {
    assertThat(reports.births(Map.of(), 0).getFirst().current().value())
        .hasToString(
            """
            {"connected":true,"since":1000,"sentence":"answers",\
            "counters":{"requests":7,"polls":0,"skippedPolls":0,"failedPolls":0}}""");
  }

  @Test
  void aCommandsResultIsJsonWhateverItsSentence() {
    assertThat(EdgeReports.commandResult("a", "REJECTED", "\"no\"", 7))
        .isEqualTo("{\"id\":\"a\",\"outcome\":\"REJECTED\",\"detail\":\"\\\"no\\\"\",\"time\":7}");
  }
}
