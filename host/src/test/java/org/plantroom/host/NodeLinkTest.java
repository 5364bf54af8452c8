package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Project;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.history.AlarmEntry;
import org.plantroom.history.AlarmQuestion;
import org.plantroom.history.History;
import org.plantroom.history.HistoryBatch;
import org.plantroom.history.HistorySettings;
import org.plantroom.history.RawSeries;
import org.plantroom.sparkplug.DataType;
import org.plantroom.sparkplug.DecodeResult.Decoded;
import org.plantroom.sparkplug.DeliveryMark;
import org.plantroom.sparkplug.DroppedProperties;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.sparkplug.HostNodeSession;
import org.plantroom.sparkplug.HostSettings;
import org.plantroom.sparkplug.MessageType;
import org.plantroom.sparkplug.Metric;
import org.plantroom.sparkplug.Payload;
import org.plantroom.sparkplug.SparkplugTopic;
import org.plantroom.testkit.ManualTime;

/** A link behind a real session, over a real store. */
@Timeout(60)
final class NodeLinkTest {
  private static final long T0 = 1_700_000_000_000L;

  private Path folder;
  private final ManualTime time = new ManualTime(T0);
  private final LiveTags tags = new LiveTags();
  private History history;
  private HistoryWriter writer;
  private AlarmKeeper alarms;
  private final HostNodeSession session = new HostNodeSession(Plant.EDGE, HostSettings.DEFAULT);
  private NodeLink link;
  private long bdSeq;
  private int nextSeq;

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
    history = History.open(folder, HistorySettings.defaults(), time);
    writer = new HistoryWriter(history::received, history::commit, Duration.ofMillis(5), time);
    writer.start(edges -> {});
    Project project = Plant.project(temporary.resolve("project"));
    alarms = new AlarmKeeper(project, List.of("tcp://broker"), tags, history.alarms(), time);
    link = new NodeLink(Plant.EDGE, tags, history, writer, alarms.node(Plant.EDGE), T0);
  }

  @AfterEach
  void close() {
    writer.close();
    alarms.close();
    history.close();
  }

  private void apply(HostEvent event) throws InterruptedException {
    link.apply(event, time.millis(), time.nanos());
  }

  private void receive(SparkplugTopic topic, List<Metric> metrics, @Nullable DeliveryMark mark)
      throws InterruptedException {
    Payload payload = Payload.of(T0, nextSeq++, metrics, mark);
    for (HostEvent event : session.onMessage(topic, new Decoded(payload), time.millis())) {
      apply(event);
    }
  }

  private void nodeBorn(boolean ours, boolean rebirth, Metric... metrics)
      throws InterruptedException {
    bdSeq += rebirth ? 0 : 1;
    nextSeq = 0;
    List<Metric> all = new ArrayList<>(List.of(metrics));
    all.add(birth("bdSeq", Value.ofLong(ValueType.I64, bdSeq)));
    if (ours) {
      all.add(birth("Node Control/Delivered", Value.of("")));
    }
    receive(SparkplugTopic.node(MessageType.NBIRTH, Plant.EDGE), all, null);
  }

  private void pumpBorn(Metric... metrics) throws InterruptedException {
    receive(SparkplugTopic.device(MessageType.DBIRTH, Plant.PUMP), List.of(metrics), null);
  }

  private static Metric birth(String name, Value value) {
    int type = DataType.of(value.type()).code();
    return new Metric(name, -1, T0, type, value, false, Quality.GOOD, "l/s", null, null);
  }

  private static Metric value(String name, float value, long at, boolean historical) {
    return new Metric(name, -1, at, 0, Value.of(value), historical, Quality.GOOD, null, null, null);
  }

  private void data(@Nullable DeliveryMark mark, Metric... metrics) throws InterruptedException {
    receive(SparkplugTopic.device(MessageType.DDATA, Plant.PUMP), List.of(metrics), mark);
  }

  private void born() throws InterruptedException {
    nodeBorn(true, false);
    pumpBorn(birth("Flow", Value.of(1f)));
  }

  private Sample live(String path) {
    return Objects.requireNonNull(tags.find(path)).state().sample();
  }

  private Quality quality(String path) {
    return live(path).quality();
  }

  private RawSeries stored(String path) {
    writer.close();
    return history.raw(TagPath.of(path), 0, T0 + 1_000_000, 1_000);
  }

  private Optional<LinkView> view(String path) {
    return link.links().stream().filter(l -> l.path().equals(path)).findFirst();
  }

  @Test
  void aBirthMakesTagsWithTypeUnitAndValue() throws Exception {
    born();
    LiveTag.State state = Objects.requireNonNull(tags.find(Plant.FLOW)).state();
    assertThat(state.type()).isEqualTo(ValueType.F32);
    assertThat(state.unit()).isEqualTo("l/s");
    assertThat(state.sample()).isEqualTo(Sample.good(Value.of(1f), T0));
    assertThat(link.isConnected()).isTrue();
    assertThat(view(Plant.PUMP.toString())).map(LinkView::state).contains(LinkView.CONNECTED);
  }

  @Test
  void dataIsShownAndStoredUnderItsOffset() throws Exception {
    born();
    data(new DeliveryMark.Offset(0), value("Flow", 2f, T0 + 100, false));
    assertThat(live(Plant.FLOW).value()).isEqualTo(Value.of(2f));
    assertThat(stored(Plant.FLOW).size()).isEqualTo(1);
    assertThat(history.received(Plant.EDGE).contains(0)).isTrue();
  }

  @Test
  void historicalDataIsStoredAndNotShown() throws Exception {
    born();
    data(new DeliveryMark.Offset(0), value("Flow", 9f, T0 - 60_000, true));
    assertThat(live(Plant.FLOW).value()).isEqualTo(Value.of(1f));
    assertThat(stored(Plant.FLOW).size()).isEqualTo(1);
    assertThat(view(Plant.EDGE.toString()).orElseThrow().counters())
        .containsEntry("historicalValues", 1L);
  }

  @Test
  void aValueOvertakenOnItsWayIsStoredAndNotShown() throws Exception {
    born();
    data(new DeliveryMark.Offset(1), value("Flow", 3f, T0 + 2_000, false));
    data(new DeliveryMark.Offset(0), value("Flow", 2f, T0 + 1_000, false));
    assertThat(live(Plant.FLOW).value()).isEqualTo(Value.of(3f));
    assertThat(stored(Plant.FLOW).size()).isEqualTo(2);
  }

  @Test
  void anEdgeClockSetBackByAnHourGoesOnAtOnce() throws Exception {
    born();
    data(new DeliveryMark.Offset(0), value("Flow", 2f, T0 - 3_600_000, false));
    assertThat(live(Plant.FLOW).value()).isEqualTo(Value.of(2f));
  }

  @Test
  void aPayloadWithUnknownMetricsIsNotReceipted() throws Exception {
    born();
    data(
        new DeliveryMark.Offset(0),
        value("Flow", 2f, T0 + 100, false),
        value("Head", 2f, T0 + 100, false));
    assertThat(stored(Plant.FLOW).size()).isZero();
    assertThat(history.received(Plant.EDGE).isEmpty()).isTrue();
  }

  @Test
  void aDeadDeviceMakesItsTagsBadAndKeepsTheLastValue() throws Exception {
    born();
    apply(new HostEvent.DeviceDied(Plant.PUMP, T0));
    assertThat(live(Plant.FLOW)).isEqualTo(new Sample(Value.of(1f), Quality.BAD_NO_ANSWER, T0));
    assertThat(view(Plant.PUMP.toString())).map(LinkView::state).contains(LinkView.DISCONNECTED);
    assertThat(link.isConnected()).isTrue();
  }

  @Test
  void aDeadEdgeMakesAllItsTagsBadEdgeOffline() throws Exception {
    born();
    apply(new HostEvent.DeviceDied(Plant.PUMP, T0));
    apply(new HostEvent.NodeDied(Plant.EDGE, T0));
    assertThat(quality(Plant.FLOW)).isEqualTo(Quality.BAD_EDGE_OFFLINE);
    assertThat(link.isConnected()).isFalse();
    assertThat(view(Plant.PUMP.toString()).orElseThrow().sentence()).contains("edge node");
  }

  @Test
  void aTagTheNextBirthNoLongerNamesGoesStale() throws Exception {
    born();
    pumpBorn(birth("Speed", Value.of(5f)));
    assertThat(quality(Plant.FLOW)).isEqualTo(Quality.BAD_STALE);
    assertThat(quality(Plant.PUMP + "/Speed")).isEqualTo(Quality.GOOD);
  }

  @Test
  void anEdgeSilentForFifteenSecondsIsOfflineThoughTheHostItselfStillAsks() throws Exception {
    born();
    time.advance(Duration.ofSeconds(14));
    apply(new HostEvent.RebirthNeeded(Plant.EDGE, "the host's own wish is no sign of life"));
    link.tick(time.millis(), time.nanos());
    assertThat(link.isConnected()).isTrue();
    time.advance(Duration.ofSeconds(2));
    link.tick(time.millis(), time.nanos());
    assertThat(link.isConnected()).isFalse();
    assertThat(quality(Plant.FLOW)).isEqualTo(Quality.BAD_EDGE_OFFLINE);
  }

  @Test
  void anEdgeThatSpeaksAgainIsAskedForItsBirthsAndConnectedByThem() throws Exception {
    born();
    time.advance(Duration.ofSeconds(20));
    link.tick(time.millis(), time.nanos());
    data(new DeliveryMark.Offset(0));
    assertThat(link.takeBirthWish()).isTrue();
    assertThat(link.takeBirthWish()).isFalse();
    assertThat(view(Plant.EDGE.toString())).map(LinkView::state).contains(LinkView.CONNECTING);
    nodeBorn(true, true);
    pumpBorn(birth("Flow", Value.of(1f)));
    assertThat(link.isConnected()).isTrue();
    assertThat(quality(Plant.FLOW)).isEqualTo(Quality.GOOD);
  }

  @Test
  void aForeignEdgeMayBeSilent() throws Exception {
    nodeBorn(false, false);
    time.advance(Duration.ofHours(1));
    link.tick(time.millis(), time.nanos());
    assertThat(link.isConnected()).isTrue();
  }

  @Test
  void aForeignEdgesBirthsAndDeathsAreStoredAsItHasNoJournal() throws Exception {
    nodeBorn(false, false);
    pumpBorn(birth("Flow", Value.of(1f)));
    data(null, value("Flow", 2f, T0 + 100, false));
    time.advance(Duration.ofSeconds(1));
    apply(new HostEvent.NodeDied(Plant.EDGE, T0));
    RawSeries series = stored(Plant.FLOW);
    assertThat(series.size()).isEqualTo(3);
    assertThat(series.quality(2)).isEqualTo(Quality.BAD_EDGE_OFFLINE);
  }

  @Test
  void aForeignEdgesOwnMetricsAndFoldersBecomeTags() throws Exception {
    nodeBorn(false, false, birth("Properties/Uptime", Value.of(7f)));
    pumpBorn(birth("Inputs/Flow", Value.of(1f)), birth("Edge/mine", Value.of(3f)));
    data(null, value("Inputs/Flow", 2f, T0 + 100, false));
    assertThat(live(Plant.EDGE + "/node/Properties.Uptime").value()).isEqualTo(Value.of(7f));
    assertThat(live(Plant.PUMP + "/Inputs.Flow").value()).isEqualTo(Value.of(2f));
    assertThat(link.metricName(TagPath.of(Plant.PUMP + "/Inputs.Flow"))).isEqualTo("Inputs/Flow");
    assertThat(tags.find(Plant.PUMP + "/Edge.mine")).isNotNull();
  }

  @Test
  void namesThatAreNoTagsOrBecomeTheSameAreRefusedAndCounted() throws Exception {
    nodeBorn(false, false);
    pumpBorn(
        birth("a/b", Value.of(1f)),
        birth("a.b", Value.of(2f)),
        birth("star*", Value.of(3f)),
        birth("", Value.of(4f)));
    assertThat(tags.size()).isEqualTo(1);
    assertThat(live(Plant.PUMP + "/a.b").value()).isEqualTo(Value.of(1f));
    assertThat(view(Plant.EDGE.toString()).orElseThrow().counters())
        .containsEntry("refusedTags", 2L)
        .containsEntry("refused", 1L);
  }

  @Test
  void theLastRefusalStandsInTheLinkWithItsReason() throws Exception {
    nodeBorn(false, false);
    pumpBorn(birth("Flow", Value.of(1f)));
    assertThat(view(Plant.EDGE.toString()).orElseThrow().lastRefusal()).isNull();
    time.advance(Duration.ofSeconds(7));
    data(null, new Metric("Flow", -1, T0, 0, Value.of("x"), false, Quality.GOOD, null, null, null));
    LinkView refused = view(Plant.EDGE.toString()).orElseThrow();
    assertThat(refused.counters()).containsEntry("refused", 1L);
    assertThat(refused.lastRefusal()).contains("DDATA").contains("Flow: ");
    assertThat(refused.lastRefusalAt()).isEqualTo(Json.time(T0 + 7_000));
    assertThat(Json.write(refused)).contains("\"lastRefusal\":\"").contains("\"refused\":1");

    data(null, dropping("Flow", 3));
    LinkView dropped = view(Plant.EDGE.toString()).orElseThrow();
    assertThat(dropped.counters())
        .containsEntry("refused", 1L)
        .containsEntry("droppedProperties", 3L);
    assertThat(dropped.lastRefusal()).contains("its property engLow is not kept (and 2 more)");

    pumpBorn(birth("Flow", Value.of(1f)), birth("star*", Value.of(3f)));
    assertThat(view(Plant.EDGE.toString()).orElseThrow().lastRefusal()).contains("star*");
  }

  private static Metric dropping(String name, int properties) {
    return new Metric(
        name,
        -1,
        T0,
        0,
        Value.of(2f),
        false,
        Quality.GOOD,
        null,
        null,
        null,
        new DroppedProperties(properties, "engLow"));
  }

  @Test
  void aRefusalOfAnyLengthIsCut() throws Exception {
    nodeBorn(false, false);
    pumpBorn(birth("x*".repeat(500), Value.of(1f)));
    assertThat(view(Plant.EDGE.toString()).orElseThrow().lastRefusal()).hasSize(500);
  }

  @Test
  void whatTheEdgeTellsOfItselfAndItsDevicesStandsInTheLinks() throws Exception {
    String report =
        "{\"connected\":false,\"since\":0,\"sentence\":\"no route\",\"counters\":{\"polls\":3}}";
    nodeBorn(
        true,
        false,
        birth(EdgeMetrics.EDGE_PREFIX + "journalBytes", Value.ofLong(ValueType.I64, 42)),
        birth(EdgeMetrics.DEVICE_LINK_PREFIX + "pump", Value.of(report)));
    assertThat(view(Plant.EDGE.toString()).orElseThrow().counters())
        .containsEntry("journalBytes", 42L);
    LinkView pump = view(Plant.PUMP.toString()).orElseThrow();
    assertThat(pump.state()).isEqualTo(LinkView.DISCONNECTED);
    assertThat(pump.sentence()).isEqualTo("no route");
    assertThat(pump.counters()).containsEntry("polls", 3L);
  }

  @Test
  void anEdgesOtherUplinksStandInTheLinksUntilTheyAreNoMore() throws Exception {
    String report =
        "{\"connected\":true,\"since\":0,\"sentence\":\"fine\",\"counters\":{\"backlogEntries\":3}}";
    nodeBorn(true, false, birth(EdgeMetrics.UPLINK_PREFIX + "company", Value.of(report)));
    String path = Plant.EDGE + "/uplink/company";
    assertThat(view(path).orElseThrow().state()).isEqualTo(LinkView.CONNECTED);
    assertThat(view(path).orElseThrow().counters()).containsEntry("backlogEntries", 3L);
    apply(new HostEvent.NodeDied(Plant.EDGE, T0));
    assertThat(view(path).orElseThrow().state()).isEqualTo(LinkView.DISCONNECTED);
    nodeBorn(true, false);
    assertThat(view(path)).isEmpty();
  }

  @Test
  void rubbishInReportsDoesNothing() throws Exception {
    nodeBorn(
        true,
        false,
        birth(EdgeMetrics.DEVICE_LINK_PREFIX + "a/b", Value.of("{\"connected\":true}")),
        birth(EdgeMetrics.UPLINK_PREFIX + "company", Value.of("no JSON")),
        birth(EdgeMetrics.DEVICE_LINK_PREFIX + "pump", Value.of("no JSON")),
        birth(EdgeMetrics.DEVICE_LINK_PREFIX + "tank", Value.of("[1]")),
        birth(EdgeMetrics.EDGE_PREFIX + "path", Value.ofLong(ValueType.I64, 1)),
        birth(EdgeMetrics.EDGE_PREFIX + "messages", Value.ofLong(ValueType.I64, 99)),
        birth(EdgeMetrics.EDGE_PREFIX + "load", Value.of(0.5)));
    assertThat(link.links()).hasSize(1);
    assertThat(view(Plant.EDGE.toString()).orElseThrow().counters())
        .doesNotContainKeys("path", "load")
        .containsEntry("messages", 0L);
  }

  @Test
  void aDeviceThatAnEdgeOfOursHasNoMoreIsMissedByNobody() throws Exception {
    DeviceId tank = Plant.EDGE.device("tank");
    nodeBorn(true, false, birth(EdgeMetrics.DEVICE_LINK_PREFIX + "pump", Value.of("")));
    receive(
        SparkplugTopic.device(MessageType.DBIRTH, tank),
        List.of(birth("Level", Value.of(1f))),
        null);
    apply(new HostEvent.DeviceDied(tank, T0));
    assertThat(alarmPaths()).contains(Plant.PUMP.toString()).doesNotContain(tank.toString());
    nodeBorn(false, false);
    apply(new HostEvent.DeviceBorn(tank, List.of(), T0));
    assertThat(alarmPaths()).as("another make's edge says it in no other way").contains("" + tank);
  }

  private List<String> alarmPaths() {
    return alarms.all().stream().map(alarm -> alarm.alarm().facts().path()).toList();
  }

  @Test
  void lateValuesThatComeAgainAreToldToTheirAlarmsOnce() throws Exception {
    alarms.start();
    born();
    for (int times = 0; times < 2; times++) {
      for (int i = 0; i < 4; i++) {
        float flow = i % 2 == 0 ? 50 : 10;
        data(new DeliveryMark.Offset(i), value("Flow", flow, T0 - 60_000 + i * 1_000L, true));
      }
    }
    assertThat(events()).containsExactly("cleared", "raised", "cleared", "raised");
  }

  @Test
  void lateValuesNotTakenYetAreToldToTheirAlarmsWhenTheyAre() throws Exception {
    alarms.start();
    born();
    data(
        new DeliveryMark.Offset(0),
        value("Flow", 50, T0 - 60_000, true),
        value("Head", 1, T0 - 60_000, true));
    assertThat(events()).as("a payload with an unknown metric").isEmpty();
    HistoryWriter full = full();
    NodeLink other = link;
    link = new NodeLink(Plant.EDGE, tags, history, full, alarms.node(Plant.EDGE), T0);
    born();
    data(new DeliveryMark.Offset(0), value("Flow", 50, T0 - 60_000, true));
    assertThat(events()).as("no room").isEmpty();
    full.close();
    link = other;
    born();
    data(new DeliveryMark.Offset(0), value("Flow", 50, T0 - 60_000, true));
    assertThat(events()).containsExactly("raised");
  }

  /** A writer that can write nothing and has no room left. */
  private HistoryWriter full() throws InterruptedException {
    HistoryWriter full =
        new HistoryWriter(
            history::received,
            batch -> {
              throw new IllegalStateException("no space left on device");
            },
            Duration.ofMillis(5),
            time);
    full.start(edges -> {});
    HistoryBatch much = new HistoryBatch(Gathering.MAX_SAMPLES);
    for (int i = 0; i < Gathering.MAX_SAMPLES; i++) {
      much.add(1, Sample.good(Value.of(1f), T0));
    }
    EdgeId another = new EdgeId("north", "another");
    while (full.store(another, much) == HistoryWriter.Outcome.TAKEN) {}
    return full;
  }

  private List<String> events() throws InterruptedException {
    alarms.settle();
    return history
        .alarms()
        .journal(new AlarmQuestion(0, Long.MAX_VALUE, null, null, null, null, null, 100))
        .stream()
        .filter(line -> line.path().equals(Plant.FLOW))
        .map(AlarmEntry::event)
        .toList();
  }

  @Test
  void aVoidIsCountedOnceHoweverOftenItComes() throws Exception {
    born();
    DeliveryMark lost = new DeliveryMark.Void(0, 4, T0, T0 + 10, DeliveryMark.VoidReason.DISK_FULL);
    data(lost);
    data(lost);
    assertThat(view(Plant.EDGE.toString()).orElseThrow().counters())
        .containsEntry("lostMessages", 5L);
  }
}
