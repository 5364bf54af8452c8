package org.plantroom.simulation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.plantroom.core.ChangeSet;
import org.plantroom.core.ProjectFiles;

/**
 * A project folder whose devices are those of a simulated plant, so that edge and host read it like
 * one in the field.
 *
 * @param id of project and site
 * @param name for people
 * @param devices that are served
 * @param port TCP port of a device
 */
record PlantProject(String id, String name, PlantDevices devices, ToIntFunction<PlantDevice> port) {
  private static final String HEADER = "# Written by \"plantroom simulate\" at each start.\n";

  /**
   * Writes the project; files that are there already are replaced, all together.
   *
   * @param broker where its edges find MQTT
   */
  void write(Path folder, URI broker) throws IOException {
    ChangeSet changes =
        ChangeSet.NONE
            .write(
                "project.yaml",
                HEADER
                    + "project: %s\nname: %s\nmqtt:\n  brokers: [%s]\n"
                        .formatted(id, quoted(name), quoted(broker.toString())))
            .write("sites/%s.yaml".formatted(id), site());
    for (Map.Entry<String, String> type : devices.types().entrySet()) {
      changes = changes.write("types/%s.yaml".formatted(type.getKey()), type.getValue());
    }
    ProjectFiles.save(folder, changes);
  }

  private String site() {
    StringBuilder site = new StringBuilder(HEADER);
    site.append("name: ").append(quoted(name)).append("\nedges:\n");
    byEdge()
        .forEach(
            (edge, all) -> {
              site.append("  %s:%n    devices:%n".formatted(quoted(edge)));
              all.forEach(device -> site.append(line(device)));
            });
    return site.toString();
  }

  private Map<String, List<PlantDevice>> byEdge() {
    Map<String, List<PlantDevice>> edges = new LinkedHashMap<>();
    for (PlantDevice device : devices.all()) {
      edges.computeIfAbsent(device.edge(), _ -> new ArrayList<>()).add(device);
    }
    return edges;
  }

  private String line(PlantDevice device) {
    return "      %s: {type: %s, address: \"127.0.0.1:%d\", unit: %d%s}%n"
        .formatted(
            quoted(device.id()),
            quoted(device.type().id()),
            port.applyAsInt(device),
            device.slot().unit(),
            device.name().map(text -> ", name: " + quoted(text)).orElse(""));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
