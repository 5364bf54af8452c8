package org.plantroom.simulation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The displays that come with the example plants: one a plant, for every site with its machines,
 * and some for machine types.
 */
final class PlantDisplays {
  private static final String FOLDER = "/plants/displays/";
  private static final List<String> OF_PLANTS =
      List.of("brine-house", "heat-and-cold", "ice-store", "office", "office-air", "pipeline");

  /** Files named after the machine types they show; one is drawn as any drawing program would. */
  private static final List<String> OF_TYPES = List.of("systemair-save.yaml", "pump-drive.svg");

  private PlantDisplays() {}

  /** The machines of a plant's display with their types, as its file names them. */
  private static Map<String, String> machines(String name) {
    Map<String, String> machines = new HashMap<>();
    Map<?, ?> file = Resources.yaml(FOLDER + name + ".yaml", Map.class);
    if (file.get("machines") instanceof Map<?, ?> all) {
      all.forEach((id, type) -> machines.put(String.valueOf(id), String.valueOf(type)));
    }
    return machines;
  }

  /** The display of a plant with these devices: that which shows most of them, if any fits. */
  static Optional<String> ofPlant(List<PlantDevice> devices) {
    Map<String, String> types =
        devices.stream()
            .collect(Collectors.toMap(PlantDevice::id, d -> d.type().id(), (a, b) -> a));
    return OF_PLANTS.stream()
        .filter(name -> types.entrySet().containsAll(machines(name).entrySet()))
        .max(Comparator.comparingInt(name -> machines(name).size()));
  }

  /** The texts of the displays that show some devices, by the names of their files. */
  static SequencedMap<String, String> texts(List<PlantDevice> devices) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    ofPlant(devices).map(name -> name + ".yaml").ifPresent(file -> texts.put(file, text(file)));
    for (String file : OF_TYPES) {
      String type = file.substring(0, file.indexOf('.'));
      if (devices.stream().anyMatch(device -> device.type().id().equals(type))) {
        texts.put(file, text(file));
      }
    }
    return texts;
  }

  private static String text(String file) {
    return Resources.text(FOLDER + file);
  }
}
