package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.DecodeResult.Malformed;
import org.plantroom.sparkplug.DeliveryMark.Offset;
import org.plantroom.sparkplug.DeliveryMark.VoidReason;
import org.plantroom.sparkplug.HostEvent.DataReceived;
import org.plantroom.sparkplug.HostEvent.DeviceBorn;
import org.plantroom.sparkplug.HostEvent.DeviceDied;
import org.plantroom.sparkplug.HostEvent.NodeBorn;
import org.plantroom.sparkplug.HostEvent.NodeDied;
import org.plantroom.sparkplug.HostEvent.PropertiesDropped;
import org.plantroom.sparkplug.HostEvent.RebirthNeeded;
import org.plantroom.sparkplug.HostEvent.Refused;

class HostNodeSessionTest {
  private static final long LATER = Plant.T0 + 60_000;

  private final EdgeNodeSession edge = Plant.connected();
  private final HostNodeSession host = new HostNodeSession(Plant.EDGE, HostSettings.DEFAULT);

  @Test
  void birthsTellNamesTypesUnitsAndValues() {
    NodeBorn node = only(receive(edge.nbirth(Plant.T0, Plant.nodeMetrics())), NodeBorn.class);
    assertThat(node.bdSeq()).isZero();
    assertThat(node.rebirth()).isFalse();
    assertThat(node.takesReceipts()).isTrue();
    assertThat(node.metrics()).extracting(BirthMetric::name).containsExactly("uptime");
    Message dbirth = edge.dbirth(Plant.PUMP, Plant.T0, Plant.pumpMetrics());
    DeviceBorn device = only(receive(dbirth), DeviceBorn.class);
    BirthMetric speed = device.metrics().getFirst();
    assertThat(speed)
        .isEqualTo(
            new BirthMetric(
                speed.known(),
                edge.alias(Plant.PUMP, "speed"),
                ValueType.F32,
                "rpm",
                "of the shaft",
                Plant.good(Value.of(10f))));
    assertThat(speed.name()).isEqualTo("speed");
  }

  @Test
  void dataResolveToNamesAndTypes() {
    giveBirth();
    Sample sample = Plant.good(Value.of(20f));
    Metric metric = Metric.data(edge.alias(Plant.PUMP, "speed"), sample, true);
    Message ddata = edge.ddata(Plant.PUMP, LATER, List.of(metric), new Offset(7));
    DataReceived data = only(receive(ddata), DataReceived.class);
    assertThat(data.metrics())
        .containsExactly(new ResolvedMetric(Plant.PUMP, "speed", ValueType.F32, sample, true));
    assertThat(data)
        .isEqualTo(
            new DataReceived(Plant.EDGE, Plant.PUMP, data.metrics(), new Offset(7), true, LATER));
  }

  @Test
  void aMarkAloneArrives() {
    giveBirth();
    DeliveryMark mark = new DeliveryMark.Void(3, 9, 0, 0, VoidReason.RESTART);
    DataReceived data = only(receive(edge.ndata(LATER, List.of(), mark)), DataReceived.class);
    assertThat(data.device()).isNull();
    assertThat(data.mark()).isEqualTo(mark);
    assertThat(data.whole()).isTrue();
  }

  @Test
  void dataWithAnUnknownAliasAreNotWholeAndAskForARebirth() {
    giveBirth();
    Metric known = Metric.data(edge.alias(Plant.PUMP, "on"), Plant.good(Value.of(true)), false);
    Metric unknown = Metric.data(4711, Plant.good(Value.of(true)), false);
    Message ddata = edge.ddata(Plant.PUMP, LATER, List.of(unknown, known), new Offset(7));
    List<HostEvent> events = receive(ddata);
    DataReceived data = first(events, DataReceived.class);
    assertThat(data.whole()).isFalse();
    assertThat(data.metrics()).extracting(ResolvedMetric::name).containsExactly("on");
    assertThat(first(events, RebirthNeeded.class).reason()).contains("4711");
  }

  @Test
  void anAliasOfAnotherDeviceIsUnknown() {
    giveBirth();
    Metric foreign = Metric.data(edge.alias(Plant.TANK, "level"), Plant.good(Value.of(1.0)), false);
    List<HostEvent> events = receive(edge.ddata(Plant.PUMP, LATER, List.of(foreign), null));
    assertThat(first(events, DataReceived.class).metrics()).isEmpty();
    assertThat(first(events, DataReceived.class).whole()).isFalse();
  }

