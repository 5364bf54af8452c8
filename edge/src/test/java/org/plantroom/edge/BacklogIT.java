package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.edge.ScriptedHost.SOON;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.MachineType;
import org.plantroom.core.TagType;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.mqtt.EmbeddedBroker;
import org.plantroom.mqtt.EmbeddedBrokerSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.sparkplug.HostEvent;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.TcpProxy;

/**
 * What gathered while the link was cut is delivered many times as fast as it came, ten times in the
 * full form, and live values do not wait for it. Fifty tags change with each scan, ten times a
 * second.
 */
@Timeout(300)
final class BacklogIT {
  private static final boolean FULL = Boolean.getBoolean("plantroom.full");

  /** Ten seconds' worth; with {@code -Dplantroom.full=true} a minute's. */
  private static final int SCANS = FULL ? 600 : 100;

  /** The short form has a busy machine to itself seldom; the full one is judged by the figure. */
  private static final int TIMES = FULL ? 10 : 3;

  private static final int TAGS = 50;
  private static final MachineType MACHINE = Plants.counters(TAGS);

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final long LONGEST_LIVE_MILLIS = FULL ? 1_000 : 5_000;

  private final Path folder;
  private int count;

  BacklogIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theBacklogGoesFasterThanItCameAndLiveValuesDoNotWait() throws Exception {
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBrokerSettings.onLoopback(0, folder.resolve("broker")));
        ModbusServer server = ModbusServer.start("127.0.0.1", 0);
        TcpProxy uplink = TcpProxy.start("127.0.0.1", broker.port());
        ScriptedHost host = ScriptedHost.online(broker.port(), "host");
        Ticker _ = counting(server);
        PlantroomEdge _ = edge(server, uplink)) {
      Await.until("values come", SOON, () -> host.kept().size() > 3 * TAGS);
      uplink.mode(TcpProxy.Mode.REFUSE);
      uplink.cut();
      long cut = System.nanoTime();
      long polls = server.counters().requests();
      Await.until("many scans", PATIENCE, () -> server.counters().requests() >= polls + SCANS);
      Duration gathering = Duration.ofNanos(System.nanoTime() - cut);
      int before = host.heard();
      uplink.mode(TcpProxy.Mode.PASS);
      host.awaitEvent("the backlog begins", before, BacklogIT::isHistorical);
      long begun = System.nanoTime();
      host.takeLongestLiveDelay();
      long from = host.lowestMissing();
      Await.until("the backlog is over", SOON, () -> isWhole(host, from));
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      long delay = host.takeLongestLiveDelay();
      System.out.printf("backlog of %s in %s, live in %d ms at most%n", gathering, took, delay);
      assertThat(took).isLessThan(gathering.dividedBy(TIMES));
      assertThat(delay).isLessThan(LONGEST_LIVE_MILLIS);
    }
  }

  private static boolean isWhole(ScriptedHost host, long from) {
    return host.lowestMissing() > from + SCANS / 2 && host.missing() == 0;
  }

  private static boolean isHistorical(HostEvent event) {
    return event instanceof HostEvent.DataReceived data
        && data.metrics().stream().anyMatch(metric -> metric.historical());
  }

  private Ticker counting(ModbusServer server) {
    MACHINE.tags().values().forEach(server.bank(1)::declare);
    return Ticker.every(
        "counts", Plants.SCAN.dividedBy(2), Time.system(), () -> countUp(server), e -> {});
  }

  private void countUp(ModbusServer server) {
    count++;
    for (TagType tag : MACHINE.tags().values()) {
      server.bank(1).set(tag, Value.ofLong(ValueType.U32, count));
    }
  }

  private PlantroomEdge edge(ModbusServer server, TcpProxy uplink) throws IOException {
    EdgeNode node = Plants.edge(Plants.device("pump", MACHINE, server.port(), 1));
    MqttBroker broker = MqttBroker.at(URI.create("tcp://127.0.0.1:" + uplink.port()));
    return PlantroomEdge.start(
        node,
        List.of(new UplinkSettings("main", "host", true, List.of(broker))),
        () -> Plants.project(node),
        folder.resolve("edge"),
        Time.system());
  }
}
