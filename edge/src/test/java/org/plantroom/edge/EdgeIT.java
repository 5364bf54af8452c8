package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.edge.ScriptedHost.SOON;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.MachineType;
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.ServerFault;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.sparkplug.ResolvedMetric;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.TcpProxy;

/** A whole edge between a simulated device and a scripted host, over real sockets. */
@Timeout(180)
class EdgeIT {
  private static final TagType C0 = Plants.tag("c0", 0, RegisterType.U32);
  private static final TagType SETPOINT = Plants.writable("setpoint", 10, RegisterType.U16, 20, 60);
  private static final MachineType MACHINE = Plants.machine(C0, SETPOINT);

  private static EmbeddedBroker broker;
  private static int hosts;

  private Path data;
  private final String hostId = "host" + hosts++;
  private ModbusServer server;
  private TcpProxy uplink;
  private ScriptedHost host;
  private PlantroomEdge edge;

  @BeforeAll
  static void startBroker(@TempDir Path brokerFolder) throws InterruptedException {
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, brokerFolder));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void begin(@TempDir Path fresh) throws IOException {
    data = fresh;
    server = ModbusServer.start("127.0.0.1", 0);
    declare(1);
    uplink = TcpProxy.start("127.0.0.1", broker.port());
    host = ScriptedHost.online(broker.port(), hostId);
    edge = start(pump());
  }

  @AfterEach
  void end() throws IOException {
    edge.close();
    host.close();
    uplink.close();
    server.close();
  }

  private void declare(int unit) {
    server.bank(unit).declare(C0);
    server.bank(unit).declare(SETPOINT);
  }

  private Device pump() {
    return Plants.device("pump", MACHINE, server.port(), 1);
  }

  private PlantroomEdge start(Device... devices) throws IOException {
    EdgeNode node = Plants.edge(devices);
    List<MqttBroker> brokers =
        List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:" + uplink.port())));
    return PlantroomEdge.start(
        node,
        List.of(new UplinkSettings("main", hostId, true, brokers)),
        () -> Plants.project(node),
        data,
        Time.system());
  }

  private void restart(Device... devices) throws IOException {
    edge.close();
    edge = start(devices);
  }

  /**
   * Counts the register up; each count has been read at least once before the next, even if the
   * first two answers came too late, as on a busy machine's first polls.
   */
  private void countTo(int from, int to) {
    for (long value = from; value <= to; value++) {
      server.bank(1).set(C0, Value.ofLong(ValueType.U32, value));
      long before = server.counters().requests();
      Await.until("four polls", SOON, () -> server.counters().requests() >= before + 4);
    }
  }

  private static Set<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().collect(Collectors.toSet());
  }

  private void awaitValues(long from, long to) {
    Await.until(
        "all values from %d to %d".formatted(from, to),
        SOON,
        () -> host.values("c0").containsAll(range(from, to)));
  }

  private static boolean isGood(HostEvent event, String tag, long value) {
    return event instanceof HostEvent.DataReceived received
        && received.metrics().stream()
            .anyMatch(
                m ->
                    m.name().equals(tag)
                        && m.sample().value() != null
                        && m.sample().value().bits() == value);
  }

  private void assertNoSampleTwice() {
    Collection<List<Object>> samples =
        host.kept().stream().map(m -> List.<Object>of(m.device(), m.name(), m.sample())).toList();
    assertThat(samples).doesNotHaveDuplicates();
  }

  @Test
  void birthsComeBeforeDataAndDataCarriesWhatWasRead() {
    countTo(1, 5);
    awaitValues(1, 5);
    List<HostEvent> first = host.heard(e -> !(e instanceof HostEvent.Refused)).subList(0, 2);
    assertThat(first.get(0)).isInstanceOf(HostEvent.NodeBorn.class);
    assertThat(((HostEvent.NodeBorn) first.get(0)).takesReceipts()).isTrue();
    assertThat(first.get(1)).isInstanceOf(HostEvent.DeviceBorn.class);
    assertNoSampleTwice();
  }

  @Test
  void everyCountIsKeptOnceOverCutsAndRestarts() throws IOException {
    int value = 0;
    for (int round = 0; round < 4; round++) {
      countTo(value + 1, value + 5);
      uplink.mode(TcpProxy.Mode.REFUSE);
      countTo(value + 6, value + 10);
      if (round % 2 == 1) {
        restart(pump());
      }
      countTo(value + 11, value + 12);
      uplink.mode(TcpProxy.Mode.PASS);
      countTo(value + 13, value + 15);
      value += 15;
    }
    awaitValues(1, value);
    assertNoSampleTwice();
    assertThat(host.doubles()).isLessThan(host.kept().size());
    Await.until("nothing missing", SOON, () -> host.lowestMissing() > 1_700_000_000_000L);
  }

  @Test
  void aRebirthIsGivenWhenAskedFor() {
    countTo(1, 2);
    awaitValues(1, 2);
    int before = host.heard();
    host.askForRebirth();
    host.awaitEvent(
        "a rebirth", before, e -> e instanceof HostEvent.NodeBorn born && born.rebirth());
    host.awaitEvent("the device's birth", before, e -> e instanceof HostEvent.DeviceBorn);
    countTo(3, 4);
    awaitValues(1, 4);
    assertThat(host.doubles()).isZero();
  }

  @Test
  @Tag("tck-id-operational-behavior-edge-node-termination-host-offline-reconnect")
  void whileTheHostIsOfflineNothingIsSentAndAfterwardsAllComesAsHistory() {
    countTo(1, 3);
    awaitValues(1, 3);
    int before = host.heard();
    host.sayOffline();
    host.awaitEvent("NDEATH", before, e -> e instanceof HostEvent.NodeDied);
    int silent = host.heard();
    countTo(4, 8);
    assertThat(host.heard()).isEqualTo(silent);
    host.sayOnline();
    awaitValues(1, 8);
    List<ResolvedMetric> late =
        host.kept().stream().filter(m -> m.name().equals("c0") && isBetween(m, 4, 7)).toList();
    assertThat(late).hasSize(4).allMatch(ResolvedMetric::historical);
    assertNoSampleTwice();
  }

  private static boolean isBetween(ResolvedMetric metric, long from, long to) {
    Value value = metric.sample().value();
    return value != null && value.bits() >= from && value.bits() <= to;
  }

  @Test
  void aSilentDeviceIsBadThenDeadAndBornAgainWhenItAnswers() {
    countTo(1, 2);
    awaitValues(1, 2);
    int before = host.heard();
    server.bank(1).fault(new ServerFault.Silent());
    host.awaitEvent("DDEATH", before, e -> e instanceof HostEvent.DeviceDied);
    assertThat(host.kept())
        .anyMatch(m -> m.name().equals("c0") && m.sample().quality() == Quality.BAD_NO_ANSWER)
        .anyMatch(
            m -> m.name().equals("setpoint") && m.sample().quality() == Quality.BAD_NO_ANSWER);
    int dead = host.heard();
    server.bank(1).fault(new ServerFault.None());
    host.awaitEvent("DBIRTH", dead, e -> e instanceof HostEvent.DeviceBorn);
    host.awaitEvent("values again", dead, e -> isGood(e, "c0", 2));
  }

  @Test
  void aReturnMakesNeighboursBeTriedBeforeTheirBackOffIsOver() throws IOException {
    try (ModbusServer other = ModbusServer.start("127.0.0.1", 0)) {
      other.bank(1).declare(C0);
      other.bank(1).declare(SETPOINT);
      Device fan = Plants.device("fan", MACHINE, other.port(), 1);
      restart(pump(), fan);
      countTo(1, 1);
      host.awaitEvent("the fan's values", 0, e -> isOf(e, "fan"));
      int before = host.heard();
      other.stop();
      server.stop();
      host.awaitEvent("one death", before, e -> isDeathOf(e, "pump"));
      host.awaitEvent("the other", before, e -> isDeathOf(e, "fan"));
      int dead = host.heard();
      other.restart();
      server.restart();
      host.awaitEvent("both back", dead, e -> isBirthOf(e, "pump"));
      long first = System.nanoTime();
      host.awaitEvent("both back", dead, e -> isBirthOf(e, "fan"));
      assertThat(System.nanoTime() - first).isLessThan(Duration.ofSeconds(10).toNanos());
    }
  }

  private static boolean isOf(HostEvent event, String device) {
    return event instanceof HostEvent.DataReceived data
        && data.device() != null
        && data.device().device().equals(device);
  }

  private static boolean isDeathOf(HostEvent event, String device) {
    return event instanceof HostEvent.DeviceDied died && died.device().device().equals(device);
  }

  private static boolean isBirthOf(HostEvent event, String device) {
    return event instanceof HostEvent.DeviceBorn born && born.device().device().equals(device);
  }

  @Test
  void aCommandIsExecutedAndAnswered() {
    countTo(1, 1);
    awaitValues(1, 1);
    host.write(
        EdgeMetrics.COMMAND, ScriptedHost.command("good", 42, Time.system().millis() + 60_000));
    host.awaitEvent("accepted", 0, e -> ScriptedHost.isResult(e, "good", "ACCEPTED"));
    assertThat(Objects.requireNonNull(server.bank(1).get(SETPOINT).value()).bits()).isEqualTo(42);
    host.awaitEvent("read back", 0, e -> isGood(e, "setpoint", 42));
    host.write(
        EdgeMetrics.COMMAND, ScriptedHost.command("high", 61, Time.system().millis() + 60_000));
    host.awaitEvent("refused", 0, e -> ScriptedHost.isResult(e, "high", "REJECTED"));
    host.write(EdgeMetrics.COMMAND, ScriptedHost.command("late", 43, Time.system().millis() - 1));
    host.awaitEvent("expired", 0, e -> ScriptedHost.isResult(e, "late", "EXPIRED"));
    host.writeTo("pump", "setpoint", Value.ofLong(ValueType.U16, 50));
    host.awaitEvent("plain", 0, e -> isGood(e, "setpoint", 50));
  }

  @Test
  void theBacklogOfADeviceNoLongerThereIsStillDelivered() throws IOException {
    countTo(1, 2);
    awaitValues(1, 2);
    uplink.mode(TcpProxy.Mode.REFUSE);
    countTo(3, 6);
    declare(2);
    restart(Plants.device("fan", MACHINE, server.port(), 1));
    uplink.mode(TcpProxy.Mode.PASS);
    countTo(7, 9);
    awaitValues(7, 9);
    Await.until("no gap left", SOON, () -> host.lowestMissing() > 1_700_000_000_000L);
    assertThat(host.values("c0")).containsAll(range(1, 6));
    assertNoSampleTwice();
  }

  @Test
  void theBacklogOfATagNoLongerThereIsStillDelivered() throws IOException {
    countTo(1, 2);
    awaitValues(1, 2);
    uplink.mode(TcpProxy.Mode.REFUSE);
    countTo(3, 6);
    restart(Plants.device("pump", Plants.machine(SETPOINT), server.port(), 1));
    uplink.mode(TcpProxy.Mode.PASS);
    awaitValues(1, 6);
    Await.until("no gap left", SOON, () -> host.lowestMissing() > 1_700_000_000_000L);
    assertNoSampleTwice();
    server.bank(1).set(SETPOINT, Value.ofLong(ValueType.U16, 33));
    host.awaitEvent("the device lives", 0, e -> isGood(e, "setpoint", 33));
  }
}
