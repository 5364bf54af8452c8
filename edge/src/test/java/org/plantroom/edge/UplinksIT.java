package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.edge.ScriptedHost.SOON;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.LinkStatus;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.TcpProxy;

/** An edge with two hosts, each behind a broker of its own, over real sockets. */
@Timeout(180)
class UplinksIT {
  private static final TagType C0 = Plants.tag("c0", 0, RegisterType.U32);
  private static final TagType SETPOINT = Plants.writable("setpoint", 10, RegisterType.U16, 20, 60);
  private static final Duration LIVE = Duration.ofSeconds(5);

  private Path data;
  private ModbusServer server;
  private EmbeddedBroker plantBroker;
  private EmbeddedBroker companyBroker;
  private TcpProxy companyLink;
  private ScriptedHost plant;
  private ScriptedHost company;
  private PlantroomEdge edge;
  private long count;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    data = folder.resolve("edge");
    server = ModbusServer.start("127.0.0.1", 0);
    server.bank(1).declare(C0);
    server.bank(1).declare(SETPOINT);
    plantBroker = broker(folder.resolve("plant"));
    companyBroker = broker(folder.resolve("company"));
    companyLink = TcpProxy.start("127.0.0.1", companyBroker.port());
    plant = ScriptedHost.online(plantBroker.port(), "plant");
    company = ScriptedHost.online(companyBroker.port(), "company");
    edge = start(true);
  }

  private static EmbeddedBroker broker(Path folder) throws InterruptedException {
    return EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder));
  }

  @AfterEach
  void end() throws IOException {
    edge.close();
    company.close();
    plant.close();
    companyLink.close();
    companyBroker.close();
    plantBroker.close();
    server.close();
  }

  private PlantroomEdge start(boolean companyGivesReceipts) throws IOException {
    EdgeNode node =
        Plants.edge(Plants.device("pump", Plants.machine(C0, SETPOINT), server.port(), 1));
    return PlantroomEdge.start(
        node,
        List.of(
            new UplinkSettings("main", "plant", true, at(plantBroker.port())),
            new UplinkSettings("company", "company", companyGivesReceipts, at(companyLink.port()))),
        () -> Plants.project(node),
        data,
        Time.system());
  }

  private static List<MqttBroker> at(int port) {
    return List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:" + port)));
  }

  private void restart() throws IOException {
    edge.close();
    edge = start(true);
  }

  /** Counts the register up; each count is read before the next. */
  private void countUp(int times) {
    for (int i = 0; i < times; i++) {
      server.bank(1).set(C0, Value.ofLong(ValueType.U32, ++count));
      long before = server.counters().requests();
      Await.until("four polls", SOON, () -> server.counters().requests() >= before + 4);
    }
  }

  private void awaitAll(ScriptedHost host, Duration within) {
    Set<Long> all = LongStream.rangeClosed(1, count).boxed().collect(Collectors.toSet());
    Await.until("all values", within, () -> host.values("c0").containsAll(all));
  }

  private static void assertNoSampleTwice(ScriptedHost host) {
    assertThat(host.kept().stream().map(m -> List.of(m.device(), m.name(), m.sample())).toList())
        .doesNotHaveDuplicates();
  }

  private LinkStatus.State link(String uplink) {
    return Objects.requireNonNull(edge.links().get(uplink)).state();
  }

  @Test
  void bothHostsGetEveryValueOnceThoughOneIsCutAndTheEdgeRestarts() throws IOException {
    countUp(3);
    awaitAll(plant, SOON);
    awaitAll(company, SOON);

    companyLink.mode(TcpProxy.Mode.BLACKHOLE);
    countUp(5);
    awaitAll(plant, LIVE);
    companyLink.mode(TcpProxy.Mode.REFUSE);
    countUp(3);
    awaitAll(plant, LIVE);
    Await.until("the cut shows", SOON, () -> link("company") != LinkStatus.State.CONNECTED);
    assertThat(link("main")).isEqualTo(LinkStatus.State.CONNECTED);
    assertThat(plant.heard(e -> isNodeDeath(e))).isEmpty();

    restart();
    countUp(3);
    awaitAll(plant, SOON);

    companyLink.mode(TcpProxy.Mode.PASS);
    countUp(3);
    awaitAll(company, SOON);
    awaitAll(plant, SOON);
    assertNoSampleTwice(plant);
    assertNoSampleTwice(company);
    assertThat(plant.doubles()).as("sent to the plant's host again").isLessThan(5);
  }

  private static boolean isNodeDeath(HostEvent event) {
    return event instanceof HostEvent.NodeDied;
  }

  @Test
  void oneHostHearsHowTheOtherIsReached() {
    plant.awaitEvent("the company's link is told", 0, e -> tells(e, "company", true));
    company.awaitEvent("the plant's link is told", 0, e -> tells(e, "main", true));
    int before = plant.heard();
    companyLink.mode(TcpProxy.Mode.REFUSE);
    plant.awaitEvent("its loss is told", before, e -> tells(e, "company", false));
  }

  private static boolean tells(HostEvent event, String uplink, boolean connected) {
    return event instanceof HostEvent.DataReceived data
        && data.metrics().stream()
            .filter(m -> m.name().equals(EdgeMetrics.UPLINK_PREFIX + uplink))
            .anyMatch(
                m -> String.valueOf(m.sample().value()).contains("\"connected\":" + connected));
  }

  @Test
  void commandsComeFromEitherHostAndTheAnswerGoesToWhoAsked() {
    countUp(1);
    awaitAll(plant, SOON);
    awaitAll(company, SOON);
    plant.write(
        EdgeMetrics.COMMAND, ScriptedHost.command("c", 42, Time.system().millis() + 60_000));
    plant.awaitEvent("the plant's answer", 0, e -> ScriptedHost.isResult(e, "c", "ACCEPTED"));
    company.write(
        EdgeMetrics.COMMAND, ScriptedHost.command("c", 61, Time.system().millis() + 60_000));
    company.awaitEvent("the company's answer", 0, e -> ScriptedHost.isResult(e, "c", "REJECTED"));
    assertThat(Objects.requireNonNull(server.bank(1).get(SETPOINT).value()).bits()).isEqualTo(42);
    assertThat(plant.heard(e -> ScriptedHost.isResult(e, "c", "REJECTED"))).isEmpty();
    assertThat(company.heard(e -> ScriptedHost.isResult(e, "c", "ACCEPTED"))).isEmpty();
  }

  @Test
  void aHostWithoutReceiptsIsNotSentAllAgainAfterARestart() throws IOException {
    edge.close();
    company.giveNoReceipts();
    edge = start(false);
    plant.sayOffline();
    countUp(5);
    awaitAll(company, SOON);
    Path delivered = data.resolve(Plants.EDGE.site()).resolve(Plants.EDGE.edge());
    edge.close();
    assertThat(delivered.resolve("delivered-company")).exists();
    int before = company.doubles();
    edge = start(false);
    countUp(2);
    awaitAll(company, SOON);
    assertThat(company.doubles()).isEqualTo(before);
    plant.sayOnline();
    awaitAll(plant, SOON);
    assertNoSampleTwice(plant);
    assertNoSampleTwice(company);
  }

  /** Takes half a minute, so it runs with {@code -Dplantroom.full=true} only. */
  @Test
  @EnabledIfSystemProperty(named = "plantroom.full", matches = "true")
  void aBrokerWhereTheHostIsNotIsLeftForTheNext() throws IOException {
    edge.close();
    List<MqttBroker> wrongFirst = new ArrayList<>(at(plantBroker.port()));
    wrongFirst.addAll(at(companyBroker.port()));
    EdgeNode node =
        Plants.edge(Plants.device("pump", Plants.machine(C0, SETPOINT), server.port(), 1));
    edge =
        PlantroomEdge.start(
            node,
            List.of(new UplinkSettings("main", "company", true, wrongFirst)),
            () -> Plants.project(node),
            data,
            Time.system());
    countUp(2);
    awaitAll(company, HostSearch.PATIENCE.plus(SOON));
  }
}
