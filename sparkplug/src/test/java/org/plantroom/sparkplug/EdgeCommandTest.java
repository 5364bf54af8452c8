package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plantroom.core.EdgeId;
import org.plantroom.core.OffsetRanges;
import org.plantroom.core.Quality;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.DecodeResult.Malformed;
import org.plantroom.sparkplug.EdgeEvent.Delivered;
import org.plantroom.sparkplug.EdgeEvent.RebirthRequested;
import org.plantroom.sparkplug.EdgeEvent.Refused;
import org.plantroom.sparkplug.EdgeEvent.WriteRequested;

class EdgeCommandTest {
  private static final long SENT = Plant.T0 + 9;

  private final EdgeNodeSession edge = Plant.born();
  private final HostMessages host = new HostMessages();

  @Test
  @Tag("tck-id-operational-behavior-data-commands-ncmd-rebirth-verb")
  @Tag("tck-id-operational-behavior-data-commands-ncmd-rebirth-name")
  @Tag("tck-id-operational-behavior-data-commands-ncmd-rebirth-value")
  @Tag("tck-id-topics-ncmd-mqtt")
  @Tag("tck-id-topics-ncmd-timestamp")
  @Tag("tck-id-payloads-ncmd-seq")
  @Tag("tck-id-payloads-ncmd-qos")
  @Tag("tck-id-payloads-ncmd-retain")
  void rebirthRequestArrives() {
    Message message = host.rebirth(Plant.EDGE, SENT);
    assertThat(message.topic()).hasToString("spBv1.0/north/NCMD/edge1");
    assertThat(message.qos()).isZero();
    assertThat(message.retain()).isFalse();
    assertThat(Plant.decode(message).seq()).isEqualTo(-1);
    assertThat(Plant.decode(message).timestamp()).isEqualTo(SENT);
    assertThat(receive(message)).containsExactly(new RebirthRequested());
  }

