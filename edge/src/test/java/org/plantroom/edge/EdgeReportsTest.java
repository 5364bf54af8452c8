package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Device;
import org.plantroom.core.Time;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.NodeMetric;

class EdgeReportsTest {
  private static final Device PUMP = Plants.device("pump", Plants.counters(1), 1, 1);

  private final PublisherEvents events = new PublisherEvents();
  private final WriteParts parts = WriteParts.of(events, Time.system(), PUMP);
  private final DevicePoller poller = poller(new ScriptedDriver());
  private final UplinkBoard board = new UplinkBoard();
  private final EdgeReports reports =
      new EdgeReports("main", Map.of("pump", poller), parts.writes(), board);

  private DevicePoller poller(ScriptedDriver driver) {
    return new DevicePoller("pump", PUMP, driver, events, parts.support(), Time.system());
  }

  @Test
  void theBirthDeclaresCountersLinksAndCommands() {
    assertThat(reports.births(Map.of("journalBytes", 5L), 1_000))
        .extracting(NodeMetric::name)
        .containsExactlyInAnyOrder(
            "Edge/journalBytes",
            "Edge/readOnly",
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
  void countersOfManyDevicesAreToldInTurns() {
    Map<String, ScriptedDriver> drivers = new TreeMap<>();
    Map<String, DevicePoller> pollers = new TreeMap<>();
    for (int i = 0; i < 2 * EdgeReports.COUNTED_A_TURN; i++) {
      ScriptedDriver driver = new ScriptedDriver();
      drivers.put("pump-" + i, driver);
      pollers.put("pump-" + i, poller(driver));
    }
    EdgeReports many = new EdgeReports("main", pollers, parts.writes(), board);
    many.births(Map.of(), 0);
    drivers.values().forEach(ScriptedDriver::countOneMore);
    Set<String> first = told(many);
    Set<String> second = told(many);
    assertThat(first).hasSize(EdgeReports.COUNTED_A_TURN);
    assertThat(second).hasSize(EdgeReports.COUNTED_A_TURN).doesNotContainAnyElementsOf(first);
    assertThat(told(many)).isEmpty();
  }

  @Test
  void aDeviceThatIsLostIsToldOfAtOnce() {
    ScriptedDriver last = new ScriptedDriver();
    Map<String, DevicePoller> pollers = new TreeMap<>();
    for (int i = 0; i < 2 * EdgeReports.COUNTED_A_TURN; i++) {
      pollers.put("pump-" + i, poller(new ScriptedDriver()));
    }
    pollers.put("zone", poller(last));
    EdgeReports many = new EdgeReports("main", pollers, parts.writes(), board);
    many.births(Map.of(), 0);
    last.lose("no answer within 1 s");
    assertThat(told(many)).containsExactly(EdgeMetrics.DEVICE_LINK_PREFIX + "zone");
  }

  private static Set<String> told(EdgeReports reports) {
    Set<String> names = new HashSet<>();
    List<?> changes =
        reports.changes(
            Map.of(),
            name -> {
              names.add(name);
              return 1L;
            },
            1_000);
    assertThat(changes).hasSameSizeAs(names);
    return names;
  }

  @Test
  void aLinkIsToldAsJson() {
    assertThat(reports.births(Map.of(), 0))
        .filteredOn(metric -> metric.name().equals(EdgeMetrics.DEVICE_LINK_PREFIX + "pump"))
        .singleElement()
        .extracting(metric -> String.valueOf(metric.current().value()))
        .isEqualTo(
            """
            {"connected":true,"since":1000,"sentence":"answers",\
            "counters":{"requests":7,"polls":0,"skippedPolls":0,"failedPolls":0}}""");
  }

  @Test
  void aCommandsResultIsJsonWhateverItsSentence() {
    assertThat(EdgeReports.commandResult("a", rejected("\"no\""), 7))
        .isEqualTo("{\"id\":\"a\",\"outcome\":\"REJECTED\",\"detail\":\"\\\"no\\\"\",\"time\":7}");
  }

  private static Driver.WriteOutcome rejected(String sentence) {
    return new Driver.WriteOutcome(Driver.WriteOutcome.Result.REJECTED, sentence);
  }
}
