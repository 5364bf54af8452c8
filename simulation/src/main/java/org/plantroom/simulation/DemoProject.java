package org.plantroom.simulation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.plantroom.core.ChangeSet;
import org.plantroom.core.DeviceId;
import org.plantroom.core.ProjectFiles;

/** The demo's project folder: carried as templates that lack only what is known at start. */
final class DemoProject {
  /** The sites, each with a plant of the same name under {@code plants/}. */
  static final List<String> SITES = List.of("mill-road", "north-harbour");

  private static final String PROJECT = "project.yaml";
  private static final String TANK = "types/demo-buffer-tank.yaml";
  private static final String BROKER = "${broker}";

  /** {@code ${port plant-room/hp-01}} stands for the port of that device of the file's site. */
  private static final Pattern PORT = Pattern.compile("\\$\\{port ([^/}]+)/([^/}]+)}");

  private DemoProject() {}

  /** The devices whose ports the templates ask for. */
  static Set<DeviceId> devices() {
    Set<DeviceId> devices = new LinkedHashSet<>();
    for (String site : SITES) {
      PORT.matcher(template(sitePath(site)))
          .results()
          .forEach(match -> devices.add(new DeviceId(site, match.group(1), match.group(2))));
    }
    return devices;
  }

  /**
   * Writes the project; files that are there already are replaced, all together.
   *
   * @param broker where the demo's edges find MQTT
   * @param ports one for each of {@link #devices}
   */
  static void write(Path folder, URI broker, Map<DeviceId, Integer> ports) throws IOException {
    ChangeSet changes =
        ChangeSet.NONE
            .write(PROJECT, template(PROJECT).replace(BROKER, broker.toString()))
            .write(TANK, template(TANK));
    for (String site : SITES) {
      changes = changes.write(sitePath(site), filled(site, ports));
    }
    ProjectFiles.save(folder, changes);
  }

  private static String filled(String site, Map<DeviceId, Integer> ports) {
    return PORT.matcher(template(sitePath(site)))
        .replaceAll(match -> Integer.toString(port(site, match, ports)));
  }

  private static int port(String site, MatchResult match, Map<DeviceId, Integer> ports) {
    Integer port = ports.get(new DeviceId(site, match.group(1), match.group(2)));
    if (port == null) {
      throw new IllegalArgumentException(
          "no port for a device of the demo [" + match.group() + "]");
    }
    return port;
  }

  private static String sitePath(String site) {
    return "sites/%s.yaml".formatted(site);
  }

  private static String template(String name) {
    return Resources.text("/demo/" + name);
  }
}
