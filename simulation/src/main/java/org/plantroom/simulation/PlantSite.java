package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A project's site whose devices are those of a simulated plant.
 *
 * @param id of the site
 * @param text what it says of itself
 * @param devices that are served
 * @param port TCP port of a device
 */
record PlantSite(String id, SiteText text, PlantDevices devices, ToIntFunction<PlantDevice> port) {
  /** The site's file. */
  String yaml() {
    StringBuilder site = new StringBuilder("name: ").append(PlantProject.quoted(text.name()));
    site.append('\n');
    text.timeZone().ifPresent(zone -> site.append("timeZone: %s%n".formatted(zone)));
    text.position()
        .ifPresent(
            at ->
                site.append(
                    "position: {latitude: %s, longitude: %s}%n"
                        .formatted(at.latitude(), at.longitude())));
    PlantDisplays.ofPlant(devices.all())
        .ifPresent(display -> site.append("display: %s%n".formatted(display)));
    site.append("edges:\n");
    byEdge()
        .forEach(
            (edge, all) -> {
              site.append(
                  "  %s:%n    name: %s%n    devices:%n"
                      .formatted(PlantProject.quoted(edge), PlantProject.quoted(words(edge))));
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

  /** An id as people would write it: {@code plant-room} is "Plant room". */
  private static String words(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
  }

  private String line(PlantDevice device) {
    return "      %s: {type: %s, address: \"127.0.0.1:%d\", unit: %d%s}%n"
        .formatted(
            PlantProject.quoted(device.id()),
            PlantProject.quoted(device.type().id()),
            port.applyAsInt(device),
            device.slot().unit(),
            device.name().map(name -> ", name: " + PlantProject.quoted(name)).orElse(""));
  }
}
