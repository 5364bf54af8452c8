package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.Time;
import org.plantroom.edge.PlantroomEdge;
import org.plantroom.edge.UplinkSettings;
import org.plantroom.host.PlantroomHost;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.RegisterBank;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.mqtt.MqttConnection;
import org.plantroom.mqtt.MqttListener;
import org.plantroom.mqtt.MqttMessage;
import org.plantroom.mqtt.MqttSettings;
import org.plantroom.mqtt.Subscription;
import org.plantroom.sparkplug.DecodeResult;
import org.plantroom.sparkplug.HostMessages;
import org.plantroom.sparkplug.HostState;
import org.plantroom.sparkplug.Message;
import org.plantroom.sparkplug.MessageType;
import org.plantroom.sparkplug.Metric;
import org.plantroom.sparkplug.Payload;
import org.plantroom.sparkplug.PayloadCodec;
import org.plantroom.sparkplug.SparkplugTopic;
import org.plantroom.testkit.Await;

/** What an edge and a host say on the wire during one life, from CONNECT to DISCONNECT. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one recording serves every clause
class SparkplugWireIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final EdgeId EDGE = EdgeId.of(TestProject.EDGE);
  private static final String HOST_STATE = "spBv1.0/STATE/plantroom";
  private static final String TYPE =
      """
      name: Tank
      class: tank
      scanClasses: {normal: 100ms}
      tags:
        Level: {register: holding 0, type: u16}
        Limit: {register: holding 1, type: u16, write: true}
      """;

  /** A message with what is in it. */
  private record Heard(MessageType type, MqttMessage message, Payload payload) {}

  private final List<MqttMessage> wire = new CopyOnWriteArrayList<>();
  private final List<Heard> edgeSaid = new ArrayList<>();
  private ConnectPacket edgeConnect;
  private ConnectPacket hostConnect;
  private long begun;
  private long ended;

  @BeforeAll
  void recordOneLife(@TempDir Path folder) throws Exception {
    begun = System.currentTimeMillis();
    try (ModbusServer device = ModbusServer.start("127.0.0.1", 0);
        EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
        MqttConnection listener = listener(broker)) {
      RegisterBank bank = device.bank(1);
      bank.declare(RegisterTable.HOLDING, 0, 2);
      Project project =
          ProjectFiles.read(
                  TestProject.write(folder.resolve("p"), TYPE, device.port(), broker.port()))
              .orElseThrow();
      recordConnects(project, folder);
      List<MqttBroker> to = List.of(MqttBroker.at(address(broker)));
      try (PlantroomHost host =
          new PlantroomHost(
              project,
              () -> ProjectFiles.read(folder.resolve("p")),
              folder.resolve("host"),
              0,
              to,
              Time.system())) {
        try (PlantroomEdge edge = edge(project, to, folder.resolve("edge"))) {
          awaitType(MessageType.DBIRTH, 1);
          awaitValue(host);
          bank.setWords(RegisterTable.HOLDING, 0, new byte[] {0, 7});
          awaitType(MessageType.DDATA, 2);
          awaitType(MessageType.NDATA, 2);
          publish(listener, new HostMessages().rebirth(EDGE, System.currentTimeMillis()));
          awaitType(MessageType.DBIRTH, 2);
          device.stop();
          awaitType(MessageType.DDEATH, 1);
          assertThat(edge.links().get("main").sentence()).contains("connected to");
        }
        awaitType(MessageType.NDEATH, 1);
      }
      Await.until("STATE offline", SOON, () -> states().stream().anyMatch(s -> !s.online()));
    }
    ended = System.currentTimeMillis();
    wire.forEach(this::sort);
  }

  private MqttConnection listener(EmbeddedBroker broker) {
    MqttConnection connection =
        new MqttConnection(
            MqttSettings.builder("listener", address(broker)).build(),
            Time.system(),
            List.of(new Subscription("spBv1.0/#", 2)),
            () -> null,
            new MqttListener() {
              @Override
              public void onConnected() {}

              @Override
              public void onDisconnected(String sentence) {}

              @Override
              public void onMessage(MqttMessage message) {
                wire.add(message);
              }
            });
    connection.start();
    Await.until("listening", SOON, () -> connection.counters().connects() == 1);
    return connection;
  }

  private static URI address(EmbeddedBroker broker) {
    return URI.create("tcp://127.0.0.1:" + broker.port());
  }

  private static PlantroomEdge edge(Project project, List<MqttBroker> to, Path data)
      throws Exception {
    EdgeNode node =
        Objects.requireNonNull(
            Objects.requireNonNull(project.sites().get(EDGE.site())).edges().get(EDGE.edge()));
    return PlantroomEdge.start(
        node,
        UplinkSettings.only(project.settings(), to),
        () -> ProjectFiles.read(data),
        data,
        Time.system());
  }

  private void recordConnects(Project project, Path folder) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<MqttBroker> to =
          List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:" + socket.getLocalPort())));
      try (PlantroomEdge edge = edge(project, to, folder.resolve("edge-connect"))) {
        edgeConnect = ConnectPacket.accept(socket);
        assertThat(edge.links().get("main").sentence()).isNotEmpty();
      }
    }
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<MqttBroker> to =
          List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:" + socket.getLocalPort())));
      try (PlantroomHost host =
          new PlantroomHost(
              project,
              () -> ProjectFiles.read(folder.resolve("p")),
              folder.resolve("host-connect"),
              0,
              to,
              Time.system())) {
        hostConnect = ConnectPacket.accept(socket);
        assertThat(host.httpPort()).isPositive();
      }
    }
  }

  private static void publish(MqttConnection connection, Message message) {
    connection.publish(
        new MqttMessage(
            message.topic().toString(), message.payload(), message.qos(), message.retain()));
  }

  private void awaitType(MessageType type, int count) {
    Await.until(
        "%d %s".formatted(count, type),
        SOON,
        () -> wire.stream().filter(m -> m.topic().contains("/" + type)).count() >= count);
  }

  private static void awaitValue(PlantroomHost host) {
    Await.until("values flow", SOON, () -> host.tags().size() == 2);
  }

  private void sort(MqttMessage message) {
    SparkplugTopic topic = SparkplugTopic.parse(message.topic()).orElseThrow();
    if (topic.type() != MessageType.STATE) {
      DecodeResult decoded = PayloadCodec.plain().decode(message.payload());
      assertThat(decoded).isInstanceOf(DecodeResult.Decoded.class);
      edgeSaid.add(new Heard(topic.type(), message, ((DecodeResult.Decoded) decoded).payload()));
    }
  }

  private List<HostState> states() {
    return wire.stream()
        .filter(m -> m.topic().equals(HOST_STATE))
        .map(m -> HostState.parse(m.payload()).orElseThrow())
        .toList();
  }

  private List<Heard> of(MessageType... types) {
    List<MessageType> wanted = List.of(types);
    return edgeSaid.stream().filter(h -> wanted.contains(h.type())).toList();
  }

  @AfterAll
  void tellWhatWasHeard() {
    System.out.println(edgeSaid.stream().map(h -> h.type().name()).toList());
  }

  @Test
  @Tag("tck-id-principles-persistence-clean-session-311")
  @Tag("tck-id-message-flow-edge-node-birth-publish-connect")
  @Tag("tck-id-message-flow-edge-node-birth-publish-will-message-payload-bdSeq")
  void edgeConnectsWithACleanSessionAndItsDeathAsTheWill() {
    assertThat(edgeConnect.cleanSession()).isTrue();
    assertThat(edgeConnect.willTopic()).isEqualTo("spBv1.0/lab/NDEATH/bench");
    assertThat(edgeConnect.willQos()).isEqualTo(1);
    assertThat(edgeConnect.willRetain()).isFalse();
    DecodeResult will = PayloadCodec.plain().decode(edgeConnect.will());
    assertThat(((DecodeResult.Decoded) will).payload().metrics())
        .extracting(Metric::name)
        .containsExactly("bdSeq");
  }

  @Test
  @Tag("tck-id-message-flow-phid-sparkplug-clean-session-311")
  @Tag("tck-id-host-topic-phid-death-required")
  @Tag("tck-id-host-topic-phid-death-topic")
  @Tag("tck-id-host-topic-phid-death-qos")
  @Tag("tck-id-host-topic-phid-death-retain")
  @Tag("tck-id-host-topic-phid-death-payload")
  @Tag("tck-id-host-topic-phid-death-payload-timestamp-connect")
  @Tag("tck-id-operational-behavior-host-application-connect-will")
  @Tag("tck-id-operational-behavior-host-application-connect-will-payload")
  @Tag("tck-id-operational-behavior-host-application-connect-will-qos")
  @Tag("tck-id-operational-behavior-host-application-connect-will-retained")
  @Tag("tck-id-operational-behavior-host-application-connect-will-topic")
  @Tag("tck-id-payloads-state-will-message")
  void hostConnectsWithACleanSessionAndItsStateOfflineAsTheWill() {
    assertThat(hostConnect.cleanSession()).isTrue();
    assertThat(hostConnect.willTopic()).isEqualTo(HOST_STATE);
    assertThat(hostConnect.willQos()).isEqualTo(1);
    assertThat(hostConnect.willRetain()).isTrue();
    HostState state = HostState.parse(hostConnect.will()).orElseThrow();
    assertThat(state.online()).isFalse();
    assertThat(state.timestamp()).isBetween(begun, ended);
    assertThat(new String(hostConnect.will(), StandardCharsets.UTF_8)).startsWith("{");
  }

  @Test
  @Tag("tck-id-intro-sparkplug-host-state")
  @Tag("tck-id-components-ph-state")
  @Tag("tck-id-conformance-primary-host")
  @Tag("tck-id-host-topic-phid-birth-message")
  @Tag("tck-id-host-topic-phid-birth-required")
  @Tag("tck-id-host-topic-phid-birth-payload-timestamp")
  @Tag("tck-id-message-flow-phid-sparkplug-state-publish")
  @Tag("tck-id-message-flow-phid-sparkplug-state-publish-payload")
  @Tag("tck-id-message-flow-phid-sparkplug-state-publish-payload-timestamp")
  @Tag("tck-id-operational-behavior-host-application-connect-birth")
  @Tag("tck-id-operational-behavior-host-application-connect-birth-payload")
  @Tag("tck-id-payloads-state-birth")
  @Tag("tck-id-principles-birth-certificates-order")
  void hostBeginsWithItsStateOnlineAndEveryEdgeWithItsBirth() {
    MqttMessage first = wire.getFirst();
    assertThat(first.topic()).isEqualTo(HOST_STATE);
    assertThat(first.qos()).isEqualTo(1);
    assertThat(states().getFirst().online()).isTrue();
    assertThat(states().getFirst().timestamp()).isBetween(begun, ended);
    assertThat(
            of(MessageType.NBIRTH, MessageType.DBIRTH, MessageType.NDATA, MessageType.DDATA)
                .getFirst()
                .type())
        .isEqualTo(MessageType.NBIRTH);
  }

  @Test
  @Tag("tck-id-host-topic-phid-death-payload-timestamp-disconnect-clean")
  @Tag("tck-id-operational-behavior-host-application-death-topic")
  @Tag("tck-id-operational-behavior-host-application-death-qos")
  @Tag("tck-id-operational-behavior-host-application-disconnect-intentional")
  @Tag("tck-id-operational-behavior-host-application-termination")
  void hostEndsWithItsStateOffline() {
    MqttMessage last =
        wire.stream().filter(m -> m.topic().equals(HOST_STATE)).reduce((a, b) -> b).orElseThrow();
    assertThat(last.qos()).isEqualTo(1);
    assertThat(states().getLast().online()).isFalse();
    assertThat(states().getLast().timestamp()).isBetween(states().getFirst().timestamp(), ended);
  }

  @Test
  @Tag("tck-id-message-flow-edge-node-birth-publish-nbirth-qos")
  @Tag("tck-id-message-flow-device-birth-publish-dbirth-qos")
  @Tag("tck-id-payloads-ndata-qos")
  @Tag("tck-id-payloads-ddata-qos")
  @Tag("tck-id-payloads-dcmd-qos")
  void nothingButStateAndTheWillIsAboveQos0() {
    assertThat(
            of(
                MessageType.NBIRTH,
                MessageType.DBIRTH,
                MessageType.NDATA,
                MessageType.DDATA,
                MessageType.DDEATH,
                MessageType.NCMD,
                MessageType.DCMD))
        .allMatch(h -> h.message().qos() == 0);
  }

  @Test
  @Tag("tck-id-message-flow-edge-node-birth-publish-nbirth-payload-seq")
  @Tag("tck-id-payloads-sequence-num-req-nbirth")
  @Tag("tck-id-payloads-dbirth-seq")
  @Tag("tck-id-payloads-ndata-seq")
  @Tag("tck-id-payloads-ddata-seq")
  @Tag("tck-id-payloads-ddeath-seq")
  @Tag("tck-id-payloads-ddeath-seq-number")
  @Tag("tck-id-topics-ddata-seq-num")
  @Tag("tck-id-topics-ddeath-seq-num")
  @Tag("tck-id-topics-ndata-seq-num")
  void sequenceBeginsAt0WithTheBirthAndGrowsByOne() {
    int expected = -1;
    for (Heard heard :
        of(
            MessageType.NBIRTH,
            MessageType.DBIRTH,
            MessageType.NDATA,
            MessageType.DDATA,
            MessageType.DDEATH)) {
      expected = heard.type() == MessageType.NBIRTH ? 0 : (expected + 1) % 256;
      assertThat(heard.payload().seq()).as("%s", heard.type()).isEqualTo(expected);
    }
  }

  @Test
  @Tag("tck-id-payloads-dbirth-timestamp")
  @Tag("tck-id-payloads-dcmd-timestamp")
  @Tag("tck-id-payloads-ddata-timestamp")
  @Tag("tck-id-payloads-ddeath-timestamp")
  @Tag("tck-id-payloads-ncmd-timestamp")
  @Tag("tck-id-payloads-ndata-timestamp")
  @Tag("tck-id-payloads-timestamp-in-UTC")
  @Tag("tck-id-payloads-metric-timestamp-in-UTC")
  @Tag("tck-id-topics-dcmd-timestamp")
  @Tag("tck-id-topics-ddata-timestamp")
  @Tag("tck-id-topics-ndata-timestamp")
  void everyPayloadTellsWhenItWasSentInUtc() {
    assertThat(edgeSaid).allMatch(h -> between(h.payload().timestamp()));
    assertThat(of(MessageType.NDATA, MessageType.DDATA))
        .flatExtracting(h -> h.payload().metrics())
        .allMatch(metric -> between(metric.timestamp()));
  }

  private boolean between(long time) {
    return time >= begun && time <= ended;
  }

  @Test
  @Tag("tck-id-message-flow-edge-node-birth-publish-nbirth-payload-bdSeq")
  @Tag("tck-id-operational-behavior-data-commands-rebirth-action-1")
  @Tag("tck-id-operational-behavior-data-publish-nbirth")
  @Tag("tck-id-operational-behavior-data-publish-dbirth")
  @Tag("tck-id-payloads-name-requirement")
  void birthsNameEveryMetricThatDataMayCarry() {
    assertThat(of(MessageType.NBIRTH)).hasSizeGreaterThanOrEqualTo(2);
    for (Heard birth : of(MessageType.NBIRTH)) {
      assertThat(birth.payload().metrics()).extracting(Metric::name).contains("bdSeq");
    }
    List<Metric> born =
        of(MessageType.NBIRTH, MessageType.DBIRTH).stream()
            .flatMap(h -> h.payload().metrics().stream())
            .toList();
    assertThat(born).allMatch(metric -> metric.name() != null && metric.dataType() > 0);
    assertThat(of(MessageType.NDATA, MessageType.DDATA))
        .flatExtracting(h -> h.payload().metrics())
        .allMatch(m -> born.stream().anyMatch(known -> known.alias() == m.alias()));
  }

  @Test
  @Tag("tck-id-principles-rbe-recommended")
  @Tag("tck-id-operational-behavior-data-publish-dbirth-change")
  @Tag("tck-id-topics-ddata-payload")
  void onlyWhatChangedIsDeviceData() {
    // A dozen polls and more took place; what they read changed once after the first.
    long changes =
        of(MessageType.DDATA).stream().mapToLong(h -> h.payload().metrics().size()).sum();
    assertThat(changes).isBetween(3L, 12L);
  }

  @Test
  @Tag("tck-id-operational-behavior-edge-node-intentional-disconnect-packet")
  @Tag("tck-id-payloads-ndeath-will-message-publisher-disconnect-mqtt311")
  void edgeThatLeavesSaysItsDeathOnceAndTheWillDoesNotRepeatIt() {
    assertThat(of(MessageType.NDEATH)).hasSize(1);
    assertThat(of(MessageType.NDEATH).getFirst().payload().seq()).isEqualTo(-1);
  }
}