  @Test
  void aValueThatCannotBeReadIsBadNeverMissingNorAsked() {
    giveBirth();
    long alias = edge.alias(Plant.PUMP, "speed");
    Metric text = Metric.data(alias, Plant.good(Value.of("fast")), false);
    Metric nan = Metric.data(alias, Plant.good(Value.of(Float.NaN)), false);
    List<HostEvent> events = receive(edge.ddata(Plant.PUMP, LATER, List.of(text, nan), null));
    DataReceived data = first(events, DataReceived.class);
    assertThat(data.whole()).isTrue();
    assertThat(data.metrics())
        .extracting(metric -> metric.sample().quality())
        .containsExactly(Quality.BAD_MALFORMED, Quality.BAD_MALFORMED);
    assertThat(first(events, Refused.class).reason()).contains("1 more");
    assertThat(events).noneMatch(RebirthNeeded.class::isInstance);
  }

  @Test
  void aTextTooLongToKeepIsBadAndSaysSo() {
    giveBirth();
    long alias = edge.alias(Plant.PUMP, "speed");
    Metric text = Metric.data(alias, Plant.good(Value.of("x".repeat(8_193))), false);
    List<HostEvent> events = receive(edge.ddata(Plant.PUMP, LATER, List.of(text), null));
    DataReceived data = first(events, DataReceived.class);
    assertThat(data.whole()).isTrue();
    assertThat(data.metrics().getFirst().sample().quality()).isEqualTo(Quality.BAD_MALFORMED);
    assertThat(first(events, Refused.class).reason()).contains("more than 8192 characters");
  }

  @Test
  void propertiesThatAreNotKeptAreToldBesideTheValues() {
    giveBirth();
    Metric first = withDropped(edge.alias(Plant.PUMP, "speed"), Value.of(1f), 2, "engLow");
    Metric second = withDropped(edge.alias(Plant.PUMP, "on"), Value.of(true), 1, "other");
    // Behind the births' sequence numbers 0 to 2; an edge of ours sends no such properties.
    Payload payload = Payload.of(LATER, 3, List.of(first, second), null);
    SparkplugTopic ddata = SparkplugTopic.device(MessageType.DDATA, Plant.PUMP);
    List<HostEvent> events = host.onMessage(ddata, new DecodeResult.Decoded(payload), LATER);
    assertThat(first(events, DataReceived.class).metrics()).hasSize(2);
    PropertiesDropped dropped = first(events, PropertiesDropped.class);
    assertThat(dropped.count()).isEqualTo(3);
    assertThat(dropped.reason()).contains("its property engLow is not kept (and 2 more)");
    assertThat(events).noneMatch(Refused.class::isInstance);
  }

  private Metric withDropped(long alias, Value value, int count, String key) {
    return new Metric(
        null,
        alias,
        LATER,
        0,
        value,
        false,
        Quality.GOOD,
        null,
        null,
        null,
        new DroppedProperties(count, key));
  }

  @Test
  void nothingIsNeverGood() {
    giveBirth();
    Metric empty =
        new Metric(
            null,
            edge.alias(Plant.PUMP, "on"),
            LATER,
            0,
            null,
            false,
            Quality.GOOD,
            null,
            null,
            null);
    Message ddata = edge.ddata(Plant.PUMP, LATER, List.of(empty), null);
    DataReceived data = only(receive(ddata), DataReceived.class);
    assertThat(data.metrics().getFirst().sample())
        .isEqualTo(Sample.bad(Quality.BAD_NO_VALUE, LATER));
  }

  @Test
  @Tag("tck-id-operational-behavior-edge-node-termination-host-action-ndeath-node-offline")
  @Tag("tck-id-operational-behavior-edge-node-termination-host-action-ndeath-node-tags-stale")
  @Tag("tck-id-operational-behavior-edge-node-termination-host-action-ndeath-devices-offline")
  @Tag("tck-id-operational-behavior-edge-node-termination-host-action-ndeath-devices-tags-stale")
  void ndeathEndsNodeAndDevicesAtTheHostsTime() {
    giveBirth();
    assertThat(receive(edge.ndeath(Plant.T0), LATER))
        .containsExactly(new NodeDied(Plant.EDGE, LATER));
  }

