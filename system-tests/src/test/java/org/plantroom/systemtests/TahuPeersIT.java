package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.tahu.message.model.Metric.MetricBuilder;
import org.eclipse.tahu.message.model.MetricDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeId;
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
import org.plantroom.testkit.Await;
import org.slf4j.LoggerFactory;

/** Our host with Tahu's edge node, and our edge with Tahu's host application, over real sockets. */
@Timeout(180)
class TahuPeersIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String LEVEL = TestProject.DEVICE + "/Level";
  private static final String LIMIT = TestProject.DEVICE + "/Limit";
  private static final String TYPE =
      """
      name: Tank
      class: tank
      scanClasses: {normal: 20ms}
      tags:
        Level: {register: holding 0, type: i32}
        Limit: {register: holding 2, type: i32, write: {min: 0, max: 100}}
      """;

  private final Path folder;
  private final ListAppender<ILoggingEvent> tahuSays = new ListAppender<>();
  private EmbeddedBroker broker;
  private ModbusServer device;

  TahuPeersIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void begin() throws Exception {
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
    device = ModbusServer.start("127.0.0.1", 0);
    tahuSays.start();
    tahuLogger().addAppender(tahuSays);
  }

  /**
   * Of the host application alone: Tahu decodes data on arrival, perhaps before it has taken in the
   * birth just ahead of them, and its decoder then complains of types it does not know yet.
   */
  private static Logger tahuLogger() {
    return (Logger) LoggerFactory.getLogger("org.eclipse.tahu.host");
  }

  @AfterEach
  void end() throws IOException {
    tahuLogger().detachAppender(tahuSays);
    device.close();
    broker.close();
  }

  private Project project(String more) throws IOException {
    Path project = TestProject.write(folder.resolve("project"), TYPE, device.port(), broker.port());
    Files.writeString(project.resolve("project.yaml"), more, StandardOpenOption.APPEND);
    return ProjectFiles.read(project).orElseThrow();
  }

  private List<MqttBroker> brokers() {
    return List.of(
        MqttBroker.at(URI.create("tcp://127.0.0.1:" + broker.port())).withTap(broker.tap()));
  }

  @Test
  void ourHostTakesTahusEdge() throws Exception {
    Project project = project("");
    String token = TestAccess.token(folder.resolve("host"));
    try (PlantroomHost host =
            new PlantroomHost(
                project,
                () -> ProjectFiles.read(folder.resolve("project")),
                folder.resolve("host"),
                0,
                brokers(),
                Time.system());
        HostApi api = new HostApi(host.httpPort(), token)) {
      try (TahuEdge edge = new TahuEdge(broker.port())) {
        awaitLive(api, LEVEL, 7);
        for (int level = 8; level < 20; level++) {
          edge.level(level);
        }
        awaitLive(api, LEVEL, 19);

        int births = edge.births();
        edge.loseOne();
        edge.level(20);
        Await.until("the host asks for a rebirth", SOON, () -> edge.births() > births);
        edge.level(21);
        awaitLive(api, LEVEL, 21);
        Await.until("history has it", SOON, () -> api.history(LEVEL).counts().contains(21L));
        assertThat(api.history(LEVEL).counts()).contains(8L, 12L, 18L, 19L, 20L);

        assertThat(writeLimit(api, 30)).isEqualTo("confirmed");
        assertThat(edge.limit()).isEqualTo(30);
      }
      Await.until("its death", SOON, () -> api.linkState(TestProject.EDGE).equals("disconnected"));
      assertThat(api.tag(LEVEL).quality()).isEqualTo("bad-edge-offline");
    }
  }

  private static void awaitLive(HostApi api, String tag, long value) {
    Await.until(
        "%s is %d".formatted(tag, value),
        SOON,
        () -> api.tags(tag).stream().anyMatch(it -> it.isGood() && it.value().asLong() == value));
  }

  private static String writeLimit(HostApi api, int value) {
    HostApi.Answer accepted =
        api.post("/api/commands", Map.of("tag", LIMIT, "value", value, "reason", "test"));
    String command = "/api/commands/" + accepted.body().path("id").asText();
    Await.until("the end of the command", SOON, () -> isFinal(state(api, command)));
    return state(api, command);
  }

  private static String state(HostApi api, String command) {
    return api.get(command).path("state").asText();
  }

  private static boolean isFinal(String state) {
    return List.of("confirmed", "deviated", "rejected", "expired").contains(state);
  }

  @Test
  @Tag("tck-id-message-flow-device-birth-publish-dbirth-payload")
  @Tag("tck-id-payloads-metric-datatype-value-type")
  void tahusHostTakesOurEdge() throws Exception {
    RegisterBank bank = device.bank(1);
    bank.declare(RegisterTable.HOLDING, 0, 4);
    Project project = project("sparkplug: {hostId: tahu, receipts: false}\n");
    try (TahuHost host = new TahuHost(broker.port())) {
      try (PlantroomEdge edge =
          PlantroomEdge.start(
              Objects.requireNonNull(project.edge(EdgeId.of(TestProject.EDGE))),
              UplinkSettings.only(project.settings(), brokers()),
              () -> ProjectFiles.read(folder.resolve("project")),
              folder.resolve("edge"),
              Time.system())) {
        Await.until("our births", SOON, () -> host.count("onDeviceBirthComplete") == 1);
        assertThat(host.count("onNodeBirthComplete")).isEqualTo(1);

        // More messages than there are sequence numbers.
        for (int level = 1; level <= 270; level++) {
          bank.setWords(RegisterTable.HOLDING, 0, ByteBuffer.allocate(4).putInt(level).array());
          int wanted = level;
          Await.until("level " + level, SOON, () -> host.has("onDataMetric", "Level", wanted));
        }

        host.command(
            "spBv1.0/lab/DCMD/bench/machine",
            new MetricBuilder("Limit", MetricDataType.Int32, 42).createMetric());
        Await.until("the write is read back", SOON, () -> host.has("onDataMetric", "Limit", 42));
        assertThat(bank.getWords(RegisterTable.HOLDING, 2, 2)).containsExactly(0, 0, 0, 42);

        host.command(
            "spBv1.0/lab/NCMD/bench",
            new MetricBuilder("Node Control/Rebirth", MetricDataType.Boolean, true).createMetric());
        Await.until("our rebirth", SOON, () -> host.count("onDeviceBirthComplete") == 2);
        assertThat(edge.links()).containsKey("main");
        assertThat(host.count("onNodeBirthComplete"))
            .as("births, none asked for by Tahu")
            .isEqualTo(2);
        assertThat(host.count("onNodeDeath")).isZero();
      }
      Await.until("our death", SOON, () -> host.count("onNodeDeathComplete") == 1);
      assertThat(complaints()).isEmpty();
    }
  }

  /** What Tahu found wrong. */
  private List<String> complaints() {
    return tahuSays.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }
}
