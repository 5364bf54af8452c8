package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which order the parts of a plant begin a step, and in which blocks they are solved. */
final class PlantOrder {
  private final List<PlantPart> parts;
  private final List<List<Integer>> followers = new ArrayList<>();
  private final List<List<Integer>> order;

  /**
   * Orders parts.
   *
   * @param needers of each part by name, those that need what it gives
   */
  PlantOrder(List<PlantPart> parts, Map<String, List<String>> needers) {
    this.parts = parts;
    Map<String, Integer> numbers = new HashMap<>();
    parts.forEach(part -> numbers.put(part.name(), numbers.size()));
    for (PlantPart part : parts) {
      followers.add(
          needers.getOrDefault(part.name(), List.of()).stream()
              .map(numbers::get)
              .distinct()
              .toList());
    }
    order =
        Blocks.of(followers).stream()
            .map(block -> SweepOrder.of(block, followers, this::storesHeat))
            .toList();
  }

  private boolean storesHeat(int part) {
    return parts.get(part).component().storedEnergy() != 0;
  }

  /** Weather, controllers with those first whose outputs others read, components. */
  List<PlantPart> parts() {
    List<PlantPart> ordered = new ArrayList<>();
    for (PlantPart.Role role : PlantPart.Role.values()) {
      order.stream()
          .flatMap(List::stream)
          .map(parts::get)
          .filter(part -> part.role() == role)
          .forEach(ordered::add);
    }
    return ordered;
  }

  /** All parts but controllers, which have done their work when a step begins. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (List<Integer> each : order) {
      List<PlantPart> members =
          each.stream()
              .map(parts::get)
              .filter(part -> part.role() != PlantPart.Role.CONTROLLER)
              .toList();
      if (!members.isEmpty()) {
        blocks.add(new Block(members, torn(each)));
      }
    }
    return blocks;
  }

  /** Those that give something to a part of the block that is solved no later than they. */
  private List<PlantPart> torn(List<Integer> block) {
    Map<Integer, Integer> places = new HashMap<>();
    block.forEach(number -> places.put(number, places.size()));
    return block.stream()
        .filter(
            number ->
                followers.get(number).stream()
                    .map(places::get)
                    .anyMatch(place -> place != null && place <= places.getOrDefault(number, 0)))
        .map(parts::get)
        .toList();
  }
}
