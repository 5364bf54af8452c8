package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.edge.ScriptedHost.SOON;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.Device;
import org.plantroom.core.MachineType;
import org.plantroom.core.Mistake;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.Quality;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.RegisterBank;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.sparkplug.ResolvedMetric;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.TcpProxy;

/** An edge that becomes another while it runs, between simulated devices and a scripted host. */
@Timeout(120)
class EdgeReloadIT {
  private static final TagType C0 = Plants.tag("c0", 0, RegisterType.U32);
  private static final TagType C1 = Plants.tag("c1", 2, RegisterType.U32);
  private static final MachineType ONE = Plants.machine(C0);
  private static final MachineType TWO = Plants.machine(C0, C1);

  private final String hostId = "reload";
  private EmbeddedBroker broker;
  private ModbusServer pumps;
  private ModbusServer fans;
  private TcpProxy uplink;
  private ScriptedHost host;
  private PlantroomEdge edge;
  private volatile ProjectCheck project = Plants.project(Plants.edge());
  private long counted;
  private int orders;

  @BeforeEach
  void begin(@TempDir Path data) throws Exception {
    broker = EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, data.resolve("broker")));
    pumps = server();
    fans = server();
    uplink = TcpProxy.start("127.0.0.1", broker.port());
    host = ScriptedHost.online(broker.port(), hostId);
    List<MqttBroker> brokers =
        List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:" + uplink.port())));
    edge =
        PlantroomEdge.start(
            Plants.edge(pump(), secondPump()),
            List.of(new UplinkSettings("main", hostId, true, brokers)),
            () -> project,
            data,
            Time.system());
    host.awaitEvent("values", 0, e -> isDataOf(e, "pump"));
  }

  private static ModbusServer server() throws IOException {
    ModbusServer server = ModbusServer.start("127.0.0.1", 0);
    for (int unit = 1; unit <= 3; unit++) {
      server.bank(unit).declare(C0);
      server.bank(unit).declare(C1);
    }
    return server;
  }

  @AfterEach
  void end() throws IOException {
    edge.close();
    host.close();
    uplink.close();
    fans.close();
    pumps.close();
    broker.close();
  }

  private Device pump() {
    return Plants.device("pump", ONE, pumps.port(), 1);
  }

  /** Behind the same connection as the first. */
  private Device secondPump() {
    return Plants.device("second", ONE, pumps.port(), 2);
  }

  private Device fan(MachineType type) {
    return Plants.device("fan", type, fans.port(), 1);
  }

  private void become(Device... devices) {
    project = Plants.project(Plants.edge(devices));
  }

  /** Orders a reload and waits for the answer. */
  private void reload(String outcome, String detail) {
    String id = "reload-" + orders++;
    host.write(EdgeMetrics.COMMAND, Value.of("{\"id\":\"%s\",\"reload\":true}".formatted(id)));
    host.awaitEvent("the answer", 0, e -> isAnswer(e, id, outcome, detail));
  }

  private static boolean isAnswer(HostEvent event, String id, String outcome, String detail) {
    return event instanceof HostEvent.DataReceived data
        && data.metrics().stream()
            .filter(m -> m.name().equals(EdgeMetrics.COMMAND_RESULT))
            .map(m -> String.valueOf(m.sample().value()))
            .anyMatch(t -> t.contains(id) && t.contains(outcome) && t.contains(detail));
  }

  private static boolean isDataOf(HostEvent event, String device) {
    return event instanceof HostEvent.DataReceived data
        && data.device() != null
        && data.device().device().equals(device);
  }

  /** Counts the pump up; each count is read before the next. */
  private void count(int further) {
    RegisterBank bank = pumps.bank(1);
    for (int i = 0; i < further; i++) {
      bank.set(C0, Value.ofLong(ValueType.U32, ++counted));
      long before = pumps.counters().requests();
      Await.until("six polls", SOON, () -> pumps.counters().requests() >= before + 6);
    }
  }

  private List<ResolvedMetric> kept(String device) {
    return host.kept().stream()
        .filter(m -> m.device() != null && m.device().device().equals(device))
        .toList();
  }

  private void assertPumpUndisturbed(long connections) {
    Await.until("all counts", SOON, () -> host.values("c0").contains(counted));
    assertThat(kept("pump")).allMatch(m -> m.sample().quality().isGood());
    assertThat(kept("pump").stream().map(m -> Objects.requireNonNull(m.sample().value()).bits()))
        .as("each count once, in order")
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize((int) counted + 1);
    assertThat(pumps.counters().connections()).isEqualTo(connections);
  }

  @Test
  void devicesComeAndGoAndChangeAndTheOthersNoticeNothing() {
    long connections = pumps.counters().connections();
    count(3);
    become(pump(), secondPump(), fan(ONE));
    reload("ACCEPTED", "1 device added");
    host.awaitEvent("the new one's values", 0, e -> isDataOf(e, "fan"));
    count(3);
    become(pump(), fan(TWO));
    reload("ACCEPTED", "1 device changed, 1 device removed");
    host.awaitEvent("the new tag", 0, e -> hasGood(e, "fan", "c1"));
    count(3);
    become(pump());
    reload("ACCEPTED", "1 device removed");
    count(3);
    assertPumpUndisturbed(connections);
    assertThat(kept("fan").getLast().sample().quality()).isEqualTo(Quality.BAD_REMOVED);
    assertThat(kept("second").getLast().sample().quality()).isEqualTo(Quality.BAD_REMOVED);
    assertThat(host.heard(e -> e instanceof HostEvent.NodeDied)).isEmpty();
    long idle = fans.counters().requests();
    count(2);
    assertThat(fans.counters().requests()).as("nobody asks the removed fan").isEqualTo(idle);
  }

  private static boolean hasGood(HostEvent event, String device, String tag) {
    return isDataOf(event, device)
        && ((HostEvent.DataReceived) event)
            .metrics().stream()
                .anyMatch(m -> m.name().equals(tag) && m.sample().quality().isGood());
  }

  @Test
  void aProjectWithMistakesIsRefusedAndTheEdgeGoesOn() {
    long connections = pumps.counters().connections();
    count(2);
    Mistake mistake = new Mistake(Path.of("types/fan.yaml"), 4, 2, "tags", "rubbish", "tags");
    project = new ProjectCheck.Mistaken(List.of(mistake), 0);
    reload("REJECTED", "types/fan.yaml:4: tags: rubbish");
    project = Plants.project(Plants.edgeOf("elsewhere", pump()));
    reload("REJECTED", "this edge no more");
    become(pump(), secondPump());
    reload("ACCEPTED", "no changes");
    count(2);
    assertPumpUndisturbed(connections);
  }
}
