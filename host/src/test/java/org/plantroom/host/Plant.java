package org.plantroom.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Sample;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.security.Accounts;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;
import org.plantroom.sparkplug.NodeMetric;
import org.plantroom.workbench.Workbench;

/** One site with one edge and one pump, for all tests. */
final class Plant {
  static final EdgeId EDGE = new EdgeId("north", "edge1");
  static final DeviceId PUMP = EDGE.device("pump");
  static final String FLOW = PUMP + "/Flow";
  static final String COUNT = PUMP + "/Count";
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private Plant() {}

  static final float FLOW_AT_BIRTH = 1.5f;

  static List<NodeMetric> pump(float flow, long now) {
    return List.of(
        metric("Flow", Value.of(flow), now),
        metric("Count", count(0), now),
        metric("On", Value.of(false), now),
        metric("Mode", Value.ofLong(ValueType.I16, 1), now),
        metric("Name", Value.of("P1"), now));
  }

  static Value count(long count) {
    return Value.ofLong(ValueType.U32, count);
  }

  static NodeMetric metric(String name, Value value, long now) {
    return new NodeMetric(name, value.type(), "", "", Sample.good(value, now));
  }

  /** A host of the plant on a free port, with project and data below the folder. */
  static PlantroomHost host(Path folder, URI broker) {
    return host(folder, broker, Optional.empty());
  }

  /** The same with studies. */
  static PlantroomHost host(Path folder, URI broker, Optional<Workbench> workbench) {
    return host(folder, List.of(broker), workbench);
  }

  /** The same on several brokers. */
  static PlantroomHost host(Path folder, List<URI> brokers) {
    return host(folder, brokers, Optional.empty());
  }

  private static PlantroomHost host(Path folder, List<URI> brokers, Optional<Workbench> workbench) {
    Path project = folder.resolve("project");
    return new PlantroomHost(
        project(project),
        reading(project),
        folder.resolve("host"),
        PageSettings.onLoopback(0),
        () -> brokers.stream().map(MqttBroker::at).toList(),
        Time.system(),
        workbench);
  }

  /** A token for a role at all sites. */
  static String token(Accounts accounts, Role role) {
    long tomorrow = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
    return accounts.issue("test", Grants.everywhere(role), tomorrow, "test").text();
  }

  /** A token for everything, of a host that is not running. */
  static String token(Path data) {
    try (Accounts accounts = Access.accounts(data, Time.system())) {
      return token(accounts, Role.ADMINISTRATOR);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Project project(Path folder) {
    write(folder.resolve("project.yaml"), "project: test\nhistory: {commitEvery: 20ms}\n");
    write(
        folder.resolve("types/pump.yaml"),
        """
        name: Pump
        class: pump
        tags:
          Flow: {register: holding 0, type: f32, unit: l/s, write: {min: 0, max: 50}}
          Count: {register: holding 2, type: u32, counter: true}
          On: {register: coil 0, type: bool, write: true}
          Mode: {register: holding 4, type: i16, write: true, states: {0: off, 1: on}}
          Name: {register: holding 5, type: string, length: 4, write: true}
        alarms:
          FlowHigh: {tag: Flow, high: 40, deadband: 5, priority: high, message: Too much flow}
          FlowLow: {tag: Flow, low: 0.5, onDelay: 3s, priority: medium}
          CountFlood: {tag: Count, high: 1000000, priority: low}
          Off: {tag: "On", is: true, priority: critical, suppressWhile: {tag: Mode, is: off}}
        """);
    write(
        folder.resolve("sites/north.yaml"),
        """
        edges:
          edge1:
            devices:
              pump: {type: pump, address: "127.0.0.1:5020"}
        """);
    return ProjectFiles.read(folder).orElseThrow();
  }

  /** Reads the project anew. */
  static Supplier<ProjectCheck> reading(Path folder) {
    return () -> ProjectFiles.read(folder);
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
