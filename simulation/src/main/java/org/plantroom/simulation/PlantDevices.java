package org.plantroom.simulation;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.plantroom.core.Excerpt;
import org.plantroom.core.MachineType;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Placed;
import org.plantroom.core.Section;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;

/**
 * The devices of a plant file, with their ports and the machine types of the plant's own.
 *
 * @param all in the file's order
 * @param ports how many they need
 * @param types texts of the plant's own types, by id
 */
record PlantDevices(List<PlantDevice> all, int ports, SequencedMap<String, String> types) {
  /** Takes a copy. */
  PlantDevices {
    all = List.copyOf(all);
  }

  /**
   * Reads the devices and connects them with a plant.
   *
   * @param plant built from the same file
   * @throws PlantFileException with all mistakes that could be found
   */
  static PlantDevices read(PlantSource source, Plant plant) throws PlantFileException {
    Mistakes mistakes = new Mistakes();
    Reader reader = new Reader(plant, new PlantTypes(source, mistakes), new PortPlan());
    List<PlantDevice> all =
        source.file().devices(mistakes).entrySet().stream()
            .flatMap(each -> reader.device(each.getKey(), each.getValue()))
            .toList();
    if (!mistakes.isEmpty()) {
      throw new PlantFileException(mistakes.list());
    }
    return new PlantDevices(all, reader.ports.ports(), reader.types.own());
  }

  private record Reader(Plant plant, PlantTypes types, PortPlan ports) {
    Stream<PlantDevice> device(String id, Placed<YamlNode> written) {
      if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        written.where().report(Excerpt.quoted(id), "a name of letters, digits, - _ and dots");
        return Stream.empty();
      }
      return PlantDeviceKeys.FORMAT
          .read(written.value(), written.where())
          .flatMap(section -> device(id, section, written.where()))
          .stream();
    }

    private Optional<PlantDevice> device(String id, Section section, Where where) {
      Optional<PortPlan.Slot> slot =
          ports.next(section.get(PlantDeviceKeys.PORT), section.get(PlantDeviceKeys.UNIT), where);
      Optional<MachineType> type =
          section
              .get(PlantDeviceKeys.TYPE)
              .flatMap(name -> types.find(name, section.where(PlantDeviceKeys.TYPE)));
      return slot.flatMap(at -> type.map(known -> device(id, section, known, at)));
    }

    private PlantDevice device(String id, Section section, MachineType type, PortPlan.Slot slot) {
      return new PlantDevice(
          id,
          section.get(PlantDeviceKeys.NAME),
          section.get(PlantDeviceKeys.EDGE).orElse(""),
          type,
          slot,
          new DeviceWiring(plant, type, types.resting(type)).read(section));
    }
  }
}
