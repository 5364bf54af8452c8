package org.plantroom.simulation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.plantroom.core.ChangeSet;
import org.plantroom.core.ProjectFiles;

/**
 * A project folder whose devices are those of simulated plants, so that edge and host read them
 * like those in the field.
 *
 * @param id of the project
 * @param name for people
 * @param sites each with its plant's devices
 */
record PlantProject(String id, String name, List<PlantSite> sites) {
  private static final String HEADER =
      "# Written at each start of the simulation; the ports are those its machines listen on now.\n";

  /** Takes a copy. */
  PlantProject {
    sites = List.copyOf(sites);
  }

  /**
   * Writes the project; files that are there already are replaced, all together.
   *
   * @param broker where its edges find MQTT
   */
  void write(Path folder, URI broker) throws IOException {
    ChangeSet changes =
        ChangeSet.NONE.write(
            "project.yaml",
            HEADER
                + "project: %s\nname: %s\nmqtt:\n  brokers: [%s]\n"
                    .formatted(id, quoted(name), quoted(broker.toString())));
    for (PlantSite site : sites) {
      changes = changes.write("sites/%s.yaml".formatted(site.id()), HEADER + site.yaml());
      for (Map.Entry<String, String> display :
          PlantDisplays.texts(site.devices().all()).entrySet()) {
        changes = changes.write("displays/" + display.getKey(), display.getValue());
      }
      for (Map.Entry<String, String> type : site.devices().types().entrySet()) {
        changes = changes.write("types/%s.yaml".formatted(type.getKey()), type.getValue());
      }
    }
    ProjectFiles.save(folder, changes);
  }

  /** A text as YAML writes it, whatever is in it. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