  @Test
  @Tag("tck-id-payloads-ndeath-bdseq")
  void theNdeathOfAnOlderSessionIsRefused() {
    EdgeNodeSession restarted = new EdgeNodeSession(Plant.EDGE, Plant.CODEC, -1, null);
    Message oldWill = restarted.connect(Plant.T0);
    restarted.connect(Plant.T0);
    receive(restarted.nbirth(Plant.T0, List.of()));
    assertThat(receive(oldWill)).isNotEmpty().allMatch(Refused.class::isInstance);
    only(receive(restarted.ndata(LATER, List.of(), null)), DataReceived.class);
  }

  @Test
  @Tag("tck-id-operational-behavior-edge-node-termination-host-action-ddeath-devices-offline")
  @Tag("tck-id-operational-behavior-edge-node-termination-host-action-ddeath-devices-tags-stale")
  @Tag("tck-id-operational-behavior-device-ddeath")
  void ddeathEndsTheDeviceAtThePayloadsTime() {
    giveBirth();
    assertThat(receive(edge.ddeath(Plant.PUMP, LATER)))
        .containsExactly(new DeviceDied(Plant.PUMP, LATER));
  }

  @Test
  void aDeadDevicesPastIsTakenItsPresentIsNot() {
    giveBirth();
    receive(edge.ddeath(Plant.PUMP, LATER));
    long alias = edge.alias(Plant.PUMP, "on");
    Metric past = Metric.data(alias, Plant.good(Value.of(true)), true);
    Metric present = Metric.data(alias, Plant.good(Value.of(true)), false);
    DataReceived taken =
        only(receive(edge.ddata(Plant.PUMP, LATER, List.of(past), null)), DataReceived.class);
    assertThat(taken.whole()).isTrue();
    List<HostEvent> events = receive(edge.ddata(Plant.PUMP, LATER, List.of(present), null));
    assertThat(first(events, DataReceived.class).metrics()).isEmpty();
    assertThat(events).anyMatch(RebirthNeeded.class::isInstance);
  }

  @Test
  void rebirthKeepsTheDevicesThatAreRebornAndBuriesTheOthers() {
    giveBirth();
    NodeBorn again = only(receive(edge.nbirth(LATER, Plant.nodeMetrics())), NodeBorn.class);
    assertThat(again.rebirth()).isTrue();
    receive(edge.dbirth(Plant.PUMP, LATER, Plant.pumpMetrics()));
    List<HostEvent> events = receive(edge.ddata(Plant.PUMP, LATER, List.of(), null));
    assertThat(events).hasSize(2).startsWith(new DeviceDied(Plant.TANK, LATER));
  }

  @Test
  void aNewSessionWithoutNdeathIsADeathAndABirth() {
    giveBirth();
    edge.connect(LATER);
    List<HostEvent> events = receive(edge.nbirth(LATER, List.of()), LATER);
    assertThat(events).first().isEqualTo(new NodeDied(Plant.EDGE, LATER));
    assertThat(first(events, NodeBorn.class).rebirth()).isFalse();
  }

  @Test
  void aLostLinkForgetsEverything() {
    giveBirth();
    assertThat(host.linkLost(LATER)).containsExactly(new NodeDied(Plant.EDGE, LATER));
    List<HostEvent> events = receive(edge.ddata(Plant.PUMP, LATER, List.of(), null));
    assertThat(events).anyMatch(RebirthNeeded.class::isInstance);
    assertThat(events).noneMatch(DataReceived.class::isInstance);
  }

  @Test
  void marksCountOnlyFromEdgeNodesThatTakeReceipts() {
    Metric bdSeq = Metric.birth(Plant.metric("bdSeq", Value.ofLong(ValueType.I64, 3)), -1);
    Metric named = Metric.birth(Plant.metric("a/b", Value.of(1f)), -1);
    Payload birth = Payload.of(Plant.T0, 0, List.of(bdSeq, named), null);
    assertThat(first(take(Plant.NBIRTH, birth), NodeBorn.class).takesReceipts()).isFalse();
    Metric byName =
        new Metric("a/b", -1, 5, 9, Value.of(2f), false, Quality.GOOD, null, null, null);
    Payload data = Payload.of(Plant.T0, 1, List.of(byName), new Offset(1));
    SparkplugTopic ndata = SparkplugTopic.node(MessageType.NDATA, Plant.EDGE);
    DataReceived received = only(take(ndata, data), DataReceived.class);
    assertThat(received.mark()).isNull();
    assertThat(received.metrics().getFirst().sample().value()).isEqualTo(Value.of(2f));
  }