  @Test
  void receiptArrives() {
    OffsetRanges received = new OffsetRanges();
    received.addRange(0, 9);
    received.addRange(12, 14);
    List<EdgeEvent> events = receive(host.delivered(Plant.EDGE, received, SENT));
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            Delivered.class,
            delivered -> assertThat(delivered.received().ranges()).isEqualTo(received.ranges()));
  }

  @Test
  void theLongestReceiptArrives() {
    OffsetRanges received = new OffsetRanges();
    for (long i = 0; i < Receipt.MAX_RANGES; i++) {
      received.add(Long.MAX_VALUE / 2 + 2 * i);
    }
    assertThat(receive(host.delivered(Plant.EDGE, received, SENT)))
        .singleElement()
        .isInstanceOfSatisfying(
            Delivered.class,
            delivered -> assertThat(delivered.received().size()).isEqualTo(Receipt.MAX_RANGES));
  }

  @Test
  @Tag("tck-id-operational-behavior-data-commands-dcmd-verb")
  @Tag("tck-id-operational-behavior-data-commands-dcmd-metric-name")
  @Tag("tck-id-operational-behavior-data-commands-dcmd-metric-value")
  @Tag("tck-id-topics-dcmd-mqtt")
  @Tag("tck-id-topics-dcmd-payload")
  @Tag("tck-id-payloads-dcmd-seq")
  @Tag("tck-id-payloads-dcmd-retain")
  @Tag("tck-id-payloads-name-cmd-requirement")
  void writeByNameArrivesInTheDeclaredType() {
    Message message = host.write(Plant.PUMP, "speed", Value.of(12.5), SENT);
    assertThat(message.topic()).hasToString("spBv1.0/north/DCMD/edge1/pump");
    assertThat(message.retain()).isFalse();
    assertThat(Plant.decode(message).seq()).as("a sequence number").isEqualTo(-1);
    assertThat(Plant.decode(message).metrics()).allMatch(metric -> metric.timestamp() == SENT);
    assertThat(receive(message))
        .containsExactly(new WriteRequested(Plant.PUMP, "speed", Value.of(12.5f), SENT));
  }

  @Test
  @Tag("tck-id-payloads-alias-data-cmd-requirement")
  void writeByAliasArrives() {
    long alias = edge.alias(Plant.PUMP, "on");
    assertThat(receive(dcmd(Metric.command(alias, Value.of(false), SENT))))
        .containsExactly(new WriteRequested(Plant.PUMP, "on", Value.of(false), SENT));
  }

  @Test
  @Tag("tck-id-operational-behavior-data-commands-ncmd-verb")
  @Tag("tck-id-operational-behavior-data-commands-ncmd-metric-name")
  @Tag("tck-id-operational-behavior-data-commands-ncmd-metric-value")
  @Tag("tck-id-topics-ncmd-payload")
  void writeToTheNodeItselfArrives() {
    Value value = Value.ofLong(ValueType.U32, 8);
    assertThat(receive(host.write(Plant.EDGE, "uptime", value, SENT)))
        .containsExactly(new WriteRequested(null, "uptime", value, SENT));
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    assertRefused(host.write(Plant.PUMP, "nothing", Value.of(1f), SENT), "no metric of");
    assertRefused(dcmd(Metric.command(9999, Value.of(1f), SENT)), "no metric of");
    assertRefused(host.write(Plant.PUMP, "speed", Value.of("fast"), SENT), "no finite value");
    assertRefused(host.write(Plant.PUMP, "speed", Value.of(Float.NaN), SENT), "no finite value");
    assertRefused(host.write(Plant.EDGE, "bdSeq", Value.of(1f), SENT), "not to be written");
    assertRefused(
        host.write(Plant.EDGE, ControlMetrics.REBIRTH, Value.of(false), SENT), "not true");
    assertRefused(
        host.write(Plant.EDGE, ControlMetrics.DELIVERED, Value.of("x"), SENT), "no receipt");
  }

  @Test
  void anAliasOfAnotherDeviceIsRefused() {
    long alias = edge.alias(Plant.TANK, "level");
    assertRefused(dcmd(Metric.command(alias, Value.of(1.0), SENT)), "no metric of");
  }

  @Test
  void nameAndAliasOfDifferentMetricsAreRefused() {
    long alias = edge.alias(Plant.PUMP, "on");
    Metric twisted =
        new Metric("speed", alias, -1, 0, Value.of(1f), false, Quality.GOOD, null, null, null);
    assertThat(receive(dcmd(twisted))).allMatch(Refused.class::isInstance);
  }

  @Test
  void aNullIsNotWritten() {
    Metric empty = new Metric("speed", -1, -1, 0, null, false, Quality.GOOD, null, null, null);
    assertThat(receive(dcmd(empty))).allMatch(Refused.class::isInstance);
  }

  @Test
  void writesBeforeTheBirthAreRefused() {
    edge.connect(Plant.T0);
    assertRefused(host.write(Plant.PUMP, "speed", Value.of(1f), SENT), "no metric of");
  }

  @Test
  void manyCommandsInOneMessageAreTakenOneByOne() {
    Metric good = Metric.command("speed", Value.of(1f), SENT);
    Metric bad = Metric.command("nothing", Value.of(1f), SENT);
    Message message = dcmd(good, bad, good);
    assertThat(receive(message)).hasSize(3);
    assertThat(receive(message).get(2)).isInstanceOf(WriteRequested.class);
  }

  @Test
  void malformedCommandsAreRefusedAndOthersIgnored() {
    assertThat(edge.onCommand(Plant.NCMD, new Malformed("x"))).containsExactly(new Refused("x"));
    assertThat(edge.onCommand(Plant.NBIRTH, new Malformed("x"))).isEmpty();
    SparkplugTopic other = SparkplugTopic.node(MessageType.NCMD, new EdgeId("north", "edge2"));
    assertThat(edge.onCommand(other, new Malformed("x"))).isEmpty();
  }

  private static Message dcmd(Metric... metrics) {
    byte[] bytes = Plant.CODEC.encode(Payload.unsequenced(SENT, List.of(metrics)));
    return new Message(SparkplugTopic.device(MessageType.DCMD, Plant.PUMP), bytes, 0, false);
  }

  private List<EdgeEvent> receive(Message message) {
    return edge.onCommand(message.topic(), Plant.CODEC.decode(message.payload()));
  }

  private void assertRefused(Message message, String why) {
    assertThat(receive(message))
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains(why));
  }
}
