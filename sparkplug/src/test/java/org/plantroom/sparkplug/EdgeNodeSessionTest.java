package org.plantroom.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.DeliveryMark.Offset;

class EdgeNodeSessionTest {
  private final EdgeNodeSession edge = new EdgeNodeSession(Plant.EDGE, Plant.CODEC, -1, null);

  @Test
  @Tag("tck-id-message-flow-edge-node-birth-publish-will-message")
  @Tag("tck-id-message-flow-edge-node-birth-publish-will-message-topic")
  @Tag("tck-id-message-flow-edge-node-birth-publish-will-message-payload")
  @Tag("tck-id-message-flow-edge-node-birth-publish-will-message-qos")
  @Tag("tck-id-message-flow-edge-node-birth-publish-will-message-will-retained")
  @Tag("tck-id-payloads-ndeath-will-message")
  @Tag("tck-id-payloads-ndeath-will-message-qos")
  @Tag("tck-id-payloads-ndeath-will-message-retain")
  @Tag("tck-id-payloads-ndeath-seq")
  @Tag("tck-id-topics-ndeath-payload")
  @Tag("tck-id-topics-ndeath-seq")
  void theWillIsAnNdeathOfBdSeqAlone() {
    Message will = edge.connect(Plant.T0);
    assertThat(will.topic()).hasToString("spBv1.0/north/NDEATH/edge1");
    assertThat(will.qos()).isEqualTo(1);
    assertThat(will.retain()).isFalse();
    Payload payload = Plant.decode(will);
    assertThat(payload.seq()).isEqualTo(-1);
    assertThat(payload.metrics()).singleElement().satisfies(EdgeNodeSessionTest::isBdSeqZero);
  }

  private static void isBdSeqZero(Metric metric) {
    assertThat(metric.name()).isEqualTo("bdSeq");
    assertThat(metric.dataType()).isEqualTo(DataType.INT64.code());
    assertThat(metric.value()).isEqualTo(Value.ofLong(ValueType.I64, 0));
  }

  @Test
  @Tag("tck-id-topics-nbirth-bdseq-increment")
  @Tag("tck-id-topics-nbirth-bdseq-matching")
  @Tag("tck-id-payloads-nbirth-bdseq")
  @Tag("tck-id-payloads-nbirth-bdseq-repeat")
  @Tag("tck-id-payloads-ndeath-bdseq")
  @Tag("tck-id-message-flow-edge-node-birth-publish-will-message-payload-bdSeq")
  @Tag("tck-id-message-flow-edge-node-birth-publish-nbirth-payload-bdSeq")
  void bdSeqCountsConnectsAndWrapsAfter255() {
    for (int connect = 0; connect < 600; connect++) {
      Payload will = Plant.decode(edge.connect(Plant.T0));
      Payload birth = Plant.decode(edge.nbirth(Plant.T0, List.of()));
      assertThat(NodeMetrics.bdSeq(will)).isEqualTo(connect % 256);
      assertThat(NodeMetrics.bdSeq(birth)).isEqualTo(connect % 256);
    }
  }

  @Test
  void bdSeqGoesOnAfterARestart() {
    EdgeNodeSession restarted = new EdgeNodeSession(Plant.EDGE, Plant.CODEC, 41, null);
    restarted.connect(Plant.T0);
    assertThat(restarted.bdSeq()).isEqualTo(42);
  }