  @Test
  void anAliasGivenTwiceIsRefusedAtBirth() {
    Metric one = Metric.birth(Plant.metric("one", Value.of(1f)), 5);
    Metric two = Metric.birth(Plant.metric("two", Value.of(2f)), 5);
    List<HostEvent> events =
        take(Plant.NBIRTH, Payload.of(Plant.T0, 0, List.of(one, two, one), null));
    assertThat(first(events, NodeBorn.class).metrics())
        .extracting(BirthMetric::name)
        .containsExactly("one");
    assertThat(events).anyMatch(isRefusal("alias 5 is another metric's (and 1 more)"));
  }

  @Test
  void devicesAndMetricsAreBounded() {
    HostSettings narrow =
        new HostSettings(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(60), 1, 2);
    HostNodeSession small = new HostNodeSession(Plant.EDGE, narrow);
    List<HostEvent> events = new ArrayList<>();
    for (Message message :
        List.of(
            edge.nbirth(Plant.T0, Plant.nodeMetrics()),
            edge.dbirth(Plant.PUMP, Plant.T0, Plant.pumpMetrics()),
            edge.dbirth(Plant.TANK, Plant.T0, Plant.tankMetrics()),
            edge.dbirth(Plant.PUMP, Plant.T0, Plant.tankMetrics()))) {
      events.addAll(
          small.onMessage(message.topic(), Plant.CODEC.decode(message.payload()), Plant.T0));
    }
    assertThat(events).anyMatch(isRefusal("too many metrics"));
    assertThat(events).anyMatch(isRefusal("too many devices"));
    assertThat(events.getLast()).as("room given back").isInstanceOf(DeviceBorn.class);
  }

  @Test
  void malformedMessagesAreRefusedAndNothingElse() {
    giveBirth();
    assertThat(host.onMessage(Plant.NBIRTH, new Malformed("broken"), LATER))
        .singleElement()
        .matches(isRefusal("broken"));
    only(receive(edge.ndata(LATER, List.of(), null)), DataReceived.class);
  }

  @Test
  void commandsOfOtherHostsSayNothing() {
    HostMessages other = new HostMessages();
    assertThat(receive(other.rebirth(Plant.EDGE, LATER))).isEmpty();
    assertThat(receive(other.write(Plant.PUMP, "on", Value.of(true), LATER))).isEmpty();
  }

  @Test
  void topicsOfOtherEdgeNodesAreBugsOfTheCaller() {
    SparkplugTopic topic = SparkplugTopic.node(MessageType.NDATA, new EdgeId("a", "b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> host.onMessage(topic, new Malformed("x"), LATER));
  }

  @Test
  void aBirthAskedForIsPacedLikeAnyOther() {
    assertThat(host.requestBirth("just started", 0)).hasSize(1);
    assertThat(host.requestBirth("just started", 1)).isEmpty();
    assertThat(host.onTime(5_000)).hasSize(1);
  }

  private void giveBirth() {
    receive(edge.nbirth(Plant.T0, Plant.nodeMetrics()));
    receive(edge.dbirth(Plant.PUMP, Plant.T0, Plant.pumpMetrics()));
    receive(edge.dbirth(Plant.TANK, Plant.T0, Plant.tankMetrics()));
  }

  private List<HostEvent> receive(Message message) {
    return receive(message, LATER);
  }

  private List<HostEvent> receive(Message message, long now) {
    return host.onMessage(message.topic(), Plant.CODEC.decode(message.payload()), now);
  }

  private List<HostEvent> take(SparkplugTopic topic, Payload payload) {
    return host.onMessage(topic, Plant.CODEC.decode(Plant.CODEC.encode(payload)), LATER);
  }

  private static <E extends HostEvent> E only(List<HostEvent> events, Class<E> type) {
    assertThat(events).hasSize(1);
    return first(events, type);
  }

  private static <E extends HostEvent> E first(List<HostEvent> events, Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static Predicate<HostEvent> isRefusal(String why) {
    return event -> event instanceof Refused refused && refused.reason().contains(why);
  }
}
