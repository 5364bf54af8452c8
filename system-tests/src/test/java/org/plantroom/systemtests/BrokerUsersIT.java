package org.plantroom.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.RegisterTable;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.testkit.Await;

/** The embedded broker with users, as the how-to tells to set it up. */
class BrokerUsersIT {
  private static final Duration FLOWS = Duration.ofSeconds(60);
  private static final String TYPE =
      """
      name: Tank
      class: tank
      scanClasses: {normal: 250ms}
      tags:
        Level: {register: holding 0, type: u16}
      """;

  private final Path folder;

  BrokerUsersIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void valuesFlowForAnEdgeWithItsPasswordAndForNobodyWithAnother() throws Exception {
    int mqtt = Ports.free();
    int http = Ports.free();
    try (ModbusServer device = ModbusServer.start("127.0.0.1", 0)) {
      device.bank(1).declare(RegisterTable.HOLDING, 0, 1);
      Path project = project(device.port(), mqtt);
      String password = makeUser(project);
      String token = TestAccess.token(folder.resolve("host"));
      try (Program host =
              Program.start(
                  "host",
                  "--project",
                  project,
                  "--data",
                  folder.resolve("host"),
                  "--http",
                  http,
                  "--mqtt",
                  mqtt);
          HostApi api = new HostApi(http, token)) {
        host.awaitLine("^broker: mqtt://127.0.0.1:" + mqtt);
        secret("wrong");
        try (Program edge = edge(project)) {
          edge.awaitError("refused user lab/bench: check user and password");
          assertThat(api.linkState(TestProject.EDGE)).isEqualTo("absent");
          assertThat(edge.err()).noneMatch(line -> line.contains("wrong"));
        }
        secret(password);
        try (Program edge = edge(project)) {
          edge.awaitLine("^edge: " + TestProject.EDGE);
          Await.until("values flow", FLOWS, () -> isGood(api));
        }
      }
      assertThat(Files.readString(project.resolve("broker-users"))).doesNotContain(password);
    }
  }

  private Path project(int devicePort, int mqtt) throws IOException {
    Path project = TestProject.write(folder.resolve("project"), TYPE, devicePort, mqtt);
    Files.writeString(
        project.resolve("project.yaml"),
        """
        project: test
        mqtt:
          brokers:
            - address: tcp://127.0.0.1:%d
              password: file:secrets/{user}
          embedded: {users: broker-users}
        """
            .formatted(mqtt));
    return project;
  }

  private String makeUser(Path project) throws IOException {
    try (Program command = Program.start("broker-user", "--project", project, TestProject.EDGE)) {
      assertThat(command.awaitExit()).isZero();
      return command.out().getFirst();
    }
  }

  private void secret(String password) throws IOException {
    Path file = folder.resolve("project/secrets").resolve(TestProject.EDGE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, password + "\n");
  }

  private Program edge(Path project) throws IOException {
    return Program.start(
        "edge", "--project", project, "--edge", TestProject.EDGE, "--data", folder.resolve("edge"));
  }

  private static boolean isGood(HostApi api) {
    var tags = api.tags(TestProject.DEVICE + "/Level");
    return !tags.isEmpty() && tags.getFirst().isGood();
  }
}