  @Test
  @Tag("tck-id-topics-nbirth-mqtt")
  @Tag("tck-id-topics-nbirth-seq-num")
  @Tag("tck-id-topics-nbirth-timestamp")
  @Tag("tck-id-topics-nbirth-metrics")
  @Tag("tck-id-topics-nbirth-metric-reqs")
  @Tag("tck-id-topics-nbirth-rebirth-metric")
  @Tag("tck-id-topics-nbirth-bdseq-included")
  @Tag("tck-id-payloads-nbirth-timestamp")
  @Tag("tck-id-payloads-nbirth-seq")
  @Tag("tck-id-payloads-nbirth-qos")
  @Tag("tck-id-payloads-nbirth-retain")
  @Tag("tck-id-message-flow-edge-node-birth-publish-nbirth-retained")
  @Tag("tck-id-payloads-nbirth-rebirth-req")
  @Tag("tck-id-operational-behavior-data-commands-rebirth-name")
  @Tag("tck-id-operational-behavior-data-commands-rebirth-name-aliases")
  @Tag("tck-id-operational-behavior-data-commands-rebirth-datatype")
  @Tag("tck-id-operational-behavior-data-commands-rebirth-value")
  @Tag("tck-id-message-flow-edge-node-birth-publish-nbirth-topic")
  void nbirthDeclaresAllMetricsAndTheControls() {
    edge.connect(Plant.T0);
    Message nbirth = edge.nbirth(Plant.T0 + 5, Plant.nodeMetrics());
    assertThat(nbirth.topic()).hasToString("spBv1.0/north/NBIRTH/edge1");
    assertThat(nbirth.qos()).isZero();
    assertThat(nbirth.retain()).isFalse();
    Payload payload = Plant.decode(nbirth);
    assertThat(payload.seq()).isZero();
    assertThat(payload.timestamp()).isEqualTo(Plant.T0 + 5);
    assertThat(payload.metrics()).extracting(Metric::name).contains("bdSeq", "uptime");
    Metric rebirth = find(payload, ControlMetrics.REBIRTH);
    assertThat(rebirth.alias()).isEqualTo(-1);
    assertThat(rebirth.dataType()).isEqualTo(DataType.BOOLEAN.code());
    assertThat(rebirth.value()).isEqualTo(Value.of(false));
    assertThat(find(payload, ControlMetrics.DELIVERED).dataType())
        .isEqualTo(DataType.STRING.code());
    assertThat(payload.metrics()).allMatch(m -> m.timestamp() >= 0 && m.dataType() != 0);
  }

  @Test
  @Tag("tck-id-topics-dbirth-mqtt")
  @Tag("tck-id-topics-dbirth-seq")
  @Tag("tck-id-topics-dbirth-timestamp")
  @Tag("tck-id-topics-dbirth-metrics")
  @Tag("tck-id-topics-dbirth-metric-reqs")
  @Tag("tck-id-payloads-dbirth-seq-inc")
  @Tag("tck-id-payloads-dbirth-qos")
  @Tag("tck-id-payloads-dbirth-retain")
  @Tag("tck-id-message-flow-device-birth-publish-dbirth-retained")
  @Tag("tck-id-message-flow-device-birth-publish-dbirth-topic")
  @Tag("tck-id-message-flow-device-birth-publish-dbirth-payload-seq")
  void dbirthDeclaresTheDevicesMetrics() {
    edge.connect(Plant.T0);
    edge.nbirth(Plant.T0, List.of());
    Message dbirth = edge.dbirth(Plant.PUMP, Plant.T0, Plant.pumpMetrics());
    assertThat(dbirth.topic()).hasToString("spBv1.0/north/DBIRTH/edge1/pump");
    assertThat(dbirth.qos()).isZero();
    assertThat(dbirth.retain()).isFalse();
    Payload payload = Plant.decode(dbirth);
    assertThat(payload.seq()).isEqualTo(1);
    Metric speed = find(payload, "speed");
    assertThat(speed.unit()).isEqualTo("rpm");
    assertThat(speed.description()).isEqualTo("of the shaft");
    assertThat(speed.alias()).isEqualTo(edge.alias(Plant.PUMP, "speed"));
  }

