package org.plantroom.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the project of one site, one edge and one device that most tests need. */
final class TestProject {
  static final String EDGE = "lab/bench";
  static final String DEVICE = "lab/bench/machine";

  private TestProject() {}

  /**
   * Writes the three files.
   *
   * @param type the machine type's YAML
   * @param devicePort Modbus TCP port on loopback
   * @param brokerPort MQTT port on loopback
   */
  static Path write(Path folder, String type, int devicePort, int brokerPort) throws IOException {
    put(
        folder.resolve("project.yaml"),
        """
        project: test
        mqtt: {brokers: ["tcp://127.0.0.1:%d"]}
        """
            .formatted(brokerPort));
    put(folder.resolve("types").resolve("machine.yaml"), type);
    put(
        folder.resolve("sites").resolve("lab.yaml"),
        """
        name: Laboratory
        edges:
          bench:
            devices:
              machine: {type: machine, name: Machine, address: "127.0.0.1:%d"}
        """
            .formatted(devicePort));
    return folder;
  }

  /** Writes one file, and the folders above it. */
  static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
