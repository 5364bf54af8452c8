package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.Time;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.ServerFault;
import org.plantroom.testkit.Await;

/** What a project says of requests in flight, seen by the gateway that gets them. */
@Timeout(60)
class RequestsInFlightIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int UNITS = 8;

  private static final String TYPE =
      """
      name: Meter
      class: pump
      scanClasses: {normal: 100ms}
      tags:
        Power: {register: holding 0, type: u16}
      """;

  @Test
  void anEdgeKeepsAsManyInFlightOverAllUnitsAsItsProjectSays(@TempDir Path folder)
      throws IOException {
    try (ModbusServer gateway = ModbusServer.start("127.0.0.1", 0)) {
      for (int unit = 1; unit <= UNITS; unit++) {
        gateway.bank(unit).declare(RegisterTable.HOLDING, 0, 1);
        gateway.bank(unit).fault(new ServerFault.Delay(Duration.ofMillis(20)));
      }
      EdgeNode node = project(folder.resolve("project"), gateway.port(), 3);
      try (PlantroomEdge edge =
          PlantroomEdge.start(node, List.of(), () -> Plants.project(node), folder, Time.system())) {
        assertThat(edge.links()).isEmpty();
        Await.until(
            "every unit is asked often", SOON, () -> gateway.counters().requests() > 10L * UNITS);
        // While it runs: an edge that ends waits for no answer any more.
        assertThat(gateway.counters().mostInFlight()).isEqualTo(3);
        assertThat(gateway.counters().connections()).isEqualTo(1);
      }
    }
  }

  private static EdgeNode project(Path folder, int port, int inFlight) throws IOException {
    StringBuilder site = new StringBuilder("edges:\n  plant:\n    devices:\n");
    for (int unit = 1; unit <= UNITS; unit++) {
      site.append(
          "      meter-%1$d: {type: meter, address: '127.0.0.1:%2$d', unit: %1$d, timeout: 10s, requestsInFlight: %3$d}\n"
              .formatted(unit, port, inFlight));
    }
    Files.createDirectories(folder.resolve("types"));
    Files.createDirectories(folder.resolve("sites"));
    Files.writeString(folder.resolve("project.yaml"), "project: test\n");
    Files.writeString(folder.resolve("types/meter.yaml"), TYPE);
    Files.writeString(folder.resolve("sites/harbour.yaml"), site);
    return Objects.requireNonNull(ProjectFiles.read(folder).orElseThrow().edge(Plants.EDGE));
  }
}