  @Test
  @Tag("tck-id-payloads-sequence-num-always-included")
  @Tag("tck-id-payloads-sequence-num-incrementing")
  @Tag("tck-id-payloads-ndata-seq-inc")
  @Tag("tck-id-payloads-ddata-seq-inc")
  @Tag("tck-id-payloads-ndata-retain")
  @Tag("tck-id-payloads-ddata-retain")
  @Tag("tck-id-payloads-ddeath-seq-inc")
  @Tag("tck-id-topics-ndata-mqtt")
  @Tag("tck-id-topics-ddata-mqtt")
  @Tag("tck-id-topics-ddeath-mqtt")
  void everyMessageTakesTheNextSequenceNumberAndZeroFollows255() {
    EdgeNodeSession born = Plant.born();
    List<Message> sent = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      sent.add(born.ndata(Plant.T0, List.of(), null));
      sent.add(born.ddata(Plant.PUMP, Plant.T0, List.of(), new Offset(i)));
      sent.add(born.ddata(Plant.TANK, Plant.T0, List.of(), null));
    }
    sent.add(born.ddeath(Plant.PUMP, Plant.T0));
    for (int i = 0; i < sent.size(); i++) {
      assertThat(Plant.decode(sent.get(i)).seq()).isEqualTo((i + 3) % 256);
      assertThat(sent.get(i).qos()).isZero();
      assertThat(sent.get(i).retain()).isFalse();
    }
  }

  @Test
  @Tag("tck-id-operational-behavior-data-commands-rebirth-action-2")
  @Tag("tck-id-operational-behavior-data-commands-rebirth-action-3")
  void rebirthKeepsBdSeqAndAliasesAndBeginsTheSequenceAnew() {
    EdgeNodeSession born = Plant.born();
    long alias = born.alias(Plant.PUMP, "speed");
    Payload nbirth = Plant.decode(born.nbirth(Plant.T0, Plant.nodeMetrics()));
    Payload dbirth = Plant.decode(born.dbirth(Plant.PUMP, Plant.T0, Plant.pumpMetrics()));
    assertThat(nbirth.seq()).isZero();
    assertThat(NodeMetrics.bdSeq(nbirth)).isZero();
    assertThat(dbirth.seq()).isEqualTo(1);
    assertThat(find(dbirth, "speed").alias()).isEqualTo(alias);
  }

  @Test
  @Tag("tck-id-payloads-alias-uniqueness")
  void aliasesAreUniqueOverTheEdgeNode() {
    edge.connect(Plant.T0);
    Set<Long> aliases = new HashSet<>();
    List<Metric> all = new ArrayList<>();
    all.addAll(Plant.decode(edge.nbirth(Plant.T0, Plant.nodeMetrics())).metrics());
    all.addAll(Plant.decode(edge.dbirth(Plant.PUMP, Plant.T0, Plant.pumpMetrics())).metrics());
    all.addAll(Plant.decode(edge.dbirth(Plant.TANK, Plant.T0, Plant.pumpMetrics())).metrics());
    all.removeIf(metric -> metric.alias() < 0);
    assertThat(all).hasSize(5).allMatch(metric -> aliases.add(metric.alias()));
  }

  @Test
  @Tag("tck-id-payloads-dbirth-order")
  @Tag("tck-id-payloads-ndata-order")
  @Tag("tck-id-payloads-ddata-order")
  @Tag("tck-id-message-flow-device-birth-publish-nbirth-wait")
  @Tag("tck-id-message-flow-device-birth-publish-dbirth-match-edge-node-topic")
  void messagesOutOfOrderAreBugsOfTheCaller() {
    assertBug(() -> edge.nbirth(Plant.T0, List.of()));
    assertBug(() -> edge.ndeath(Plant.T0));
    edge.connect(Plant.T0);
    assertBug(() -> edge.dbirth(Plant.PUMP, Plant.T0, List.of()));
    assertBug(() -> edge.ndata(Plant.T0, List.of(), null));
    edge.nbirth(Plant.T0, List.of());
    assertBug(() -> edge.ddata(Plant.PUMP, Plant.T0, List.of(), null));
    assertBug(() -> edge.ddeath(Plant.PUMP, Plant.T0));
    assertBug(() -> edge.dbirth(new EdgeId("a", "b").device("c"), Plant.T0, List.of()));
    assertBug(() -> edge.nbirth(Plant.T0, List.of(Plant.metric("bdSeq", Value.of(1f)))));
    edge.dbirth(Plant.PUMP, Plant.T0, List.of());
    edge.connect(Plant.T0);
    assertBug(() -> edge.ddata(Plant.PUMP, Plant.T0, List.of(), null));
  }

  private static void assertBug(Runnable call) {
    assertThatIllegalStateException().isThrownBy(call::run);
  }

  @Test
  @Tag("tck-id-operational-behavior-edge-node-intentional-disconnect-ndeath")
  @Tag("tck-id-payloads-ndeath-will-message-publisher")
  void intendedDisconnectPublishesTheNdeathOfThisSession() {
    EdgeNodeSession born = Plant.born();
    Message ndeath = born.ndeath(Plant.T0);
    assertThat(NodeMetrics.bdSeq(Plant.decode(ndeath))).isEqualTo(born.bdSeq());
    assertThat(born.isBorn()).isFalse();
    assertThat(born.mayGiveBirth()).isFalse();
  }

  private static Metric find(Payload payload, String name) {
    return payload.metrics().stream()
        .filter(metric -> Objects.equals(metric.name(), name))
        .findFirst()
        .orElseThrow();
  }
}
