package org.plantroom.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plantroom.core.EdgeId;

/** The project folder of a load's edge nodes, so that the host knows their alarm rules. */
final class LoadProject {
  /** The first tag of the first device of every node. */
  static final String FIRST_TAGS = "*/*/machine-00/T000";

  /** As many as one file is still pleasant to read with. */
  private static final int NODES_A_SITE = 100;

  private LoadProject() {}

  /** The edge node of a number from 0 on. */
  static EdgeId edge(int number) {
    return new EdgeId(site(number / NODES_A_SITE), "edge-%05d".formatted(number));
  }

  private static String site(int number) {
    return "bench-%03d".formatted(number);
  }

  /**
   * Writes it.
   *
   * @param folder made when missing
   * @param nodes edge nodes
   * @param alarmed of how many tags of each device a limit is watched; none is ever reached
   */
  static void write(Path folder, int nodes, LoadShape shape, int alarmed) throws IOException {
    Path types = Files.createDirectories(folder.resolve("types"));
    Path sites = Files.createDirectories(folder.resolve("sites"));
    Files.writeString(folder.resolve("project.yaml"), "project: bench\n");
    try (BufferedWriter type = Files.newBufferedWriter(types.resolve("machine.yaml"))) {
      writeType(type, shape, alarmed);
    }
    for (int first = 0; first < nodes; first += NODES_A_SITE) {
      String name = site(first / NODES_A_SITE);
      try (BufferedWriter site = Files.newBufferedWriter(sites.resolve(name + ".yaml"))) {
        writeSite(site, first, Math.min(nodes, first + NODES_A_SITE), shape);
      }
    }
  }

  private static void writeType(BufferedWriter out, LoadShape shape, int alarmed)
      throws IOException {
    out.write("name: Machine\nclass: other\nscanClasses: {normal: 1s}\ntags:\n");
    int register = 0;
    for (String tag : shape.tagNames()) {
      out.write("  %s: {register: holding %d, type: f32, unit: °C}\n".formatted(tag, register));
      register += 2;
    }
    out.write(alarmed > 0 ? "alarms:\n" : "");
    for (String tag : shape.tagNames().subList(0, alarmed)) {
      out.write(
          "  %1$sTooHigh: {tag: %1$s, high: 90, deadband: 1, priority: high}\n".formatted(tag));
    }
  }

  private static void writeSite(BufferedWriter out, int first, int end, LoadShape shape)
      throws IOException {
    out.write("name: Bench\nedges:\n");
    for (int node = first; node < end; node++) {
      out.write("  %s:\n    devices:\n".formatted(edge(node).edge()));
      for (int machine = 0; machine < shape.machines(); machine++) {
        out.write(
            "      %s: {type: machine, address: 127.0.0.1:502, unit: %d}\n"
                .formatted(shape.machineNames().get(machine), machine + 1));
      }
    }
  }
}
