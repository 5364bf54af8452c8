package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.plantroom.core.Field;
import org.plantroom.core.Placed;
import org.plantroom.core.Section;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;

/**
 * A plant file taken apart, its groups repeated: which parts, connections and devices it has, each
 * with its place, not yet looked into.
 */
final class PlantText {
  /** A part as it is written. */
  record Part(PlantPart.Role role, YamlNode node, Where where) {}

  /** Names of the counters of groups, and of groups in groups. */
  private static final String COUNTERS = "ij";

  private final Section settings;
  private final SequencedMap<String, Part> parts = new LinkedHashMap<>();
  private final List<Placed<String>> connections = new ArrayList<>();
  private final SequencedMap<String, Placed<YamlNode>> devices = new LinkedHashMap<>();

  private PlantText(Section settings) {
    this.settings = settings;
  }

  /** Takes a file's tree apart; what does not fit is reported. */
  static Optional<PlantText> of(YamlNode root, Where top) {
    Optional<Section> settings = PlantKeys.FORMAT.read(PlantValues.of(root).in(root), top);
    return settings.map(
        section -> {
          PlantText text = new PlantText(section);
          Where weather = section.where(PlantKeys.WEATHER);
          section
              .get(PlantKeys.WEATHER)
              .ifPresent(node -> text.put("weather", PlantPart.Role.WEATHER, node, weather));
          text.addAll(section);
          text.repeatAll(section, COUNTERS);
          return text;
        });
  }

  /** Adds the groups of a file, or of a group; each depth has a counter of its own. */
  private void repeatAll(Section section, String counters) {
    for (Placed<YamlNode> group : section.get(PlantKeys.GROUPS).orElse(List.of())) {
      if (counters.isEmpty()) {
        group.where().report("a group in a group in a group", "at most two deep");
      } else {
        repeat(group, counters);
      }
    }
  }

  private void repeat(Placed<YamlNode> group, String counters) {
    int count =
        PlantKeys.GROUP
            .read(group.value(), group.where())
            .flatMap(section -> section.get(PlantKeys.REPEAT))
            .orElse(0);
    for (int i = 1; i <= count; i++) {
      Repeat copy = new Repeat(counters.charAt(0), i);
      PlantKeys.GROUP
          .read(copy.node(group.value()), group.where())
          .ifPresent(
              section -> {
                addAll(section);
                repeatAll(section, counters.substring(1));
              });
    }
  }

  private void addAll(Section section) {
    addParts(section, PlantKeys.CONTROLLERS, PlantPart.Role.CONTROLLER);
    addParts(section, PlantKeys.COMPONENTS, PlantPart.Role.COMPONENT);
    section.get(PlantKeys.CONNECTIONS).ifPresent(connections::addAll);
    forEach(section, PlantKeys.DEVICES, (name, node) -> devices.put(name, node));
  }

  private void addParts(Section section, Field<YamlNode> key, PlantPart.Role role) {
    forEach(section, key, (name, part) -> put(name, role, part.value(), part.where()));
  }

  private void put(String name, PlantPart.Role role, YamlNode node, Where where) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
      where.report("\"%s\"".formatted(name), "a name of letters, digits, - and _");
    } else if (parts.putIfAbsent(name, new Part(role, node, where)) != null) {
      where.report("a second part of this name", "every name only once");
    }
  }

  private static void forEach(
      Section section, Field<YamlNode> key, BiConsumer<String, Placed<YamlNode>> action) {
    section
        .get(key)
        .map(YamlNode.Mapping.class::cast)
        .ifPresent(
            map -> {
              for (YamlNode.Entry entry : map.entries()) {
                Where where = section.where(key).child(entry.key(), entry.place());
                action.accept(entry.key(), new Placed<>(entry.value(), where));
              }
            });
  }

  /** Name, step, start and seed. */
  Section settings() {
    return settings;
  }

  /** Every part by name. */
  SequencedMap<String, Part> parts() {
    return parts;
  }

  /** Every connection as it is written. */
  List<Placed<String>> connections() {
    return connections;
  }

  /** Every device as it is written, by name. */
  SequencedMap<String, Placed<YamlNode>> devices() {
    return devices;
  }
}
